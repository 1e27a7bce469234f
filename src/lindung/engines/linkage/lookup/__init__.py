"""One person looked up in a register of a million records, while a form is being filled in."""
