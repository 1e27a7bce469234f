"""The gap by name, and its account with the published one."""
