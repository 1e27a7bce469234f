"""The law as dated parameters and small functions; empty until contributions are computed."""
