"""Safekeeping: one file that holds an installation, the proof that it does, and the way back."""
