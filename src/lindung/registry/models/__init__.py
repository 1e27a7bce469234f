"""One file per noun; Django finds the models through these imports."""

from lindung.registry.models.entry import Entry

__all__ = ["Entry"]
