"""The desk of data protection: requests of people, breaches, retention, the record of processing."""
