"""Choices of a field, made from the values of the vocabulary; screens take the words from there."""

from enum import StrEnum


def choices_of(kind: type[StrEnum]) -> list[tuple[str, str]]:
    """Return the values of an enum as a field's choices."""
    return [(member.value, member.value) for member in kind]
