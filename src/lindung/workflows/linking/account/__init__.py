"""The published gap against the gap by name."""
