"""Read what the scanner of pages wrote, and hold each finding against the list of explained ones."""

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[1]
EXPLAINED: Final = ROOT / "scripts" / "scan_explained.toml"
KINDS: Final = ("vulnerabilities", "anomalies", "additionals")
TROUBLE: Final = re.compile(r"seems broken|Missing dependencies|Unable to (?:find|import)"
                            r"|^Traceback|requests were skipped")  # fmt: skip
"""What it says when it could not do what it was asked to do."""
FAULT: Final = re.compile(r"[A-Za-z_.]+(?:Error|Exception|Timeout)\b")
CUT: Final = re.compile(r"^Max (?:scan|attack) time was reached.*$", re.MULTILINE)
"""What it says when its time was over before its work."""


@dataclass(frozen=True)
class Finding:
    """Something the scanner holds against a page.

    Attributes:
        who: Who asked: nobody signed in, or a role.
        category: What kind of weakness, in the scanner's words.
        method: How the page was asked.
        path: Which page.
        parameter: Which field of its form or address, or "".
        info: What was seen.
    """

    who: str
    category: str
    method: str
    path: str
    parameter: str
    info: str

    def __str__(self) -> str:
        """One line of the report."""
        told = " ".join(self.info.split())[:300]
        return f"{self.who}: {self.category}: {self.method} {self.path} {self.parameter or '-'}: {told}"


@dataclass(frozen=True)
class Explained:
    """Findings that are no weakness, and why.

    Attributes:
        category: As the scanner calls it.
        path: Which pages, with ``*`` for any text.
        info: Text that stands in what was seen.
        reason: Why it is accepted, and where it is looked at instead.
    """

    category: str
    path: str
    info: str
    reason: str

    def covers(self, finding: Finding) -> bool:
        """Whether a finding is the one that is explained."""
        return (
            finding.category == self.category
            and fnmatchcase(finding.path, self.path)
            and self.info.casefold() in finding.info.casefold()
        )


def explained(path: Path = EXPLAINED) -> tuple[Explained, ...]:
    """Read the list; every finding needs its reason."""
    return tuple(Explained(**entry) for entry in tomllib.loads(path.read_text(encoding="utf-8"))["finding"])


def findings_of(who: str, report: Path) -> tuple[Finding, ...]:
    """Read the scanner's report."""
    written: dict[str, dict[str, list[dict[str, Any]]]] = json.loads(report.read_text())  # Any: the scanner's own JSON
    return tuple(
        Finding(who, category, one["method"], one["path"], one["parameter"], one["info"])
        for kind in KINDS
        for category, found in written[kind].items()
        for one in found
    )


def troubles_of(who: str, output: str) -> tuple[str, ...]:
    """Return the lines in which the scanner says that it could not do something; of a fault of its own, which."""
    lines = output.splitlines()
    return tuple(
        f"{who}: {line.strip()}{_fault_after(lines[number:]) if line.startswith('Traceback') else ''}"
        for number, line in enumerate(lines)
        if TROUBLE.search(line)
    )


def _fault_after(lines: Sequence[str]) -> str:
    """Name the fault that a traceback ends with."""
    fault = next((line for line in lines[1:] if FAULT.match(line)), "")
    return f" {fault}"


def cuts_of(output: str) -> tuple[str, ...]:
    """Return what ended by its time."""
    return tuple(CUT.findall(output))


def told(
    findings: Iterable[Finding], known: Sequence[Explained], troubles: Sequence[str], *, is_whole: bool = True
) -> int:
    """Print every finding with its reason, or without; 1 if one has none, or if something was not looked at.

    In a whole scan a reason that explains nothing is trouble too: it is out of date, or the scanner saw too little.
    """
    used: Counter[Explained] = Counter()
    open_ones = 0
    for finding in findings:
        reason = next((one for one in known if one.covers(finding)), None)
        used.update([reason] if reason else [])
        open_ones += reason is None
        if reason is None or used[reason] == 1:
            print(f"{'explained' if reason else 'FINDING'}  {finding}{f'  ({reason.reason})' if reason else ''}")
    for trouble in troubles:
        print(f"TROUBLE  {trouble}")
    idle = [one for one in known if is_whole and not used[one]]
    for one in idle:
        print(f"TROUBLE  nothing was found that this explains: {one.category} {one.path} {one.info}")
    print(f"{open_ones} findings without a reason, {used.total()} explained, {len(troubles) + len(idle)} troubles")
    return 1 if open_ones or troubles or idle else 0
