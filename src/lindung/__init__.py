"""Lindung: one list, one number, one plan for universal employment social security coverage."""
