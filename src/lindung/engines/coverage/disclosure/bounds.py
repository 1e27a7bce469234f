"""How far a reader can narrow withheld numbers: the least and the greatest that fit everything known."""

import numpy as np

from lindung.engines.coverage.disclosure.laws import Floats, Ints, Laws, Targets, islands
from lindung.engines.coverage.disclosure.search import Search, push, spread


def narrow(laws: Laws, targets: Targets, true: Floats, *, is_exhaustive: bool) -> tuple[Floats, Floats]:
    """Return the least and the greatest value of each target.

    Not exhaustively, tables that fit are looked for which put many targets low or high enough at once; only what they
    leave open is solved by itself. The answers are then at least that low and that high, which is all that a verdict
    needs.

    Raises:
        ContradictionError: Nothing fits.
    """
    low, high = targets.values(true), targets.values(true)
    island, anchor = islands(laws), targets.anchor()
    wanted = _gathered(np.append(island, -1)[anchor])
    members, terms = _gathered(island), _gathered(island[laws.unknown])
    for name in sorted(wanted.keys() - {-1}):
        searched = Search(laws, members[name], terms.get(name, np.zeros(0, dtype=np.int64)))
        if not is_exhaustive:
            spread(searched, targets, wanted[name], low, high, true)
        push(searched, targets, wanted[name], low, high, is_exhaustive=is_exhaustive)
    return low, high


def _gathered(names: Ints) -> dict[int, Ints]:
    """Gather places by name, in order."""
    order = np.argsort(names, kind="stable")
    found, starts = np.unique(names[order], return_index=True)
    return {} if not order.size else dict(zip(found.tolist(), np.split(order, starts[1:]), strict=True))
