"""How dated parameters and small rules become one graph of figures that every back end evaluates alike."""
