"""The audit trail: written at every door, checked as a chain, copied off the database."""
