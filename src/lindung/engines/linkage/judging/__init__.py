"""How good links and readers are."""
