"""How the names of releases look in the addresses of the desk."""


class ReleaseSlug:
    """A month and letters, as in the public addresses."""

    regex = r"\d{4}-\d{2}-[a-z]{1,3}"

    def to_python(self, value: str) -> str:
        """Take it as it is."""
        return value

    def to_url(self, value: str) -> str:
        """Write it as it is."""
        return value
