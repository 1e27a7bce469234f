"""Forecast: where covered workers of areas are heading, how sure that is, and what pace would reach a target."""
