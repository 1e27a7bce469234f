"""Charts drawn on the server as SVG: no script, no inline style, colours from figures.css."""
