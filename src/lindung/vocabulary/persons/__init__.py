"""How people are named and numbered in Indonesia, as set-based expressions that every room shares."""
