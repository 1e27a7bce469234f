"""Who reads: the roles somebody holds today, each in an area and all that lies in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lindung.vocabulary.role import Deed, Role
from lindung.vocabulary.wilayah import AreaCode


@dataclass(frozen=True)
class HeldRole:
    """A role that somebody holds in an area.

    Attributes:
        role: The role.
        area: The area; it holds in all that lies in it.
        until: Last day, or None while it lasts.
    """

    role: Role
    area: AreaCode
    until: date | None = None


@dataclass(frozen=True)
class Reader:
    """Somebody at the desk, with the roles in force at this moment.

    Attributes:
        account_id: Number of the account.
        name: Name as it is written under what they do.
        roles: Roles in force.
    """

    account_id: int
    name: str
    roles: tuple[HeldRole, ...] = ()

    def areas(self, deed: Deed) -> tuple[AreaCode, ...]:
        """Return the areas in which the deed is allowed, none within another; empty when nowhere."""
        return _outermost(held.area for held in self.roles if deed in held.role.deeds)

    def may(self, deed: Deed) -> bool:
        """Whether the deed is allowed anywhere."""
        return any(deed in held.role.deeds for held in self.roles)

    def may_in(self, deed: Deed, area: AreaCode) -> bool:
        """Whether the deed is allowed in the whole of an area."""
        return any(held.area.contains(area) for held in self.roles if deed in held.role.deeds)

    def part_of(self, deed: Deed, area: AreaCode) -> tuple[AreaCode, ...]:
        """Return the parts of an area in which the deed is allowed: itself, or areas in it, or none."""
        if self.may_in(deed, area):
            return (area,)
        return tuple(own for own in self.areas(deed) if area.contains(own))


def _outermost(areas: Iterable[AreaCode]) -> tuple[AreaCode, ...]:
    told = sorted(set(areas), key=lambda area: (area.level, area.text))
    return tuple(area for area in told if not any(other != area and other.contains(area) for other in told))
