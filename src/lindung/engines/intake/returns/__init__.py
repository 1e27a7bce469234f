"""Workbooks that go back to the village, and how the repaired ones come in again."""
