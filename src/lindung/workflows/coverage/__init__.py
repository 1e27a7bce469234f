"""Coverage counted from persons: built month by month, shown to the office, made into releases."""
