"""How the identifiers in addresses look: random, never a person's."""


class PublicId:
    """The identifier of a delivery or of a snapshot of a register."""

    regex = "[A-Za-z0-9_-]{12,64}"

    def to_python(self, value: str) -> str:
        """Take it as it is."""
        return value

    def to_url(self, value: str) -> str:
        """Write it as it is."""
        return value
