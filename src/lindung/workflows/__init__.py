"""Verbs of the office: each opens its transaction, calls engines with plain values, returns a plain value."""
