"""Coverage of areas as they were on a day, from observations of the areas of today."""
