"""Any file an office holds, opened as batches of raw texts that still know their place."""
