"""Linking registers of persons in stages: equal NIKs first, then weights learnt from the registers themselves."""
