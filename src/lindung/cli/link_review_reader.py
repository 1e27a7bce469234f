"""The reader of pairs in a terminal: one pair after the other, one key each, until there is none left."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lindung.cli.clock import now
from lindung.cli.link_review_reports import print_pair
from lindung.cli.speech import complain, current_language, say
from lindung.vocabulary.language import Words
from lindung.vocabulary.pair_verdict import PairVerdict

if TYPE_CHECKING:
    from lindung.workflows.linking.review.filters import Filters
    from lindung.workflows.linking.review.pair import PairShown
    from lindung.workflows.linking.review.reviewed import Reviewed

_VERDICTS = {"s": PairVerdict.SAME, "d": PairVerdict.DIFFERENT, "u": PairVerdict.UNSURE}


@dataclass
class _Reader:
    """Who reads, and what this session has decided so far."""

    name: str
    filters: "Filters"
    decided: dict[str, int] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)

    def after(self, reviewed: "Reviewed", shown: "PairShown | None") -> str | None:
        """Return the pair that comes next."""
        from lindung.workflows.linking.review.queue import neighbours

        return neighbours(reviewed, self.filters, rank=shown.rank if shown else None, reader=self.name).after

    def decide(self, reviewed: "Reviewed", shown: "PairShown", verdict: PairVerdict, why: str) -> None:
        """Store a verdict; what somebody else was faster with is said and left."""
        from lindung.workflows.linking.review.decide_pair import decide
        from lindung.workflows.linking.review.errors import ReviewError

        try:
            made = decide(
                reviewed, shown.line.ref, verdict=verdict, reader=self.name, why=why, now=now(), seen=shown.last_id
            )
        except ReviewError as error:
            complain(error.words)
        else:
            self.decided[shown.line.ref] = made.decision_id

    def go_back(self, why: str) -> str | None:
        """Return to the pair before, and undo what this session decided about it."""
        from lindung.workflows.linking.review.decide_pair import undo
        from lindung.workflows.linking.review.errors import ReviewError

        before = self.seen.pop() if self.seen else None
        decision_id = self.decided.pop(before, None) if before else None
        if decision_id is not None:
            try:
                undo(decision_id=decision_id, by=self.name, why=why, now=now())
            except ReviewError as error:
                complain(error.words)
        return before


def read_on(reviewed: "Reviewed", filters: "Filters", *, limit: int, reader: str) -> None:
    """Show pairs until the reader quits, the input ends, or ``limit`` pairs are decided."""
    from lindung.workflows.linking.review.pair import pair
    from lindung.workflows.linking.review.reviewed import under_review

    session = _Reader(reader, filters)
    ref = session.after(reviewed, None)
    while ref is not None and len(session.decided) < limit:
        shown = pair(reviewed, ref, language=current_language())
        print_pair(shown)
        key, why = _key()
        if key == "q":
            break
        if key == "b":
            ref = session.go_back(why) or ref
            reviewed = under_review(reviewed.linkage.manifest.linkage_id)
            continue
        if key in _VERDICTS:
            session.decide(reviewed, shown, _VERDICTS[key], why)
            reviewed = under_review(reviewed.linkage.manifest.linkage_id)
        session.seen.append(ref)
        ref = session.after(reviewed, shown)
    if ref is None:
        say(Words("Tidak ada lagi yang menunggu dalam daftar ini.", "Nothing more waits in this list."))
    say(Words(f"{len(session.decided)} pasangan diputuskan.", f"{len(session.decided)} pairs decided."))


def _key() -> tuple[str, str]:
    """Ask for a key and the reason that may follow it; the end of the input quits."""
    prompt = Words(
        "[s]ama, berbe[d]a, belum yakin [u], lewati [n], kembali [b], selesai [q]: ",
        "[s]ame, [d]ifferent, [u]nsure, [n]ext, [b]ack, [q]uit: ",
    )
    while True:
        try:
            typed = input(prompt.in_language(current_language())).strip()
        except EOFError:
            return "q", ""
        key, _, why = typed.partition(" ")
        if key.lower() in {*_VERDICTS, "n", "b", "q"}:
            return key.lower(), why.strip()
        complain(Words("Tombol itu tidak dikenal.", "That key is not known."))
