from dataclasses import replace

import pytest

from lindung.engines.linkage.comparisons import BIRTH, COMPARISONS, UNREAD, Level
from lindung.engines.linkage.lookup.patterns import BY_HAND, patterns_of
from lindung.vocabulary.language import Words


def test_every_level_is_in_the_table_or_read_otherwise() -> None:
    patterns = patterns_of()
    for comparison, row in zip(COMPARISONS, patterns.table, strict=True):
        otherwise = {level.name for level in comparison.levels if not level.condition}
        otherwise |= {level for name, level in BY_HAND if name == comparison.name}
        in_table = {comparison.levels[place - 1].name for place in {*row.tolist()} - {0, UNREAD}}
        assert in_table | otherwise == {level.name for level in comparison.levels}


def test_says_which_column_each_comparison_needs() -> None:
    assert patterns_of().needed == ("name", "birth", "village", "sex", "nik", "mother", "phone", "family")


def test_refuses_a_condition_that_it_cannot_read() -> None:
    odd = Level("odd", Words("ganjil", "odd"), "l.birth + 1 = r.birth")
    with pytest.raises(ValueError, match="a level of birth asks for more than equal columns"):
        patterns_of((replace(BIRTH, levels=(odd, *BIRTH.levels)),))
