"""Checks E01 to E21 declared as data, evaluated on whole columns, and the verdict of each row."""
