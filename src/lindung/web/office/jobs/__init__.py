"""Pages of the work in the queue."""
