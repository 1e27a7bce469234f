"""Registers as they may come."""

from typing import Any, Final

from hypothesis import strategies as st

from tests.engines.coverage.rollup.registers import INDEX, month, spell, worker

FIRST, LAST = 1, 14
PLACES: Final = st.integers(0, INDEX.places.len() - 1)


@st.composite
def spells(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Up to a dozen spells of four people, overlapping as it happens."""
    rows = []
    for _ in range(draw(st.integers(1, 12))):
        first = draw(st.integers(-8, LAST + 2))
        last = draw(st.none() | st.integers(first, LAST + 5))
        on_list = draw(st.none() | st.integers(-3, LAST))
        said = {
            "domicile": draw(PLACES), "segment": draw(st.integers(0, 2)), "sex": draw(st.integers(0, 2)),
            "standing": draw(st.integers(0, 2)), "worker_from": None if on_list is None else month(on_list),
            "worker_until": None if on_list is None else draw(st.none() | st.just(month(on_list + 4))),
        }  # fmt: skip
        rows.append(spell(draw(st.integers(1, 4)), first, last, **said))
    return rows


@st.composite
def workers(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Up to six workers."""
    drawn = {
        "domicile": PLACES,
        "segment": st.integers(0, 2),
        "in_scope": st.booleans(),
        "is_vulnerable": st.booleans(),
    }
    return [
        worker(person, draw(st.integers(-5, 5)), draw(st.none() | st.integers(6, 12)),
               **{name: draw(values) for name, values in drawn.items()})
        for person in range(draw(st.integers(0, 6)))
    ]  # fmt: skip
