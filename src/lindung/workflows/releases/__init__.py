"""Releases of observations: stored, released, withdrawn, compared, written as files."""
