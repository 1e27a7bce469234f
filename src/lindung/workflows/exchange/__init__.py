"""Statuses exchanged with other offices without anybody's number."""
