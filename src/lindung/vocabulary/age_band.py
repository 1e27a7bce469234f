"""Bands of ages in which coverage is counted: ten years each, from the age at which Sakernas begins to count."""

from typing import Final

AGE_BANDS: Final = ("0-14", "15-24", "25-34", "35-44", "45-54", "55-64", "65+")
"""In the order of ages; bounds are whole years, both within the band."""

FIRST_AGES: Final = tuple(int(band.rstrip("+").partition("-")[0]) for band in AGE_BANDS)
"""The first age of each band."""
