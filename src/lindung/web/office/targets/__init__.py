"""Targets at the office desk: spread one over the areas inside, read it, change it, hand it out."""
