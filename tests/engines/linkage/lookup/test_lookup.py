import numpy as np
import polars as pl
import pytest

from lindung.engines.linkage.comparisons import COMPARISONS
from lindung.engines.linkage.link import link
from lindung.engines.linkage.lookup.asked import AskedPerson, asked_of
from lindung.engines.linkage.lookup.keys import MOST_RECORDS
from lindung.engines.linkage.lookup.levels import Levels
from lindung.engines.linkage.lookup.lookup import LookupIndex
from lindung.engines.linkage.lookup.weights import Bits
from lindung.engines.linkage.model import weight_sql
from lindung.engines.linkage.pairs import LEVELS, compared, read_texts
from lindung.engines.linkage.prepared import prepare
from lindung.engines.linkage.rarity import with_bits
from lindung.engines.linkage.rivals import Prior
from tests.engines.linkage.lookup_lists import Lists, lists, loaded

ASKED = tuple(range(0, 1_500, 100))


@pytest.fixture(scope="module")
def both() -> Lists:
    return lists()


@pytest.fixture(scope="module")
def index(both: Lists) -> LookupIndex:
    return both.index()


def weighed_by_a_linkage(both: Lists, place: int) -> pl.DataFrame:
    """Weigh one person with every record as a linkage of a register of one would."""
    left, names = prepare(both.asked[place])
    relations = loaded(left, both.records, names, both.names)
    relations.rename("left_records", "l")
    with_bits(relations, "right_records", rows=both.records.height + 1)
    relations.table("pairs", compared("l CROSS JOIN r"))
    read_texts(relations, "pairs")
    told = relations.read(f"SELECT r_id, {LEVELS}, {weight_sql(both.model)} AS bits FROM pairs_read ORDER BY r_id")
    relations.close()
    return told


def levels_and_bits(both: Lists, index: LookupIndex, place: int) -> tuple[Levels, Bits]:
    """Weigh one person with every record of the register, whatever the rules bring."""
    asked, block = asked_of(both.person(place)), index._rows.block
    levels, shares_word = index._reader.levels(asked.numbers, block)
    index._read_texts(asked, block, levels, shares_word)
    return levels, index._weights.bits(asked.numbers, index._rows, block, levels)


@pytest.mark.parametrize("place", ASKED)
def test_weighs_every_record_as_a_linkage_does(both: Lists, index: LookupIndex, place: int) -> None:
    expected = weighed_by_a_linkage(both, place)
    levels, bits = levels_and_bits(both, index, place)
    assert np.array_equal(levels, expected.select(one.column for one in COMPARISONS).to_numpy())
    assert np.abs(bits - expected["bits"].to_numpy()).max() < 1e-4


def test_the_lists_meet_every_level(both: Lists, index: LookupIndex) -> None:
    asked = range(0, both.asked.height, 3)
    met = [
        np.unique(np.concatenate([column]))
        for column in np.vstack([levels_and_bits(both, index, place)[0] for place in asked]).T
    ]
    assert [[*levels] for levels in met] == [[*range(len(one.levels) + 1)] for one in COMPARISONS]


@pytest.mark.parametrize("place", ASKED)
def test_a_score_is_the_odds_over_one_and_the_odds_of_all_rivals(both: Lists, index: LookupIndex, place: int) -> None:
    found = index.find(both.person(place), least=0, most=10_000)
    _, bits = levels_and_bits(both, index, place)
    by_weight = {one.id: 2.0 ** (bits[one.id] + Prior(1, both.records.height, 0.5).bits) for one in found}
    persons = index._rows.column(index._rows.block, "person")
    odds: dict[int, float] = {}
    for number, own in by_weight.items():
        odds[persons[number]] = max(own, odds.get(persons[number], 0.0))
    told = {one.id: one.score for one in found if all(other.stage == "residue" for other in found)}
    assert told == pytest.approx({number: odds[persons[number]] / (1 + sum(odds.values())) for number in told})


def test_finds_whom_the_linkage_finds(both: Lists, index: LookupIndex) -> None:
    left, names = prepare(both.asked)
    relations = loaded(left, both.records, names, both.names)
    link(relations)
    matches = relations.read(
        "SELECT l_id, r_id, stage, score FROM links WHERE decision = 'match' AND stage <> 'same_person'"
    )
    relations.close()
    found = {place: index.find(both.person(place), least=0) for place in matches["l_id"].unique()}
    listed = [row for row in matches.iter_rows() if row[1] in {one.id for one in found[row[0]]}]
    assert len(listed) / matches.height > 0.95  # of so few records a linkage compares all with all, a lookup does not
    same = [(found[place][0], stage, score) for place, person, stage, score in listed if found[place][0].id == person]
    assert len(same) / len(listed) > 0.99
    assert np.mean([first.stage.replace("doubtful", "nik") == stage for first, stage, _ in same]) > 0.99
    assert np.mean([abs(first.score - score) < 0.1 for first, _, score in same]) > 0.95


def test_puts_the_person_first(both: Lists, index: LookupIndex) -> None:
    found = {place: index.find(both.person(place), least=0) for place in range(0, 3_000, 5)}
    assert np.mean([one[0].id == place for place, one in found.items() if one]) > 0.97
    assert np.mean([bool(one) for one in found.values()]) > 0.95


def test_is_surest_of_an_equal_nik_and_name(both: Lists, index: LookupIndex) -> None:
    row = both.register.with_row_index("at").filter(pl.col("nik").str.len_bytes() == 16).row(0, named=True)
    found = index.find(AskedPerson(name=row["name"], nik=row["nik"]))
    assert (found[0].id, found[0].stage, found[0].is_match) == (row["at"], "nik", True)
    assert found[0].score > 0.99
    assert found[0].levels == {"name": "equal", "nik": "equal"}
    assert sum(candidate.score for candidate in found[1:]) < 0.01


def test_takes_two_records_of_one_person_for_no_rivals() -> None:
    rows = lists().register.head(500)
    twice = pl.concat([rows, rows.filter(pl.col("nik").str.len_bytes() == 16).head(50)])
    records, names = prepare(twice)
    index = LookupIndex.build(records, names, lists().model)
    again = twice.row(520, named=True)
    found = index.find(AskedPerson(name=again["name"], nik=again["nik"], birth_date=again["birth_date"]))
    assert 520 in [one.id for one in found[:2]]
    assert found[0].score == found[1].score > 0.99


def test_knows_nobody_of_whom_nothing_is_said(index: LookupIndex) -> None:
    assert index.find(AskedPerson()) == []
    assert index.find(AskedPerson(name="(-)", nik="-", sex="male", village_code="?")) == []


def test_a_name_that_the_register_lacks_differs(both: Lists, index: LookupIndex) -> None:
    row = both.register.filter(pl.col("birth_date").is_not_null() & pl.col("village_code").is_not_null()).row(
        0, named=True
    )
    person = AskedPerson(name="Qwxyz", birth_date=row["birth_date"], village_code=row["village_code"])
    found = index.find(person, least=0)
    assert {candidate.levels["name"] for candidate in found} == {"differs"}


def test_tells_the_rules_that_stand_for_too_many() -> None:
    crowd = pl.DataFrame({"name": ["SITI"] * (MOST_RECORDS + 1), "village_code": "33.74.01.1001"})
    records, names = prepare(
        crowd.with_columns(birth_date=pl.date(1980, 1, 1) + pl.duration(days=pl.int_range(pl.len())))
    )
    index = LookupIndex.build(records, names, lists().model)
    asked = AskedPerson(name="Siti", village_code="33.74.01.1001")
    assert index.find(asked) == []
    assert [rule.name for rule in index.too_common(asked)] == ["bag_village"]


def test_finds_nobody_in_an_empty_register() -> None:
    records, names = prepare(lists().register.clear())
    index = LookupIndex.build(records, names, lists().model)
    assert index.find(lists().person(0)) == []


def test_tells_its_memory(both: Lists, index: LookupIndex) -> None:
    parts = (index._keys.entries.nbytes, index._rows.block.nbytes, index._texts.size_bytes, index._weights.size_bytes)
    assert index.size_bytes == sum(parts)
    assert index.size_bytes < 450 * both.records.height


def test_shows_nothing_of_the_person(both: Lists) -> None:
    person = both.person(0)
    assert f"{person} {person!r}" == "AskedPerson(...) AskedPerson(...)"
    assert repr(asked_of(person)) == "Asked(...)"
