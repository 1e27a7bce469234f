"""Reason codes and numbers turned into sentences, Indonesian and English side by side, column by column."""
