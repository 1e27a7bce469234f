"""Employers: how big an enterprise is, and a month's wage where wages are paid otherwise."""
