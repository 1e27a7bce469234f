"""Published figures that ship with Lindung: facts, each with its source."""
