"""The way of one delivered list: received, mapped, checked, decided, imported, undone."""
