"""Answers as plain values, for machines and for whoever prints them."""
