"""Help inside the desk: what somebody can do, how each job is done, what a fault or a word means, and whom to ask."""
