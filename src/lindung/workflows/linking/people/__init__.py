"""People of a linkage looked up, counted and handed out as files."""
