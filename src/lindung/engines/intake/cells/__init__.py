"""Raw texts read into clean columns, set-based; what cannot be read is named, never guessed."""
