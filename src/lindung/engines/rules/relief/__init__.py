"""Temporary reliefs of contributions: shares, months and excluded payers as dated parameters."""
