"""The public desk: reads published aggregates only."""
