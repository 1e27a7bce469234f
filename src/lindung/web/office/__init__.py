"""The office desk: entering and correcting figures."""
