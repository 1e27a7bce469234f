"""The desk of the clinical review: a queue of doubtful pairs, and one pair at a time."""
