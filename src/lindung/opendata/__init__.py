"""Published aggregates: areas, figures, positions. Nothing here names a person."""
