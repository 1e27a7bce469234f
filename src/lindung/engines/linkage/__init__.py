"""Linking registers of persons; empty until the list clinic has registers to link."""
