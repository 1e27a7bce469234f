"""Pension (JP): its rates, yearly ceiling, floor, cap and ages as dated parameters."""
