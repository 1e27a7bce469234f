"""What the desks share: numbers, charts, maps, layout."""
