"""The queue of the clerical review: which pairs wait for a reader, how many, and who comes next."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import polars as pl

from lindung.registry.models import PairDecision
from lindung.registry.models.pair_decision import reader_key_of
from lindung.vocabulary.language import Words
from lindung.vocabulary.pair_verdict import PairVerdict
from lindung.vocabulary.review_state import ReviewState
from lindung.workflows.linking.masked_nik import masked_nik_expr
from lindung.workflows.linking.people.place_names import area_names
from lindung.workflows.linking.review.errors import UnknownFilterError
from lindung.workflows.linking.review.filters import (
    NO_PLACE,
    STAGE_WORDS,
    Filters,
    ScoreBand,
    StateChoice,
    district_expr,
)
from lindung.workflows.linking.review.reviewed import Reviewed, ref_of

PER_PAGE: Final = 50


@dataclass(frozen=True)
class PairLine:
    """One pair in a list of them.

    Attributes:
        ref: Its name within the linkage; nothing of a person.
        names: Of the worker and of the member, as the registers write them; "" where they have none.
        niks: Masked; "" where there is none that can be read.
        village: Of the worker, "" where none is known.
        stage: How the linkage found it.
        score: How sure it is, 0 to 1, or None.
        state: Where the pair stands.
        verdict: What counts for now; None where nobody has read it, or where the next reader must not know.
        is_under_review: Whether the linkage asks for a reader, or somebody has read it; else the machine is sure.
    """

    ref: str
    names: tuple[str, str]
    niks: tuple[str, str]
    village: str
    stage: Words
    score: float | None
    state: ReviewState
    verdict: PairVerdict | None
    is_under_review: bool


@dataclass(frozen=True)
class Choice:
    """One choice of a filter, and how many pairs its list holds while the other filters stay."""

    value: str
    words: Words
    pairs: int


@dataclass(frozen=True)
class Queue:
    """Pairs that a reader asked for.

    Attributes:
        total: Pairs that people read, or have read, in this linkage.
        decided: Those that nobody has to read any more.
        found: Pairs that were asked for; the length of the whole list.
        start: Place of the first pair shown, from 0.
        pairs: A page of them, the pair nearest to one half first.
        choices: {filter: its choices}.
    """

    total: int
    decided: int
    found: int
    start: int
    pairs: tuple[PairLine, ...]
    choices: dict[str, tuple[Choice, ...]]


@dataclass(frozen=True)
class Neighbours:
    """Where a reader stands in a list: the pairs before and after; None at its ends."""

    before: str | None
    after: str | None
    place: int | None
    found: int


def queue(reviewed: Reviewed, filters: Filters, *, start: int = 0, limit: int = PER_PAGE) -> Queue:
    """Return a page of the pairs that are asked for; UnknownFilterError for a district that has none."""
    laid = reviewed.laid
    choices = {name: _choices(laid, filters, name, values) for name, values in _values(laid).items()}
    if filters.district and filters.district not in {choice.value for choice in choices["district"]}:
        raise UnknownFilterError([choice.value for choice in choices["district"]])
    found = laid.filter(filters.holds)
    return Queue(
        total=laid.height,
        decided=laid.filter(StateChoice.DECIDED.holds).height,
        found=found.height,
        start=start,
        pairs=tuple(pair_lines(reviewed, found.slice(start, limit))),
        choices=choices,
    )


def neighbours(reviewed: Reviewed, filters: Filters, *, rank: int | None, reader: str) -> Neighbours:
    """Return the pairs beside a place in the list, without those that now need another reader than this one."""
    listed = reviewed.laid.filter(filters.holds)
    ranks = listed["rank"]
    here = -1 if rank is None else rank
    mine = _read_by(reader)
    open_to = listed.filter(
        ~(pl.col("pair_key").is_in(mine.implode()) & _needs_another_reader()).fill_null(value=False)
    )
    before, after = open_to.filter(pl.col("rank") < here), open_to.filter(pl.col("rank") > here)
    place = int((ranks < here).sum()) if rank is not None and here in ranks else None
    return Neighbours(
        before=ref_of(before.row(-1, named=True)) if before.height else None,
        after=ref_of(after.row(0, named=True)) if after.height else None,
        place=place,
        found=listed.height,
    )


def pair_lines(reviewed: Reviewed, laid: pl.DataFrame) -> Iterator[PairLine]:
    """Tell pairs in plain values."""
    persons = [
        reviewed.pairs.side(side).select(
            pl.col("id").alias(f"{side}_id"), pl.col("name").alias(f"{side}_name"),
            masked_nik_expr(pl.col("nik_number")).alias(f"{side}_nik"),
        )
        for side in ("left", "right")
    ]  # fmt: skip
    told = laid.join(persons[0], on="left_id", how="left", maintain_order="left").join(
        persons[1], on="right_id", how="left", maintain_order="left"
    )
    villages = area_names(told["village_code"].drop_nulls())
    for pair in told.iter_rows(named=True):
        state = ReviewState(pair["state"])
        yield PairLine(
            ref=ref_of(pair),
            names=(pair["left_name"] or "", pair["right_name"] or ""),
            niks=(pair["left_nik"] or "", pair["right_nik"] or ""),
            village=villages.get(pair["village_code"], ""),
            stage=STAGE_WORDS[pair["stage"]],
            score=pair["score"],
            state=state,
            verdict=_told_verdict(pair["verdict"], state),
            is_under_review=pair["decision"] == "possible" or any(pair[name] is not None for name in _READ),
        )


def _told_verdict(verdict: str | None, state: ReviewState) -> PairVerdict | None:
    """Keep the first verdict from the second reader, so that the two readings are independent."""
    return None if verdict is None or state is ReviewState.SECOND else PairVerdict(verdict)


def _values(laid: pl.DataFrame) -> dict[str, list[tuple[str, Words]]]:
    codes = laid.select(district_expr()).to_series().unique().sort().to_list()
    names = area_names(code for code in codes if code != NO_PLACE)
    return {
        "state": [(choice.value, choice.words) for choice in StateChoice],
        "stage": [(stage, words) for stage, words in STAGE_WORDS.items() if stage in laid["stage"]],
        "band": [(band.value, band.words) for band in ScoreBand],
        "district": [(code, Words(names[code], names[code]) if code in names else _NO_PLACE) for code in codes],
    }


def _choices(laid: pl.DataFrame, filters: Filters, name: str, values: list[tuple[str, Words]]) -> tuple[Choice, ...]:
    counts = (
        laid.select(filters.with_choice(name, value).holds.sum().alias(value) for value, _ in values).row(0)
        if values
        else ()
    )
    return tuple(Choice(value, words, int(pairs)) for (value, words), pairs in zip(values, counts, strict=True))


def _read_by(reader: str) -> pl.Series:
    """Return the pairs that somebody has a standing reading of."""
    mine = PairDecision.objects.standing().filter(reader_key=reader_key_of(reader))
    return pl.Series("pair_key", [*mine.values_list("pair_key", flat=True)], dtype=pl.String)


def _needs_another_reader() -> pl.Expr:
    return pl.col("state").is_in([ReviewState.SECOND.value, ReviewState.THIRD.value])


_READ: Final = ("verdict", "decided", "recheck")
"""Columns that hold something where people have read a pair, since or in an earlier linkage."""

_NO_PLACE = Words("Tanpa desa/kelurahan", "Without a village")
