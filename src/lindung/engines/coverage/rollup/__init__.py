"""The roll-up of coverage: spells of cover become counts of persons for every area, month and category."""
