"""Statuses exchanged without handing over numbers of people."""
