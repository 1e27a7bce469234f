"""Linking files that are in no register, on one machine or on a cluster."""
