"""When and on what wage contributions are due, how they are rounded and what lateness costs."""
