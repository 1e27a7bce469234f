"""Death insurance (JKM): its rate and benefits as dated parameters."""
