"""For whoever looks after the machine: is it well, how much is asked of it, what went wrong; never about a person."""
