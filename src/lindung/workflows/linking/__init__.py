"""Linking registers and plain files, and what the offices do with the result."""
