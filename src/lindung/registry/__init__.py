"""Records that name persons. No public page reaches this room."""
