"""The Kemendagri list of areas as it ships with the package: codes, names, aliases, lineage and branches."""
