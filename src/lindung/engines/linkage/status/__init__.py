"""Where each worker of a list stands in a month, and what the law says about who counts."""
