"""Calculators anyone may use: what a worker, an employer or a village budget pays; nothing is kept."""
