"""Maps drawn on the server as SVG: geometry to paths, values to classes, colours from maps.css."""
