"""Machine doors; empty until open data has stable releases."""
