"""What commands leave in the audit trail: who sat at the machine did or read what, about which thing, and why.

Every command is named once here: in :data:`ACTS`, which are written down, or in :data:`UNWRITTEN`. A command that
refuses leaves a line too; one that was called wrongly did nothing and leaves none.
"""

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Final

from lindung.cli.clock import now, operator
from lindung.cli.store import is_store_open
from lindung.vocabulary.role import Deed


@dataclass(frozen=True)
class Act:
    """What a command does, and in which of its parameters the trail finds the rest; "" for none.

    Attributes:
        deed: What would have to be allowed at the desk; None for what only the machine's keeper does.
        about: Parameter with the identifier of a thing, never of a person in a register.
        area: Parameter with the area.
        why: Parameter with the reason.
    """

    deed: Deed | None = None
    about: str = ""
    area: str = ""
    why: str = ""


ACTS: Final[Mapping[str, Act]] = {
    "figures import": Act(Deed.ENTER_FIGURES),
    "figures undo": Act(Deed.ENTER_FIGURES, about="batch"),
    "targets spread": Act(Deed.SET_TARGETS, area="area"),
    "targets edit": Act(Deed.SET_TARGETS, about="plan"),
    "targets undo": Act(Deed.SET_TARGETS, about="plan"),
    "areas boundaries import": Act(),
    "areas boundaries remove": Act(about="pack_id"),
    "areas neighbourhoods add": Act(area="village"),
    "intake import": Act(Deed.SEND_LISTS, area="area"),
    "intake show": Act(Deed.SEND_LISTS, about="delivery_id"),  # one masked example for each fault
    "intake returns": Act(Deed.SEND_LISTS, about="delivery_id"),
    "intake save": Act(Deed.SAVE_REGISTERS, about="delivery_id"),
    "intake refuse": Act(Deed.SEND_LISTS, about="delivery_id", why="why"),
    "intake undo": Act(Deed.SAVE_REGISTERS, about="delivery_id", why="why"),
    "registers undo": Act(Deed.SAVE_REGISTERS, about="snapshot_id", why="why"),
    "link run": Act(Deed.SAVE_REGISTERS, area="area"),
    "link gap": Act(Deed.SEE_PEOPLE, about="linkage", area="area", why="why"),
    "link explain": Act(Deed.REVIEW_PAIRS),  # a pair of files may be named by what the files hold
    "link review": Act(Deed.REVIEW_PAIRS, about="linkage", area="area", why="why"),
    "coverage build": Act(Deed.SAVE_REGISTERS, about="linkage", area="area"),
    "coverage draft": Act(Deed.PUBLISH, about="build_id", area="area"),
    "coverage publish": Act(Deed.PUBLISH, about="slug"),
    "coverage discard": Act(Deed.PUBLISH, about="slug", why="reason"),
    "coverage withdraw": Act(Deed.PUBLISH, about="slug", why="alasan"),
    "exchange key": Act(Deed.SEE_PEOPLE, why="purpose"),
    "exchange hash": Act(Deed.SEE_PEOPLE),
    "exchange match": Act(Deed.SEE_PEOPLE, about="key_id"),
    "exchange status": Act(Deed.SEE_PEOPLE, why="purpose"),
    "jobs link": Act(Deed.SAVE_REGISTERS, area="area"),
    "jobs count": Act(Deed.SAVE_REGISTERS, about="linkage"),
    "jobs cancel": Act(Deed.SAVE_REGISTERS, about="job"),
    "jobs again": Act(Deed.SAVE_REGISTERS, about="job"),
    "accounts first": Act(Deed.KEEP_ACCOUNTS, about="login"),
    "accounts invite": Act(Deed.KEEP_ACCOUNTS, about="login"),
    "accounts link": Act(Deed.KEEP_ACCOUNTS, about="login"),
    "accounts give": Act(Deed.KEEP_ACCOUNTS, about="login", area="area"),
    "accounts end": Act(Deed.KEEP_ACCOUNTS, about="number"),
    "accounts close": Act(Deed.KEEP_ACCOUNTS, about="login"),
    "accounts open": Act(Deed.KEEP_ACCOUNTS, about="login"),
    "accounts lost-step": Act(Deed.KEEP_ACCOUNTS, about="login"),
    "accounts sso": Act(Deed.KEEP_ACCOUNTS, about="login"),
    "privacy records": Act(Deed.PROTECT_DATA),
    "privacy requests": Act(Deed.PROTECT_DATA),
    "privacy breaches": Act(Deed.PROTECT_DATA),
    "database roles": Act(),
}

UNWRITTEN: Final[frozenset[str]] = frozenset(
    {
        # invented people and shipped figures only; serving is no act of its own
        "demo", "serve", "sample make",
        # written down by the workflow, at the moment at which it takes effect
        "backup", "restore", "upgrade", "keys rotate", "keys retire", "retention run",
        # workers: whoever asked for the work is written down
        "intake work", "jobs work", "jobs do",
        # numbers and names of things, nobody's data, nothing changes
        "figures check", "figures list", "figures show", "targets show", "targets list", "targets export", "areas find",
        "areas show", "areas boundaries list", "areas neighbourhoods list", "intake list", "intake diff",
        "intake templates", "registers list", "registers show", "registers verify", "link list", "link show",
        "link reconcile", "link agreement", "coverage list", "coverage show", "coverage releases", "coverage compare",
        "coverage export", "exchange log", "jobs list", "accounts list", "audit verify", "audit export", "keys show",
        "retention show", "doctor",
        # files of whoever calls, which the office's store does not hold
        "intake check", "link evaluate", "link compare", "rules contribution", "rules benefit", "rules explain",
        "rules compare", "rules parameters", "rules inputs", "rules questions", "rules figures", "rules scenarios",
        "rules status", "rules due", "rules cases",
    }
)  # fmt: skip

_PROGRAM: Final = "lindung "
_people: ContextVar[int | None] = ContextVar("people", default=None)


def people_shown(number: int) -> None:
    """Tell how many people's rows a command shows or hands out, for the line it leaves."""
    _people.set(number)


def act_of(command_path: str) -> Act | None:
    """Return what a command leaves behind, or None for one that leaves nothing."""
    return ACTS.get(command_path.removeprefix(_PROGRAM))


def write_down(command_path: str, act: Act, outcome: str, typed: Mapping[str, Any]) -> None:
    """Leave the line of a command, if it came as far as the office's store.

    Args:
        command_path: The command as it was called.
        act: What it does.
        outcome: ``done``, ``refused`` or ``failed``.
        typed: Its parameters; only those that the act names are looked at.
    """
    if not is_store_open() or typed.get("dry_run"):
        return
    from lindung.workflows.audit.line import Line
    from lindung.workflows.audit.record import record

    record(
        Line(
            at=now(), name=_who(typed), door="cli", act=command_path.removeprefix(_PROGRAM), outcome=outcome,
            deed=act.deed.value if act.deed else "", area_code=_told(typed, act.area)[:13],
            about=_told(typed, act.about)[:200], why=_told(typed, act.why)[:500], people=_people.get(),
        )
    )  # fmt: skip


def _who(typed: Mapping[str, Any]) -> str:
    """Name the machine's account, and whom it works for where the command tells."""
    by, account = _told(typed, "by"), operator()
    return (account if by in {"", account} else f"{by} ({account})")[:120]


def _told(typed: Mapping[str, Any], name: str) -> str:
    found = typed.get(name) if name else None
    return "" if found is None else str(found).strip()
