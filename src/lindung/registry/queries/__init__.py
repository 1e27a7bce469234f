"""Where personal records become vocabulary."""
