"""Worked cases that an office or a jurist brings: run, compared, explained."""
