"""Where published rows become plain values for pages and workflows."""
