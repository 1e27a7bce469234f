"""Invented populations and office files with planted errors, with the truth kept beside them."""
