"""The desk of linkages: which there are, where the people stand, the gap by name, the account against the ledger."""
