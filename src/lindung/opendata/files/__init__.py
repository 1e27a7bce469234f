"""A release written as files, batch by batch; the same release always gives the same bytes."""
