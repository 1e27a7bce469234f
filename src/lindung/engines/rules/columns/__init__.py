"""Tapes run over whole columns: NumPy blocks, SQL, a compiled kernel, tables of any size."""
