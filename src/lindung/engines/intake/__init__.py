"""Files offices hold, read as they are and refused in plain words when they cannot be."""
