"""Duties towards the people whose data the office holds (UU 27/2022), as working steps."""
