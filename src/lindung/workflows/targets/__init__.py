"""Verbs of target plans: spread a target over the areas inside, edit it, take a version back, write it as a file."""
