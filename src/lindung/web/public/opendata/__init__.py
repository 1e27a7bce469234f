"""Open data: pages of releases, their files, and numbers for machines."""
