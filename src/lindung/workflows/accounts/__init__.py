"""Accounts of the people of an office: invited, given roles in areas, and closed; nothing is removed."""
