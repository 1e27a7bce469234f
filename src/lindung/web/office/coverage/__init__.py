"""The desk of coverage counted from persons: what was counted, where areas stand, the published figure beside."""
