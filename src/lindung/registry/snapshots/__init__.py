"""Registers: immutable dated snapshots of persons, sealed at rest, each with its manifest."""
