"""Job-loss insurance (JKP): how it is funded and what it pays as dated parameters."""
