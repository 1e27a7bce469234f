"""Kinds of files offices hold, and which of their headers means which target."""
