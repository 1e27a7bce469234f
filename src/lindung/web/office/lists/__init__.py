"""The desk of the list clinic: upload, mapping, progress, verdicts, registers."""
