"""Migrant workers (PMI): packages, protected stretches and benefits as dated parameters."""
