"""Disclosure control: what is released must not be turned back into people."""
