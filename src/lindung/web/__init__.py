"""People: pages that parse, make one call and answer."""
