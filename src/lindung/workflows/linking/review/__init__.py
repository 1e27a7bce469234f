"""Clerical review: pairs that people read, and what they decide."""
