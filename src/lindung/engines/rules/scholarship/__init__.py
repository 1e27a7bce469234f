"""Scholarships for the children of insured workers as dated parameters."""
