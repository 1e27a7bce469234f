"""The desk of open data: drafts made, looked at, released, discarded, and releases withdrawn."""
