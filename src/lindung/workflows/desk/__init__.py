"""What waits for somebody at the desk today."""
