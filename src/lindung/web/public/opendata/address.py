"""Names of releases and files in addresses; anything else is a page that does not exist."""


class SlugConverter:
    """Let names of releases through: a month and letters."""

    regex = r"\d{4}-\d{2}-[a-z]{1,3}"

    def to_python(self, value: str) -> str:
        """Keep the text."""
        return value

    def to_url(self, value: str) -> str:
        """Keep the text."""
        return value
