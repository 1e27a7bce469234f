"""What people decided is laid over every later linkage, and looked at again where its grounds have changed."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest

from lindung.engines.linkage.link import quiet
from lindung.registry.snapshots.linkage import Linkage
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.pair_verdict import PairVerdict
from lindung.vocabulary.register_kind import RegisterKind
from lindung.workflows.linking.link_registers import link_registers, registers_of
from lindung.workflows.linking.review.filters import Filters
from lindung.workflows.linking.review.history import recognised
from lindung.workflows.linking.review.queue import queue
from lindung.workflows.linking.review.reviewed import one_pair, under_review
from tests.workflows.linking.office_people import AREA, MONTH, NOW, member, nik, stored, without_nik, worker
from tests.workflows.linking.pairs_to_review import SECOND, draw, read, state_of

pytestmark = pytest.mark.django_db
SAME, DIFFERENT, UNSURE = PairVerdict.SAME, PairVerdict.DIFFERENT, PairVerdict.UNSURE
Rows = list[dict[str, Any]]  # Any: columns of a register
Link = Callable[..., Linkage]
SOMEBODY_ELSE = {"name": "Orang Lain Sekali", "name_key": "orang lain sekali", "birth_date": date(1971, 3, 9)}


@pytest.fixture
def link() -> Link:
    """Store registers of forty invented people, some told otherwise, and link them, a month after the last time."""
    runs = [0]

    def linked(
        workers: dict[int, dict[str, Any]] | None = None, members: dict[int, dict[str, Any]] | None = None
    ) -> Linkage:
        runs[0] += 1
        day = date(2026, runs[0], 1)
        lists: Rows = [worker(number, **(workers or {}).get(number, {})) for number in range(40)]
        register: Rows = [member(number, **(members or {}).get(number, {})) for number in range(30)]
        stored(RegisterKind.WORKFORCE, lists, as_of=day)
        stored(RegisterKind.PARTICIPANTS, register, as_of=day)
        registers = registers_of(area=AREA, on=MONTH.plus(1).first_day)
        now = NOW + timedelta(days=runs[0])
        return link_registers(registers, month=MONTH, by="Petugas Rekaan", now=now, told=quiet).linkage

    return linked


def links_of(found: Linkage) -> pl.DataFrame:
    return pl.concat([*found.table(office_vault(), "links")])


def told_of(found: Linkage, worker_row: int, member_row: int) -> dict[str, Any]:
    """Return what a linkage says of the pair of two people by their numbers."""
    rows = links_of(found).filter(pl.col("left_row") == worker_row + 1, pl.col("right_row") == member_row + 1)
    return (
        {**rows.row(0, named=True), "ref": f"{rows['left_id'].item()}-{rows['right_id'].item()}"} if rows.height else {}
    )


def status_of(found: Linkage, number: int) -> str:
    rows = pl.concat([*found.table(office_vault(), "status")])
    return str(rows.filter(pl.col("row") == number + 1)["status"].item())


def test_without_decisions_the_links_are_the_machine_s(link: Link) -> None:
    rows = links_of(link())
    assert rows["decided"].null_count() == rows["recheck"].null_count() == rows.height == 30


def test_a_refused_match_stays_in_the_table_and_counts_for_nothing(link: Link) -> None:
    first = link()
    draw(read(first, told_of(first, 7, 7)["ref"], DIFFERENT), is_sampled=False)
    assert status_of(first, 7) == "covered"  # a stored linkage never changes
    second = link()
    told = told_of(second, 7, 7)
    assert (told["decision"], told["decided"], told["recheck"]) == ("refused", "different", False)
    assert status_of(second, 7) == "uncovered"
    assert second.manifest.counts["left"] == {"rows": 40, "matched": 29, "possible": 0, "without": 11}
    assert second.manifest.tables["links"] == sum(pairs for *_, pairs in second.manifest.counts["pairs"])


def test_a_decision_survives_a_new_snapshot_with_other_rows(link: Link) -> None:
    first = link()
    read(first, told_of(first, 7, 7)["ref"], DIFFERENT)
    moved = {number: {"row": 200 - number} for number in range(40)}
    second = link(workers=moved)
    told = links_of(second).filter(pl.col("left_row") == 200 - 7).row(0, named=True)
    assert (told["decision"], told["decided"], told["recheck"]) == ("refused", "different", False)


def test_a_decision_follows_a_corrected_nik_and_says_so(link: Link) -> None:
    first = link(workers={7: nik(900)})
    pair = told_of(first, 7, 7)
    read(first, pair["ref"], SAME)
    second = link()  # the worker's NIK is right now
    told = told_of(second, 7, 7)
    assert (told["decision"], told["decided"], told["recheck"]) == ("match", "same", True)
    assert state_of(second, told["ref"]) == "recheck"
    one = one_pair(under_review(second.manifest.linkage_id), told["ref"])
    said = [words.en for words in recognised(one)]
    assert said == ["The worker is known by name, birth date and village; NIK is another now than when it was decided."]


def test_a_decision_follows_a_corrected_name(link: Link) -> None:
    first = link()
    read(first, told_of(first, 7, 7)["ref"], DIFFERENT)
    second = link(workers={7: {"name": "Rekaan Betulan", "name_key": "rekaan betulan"}})
    told = told_of(second, 7, 7)
    assert (told["decision"], told["decided"], told["recheck"]) == ("refused", "different", True)


def test_people_the_linkage_does_not_bring_together_stay_together(link: Link) -> None:
    first = link()
    read(first, told_of(first, 7, 7)["ref"], SAME)
    # The list lost the NIK; the register has the member's NIK and number but another name, birth date and village.
    apart = {**SOMEBODY_ELSE, "village_code": "33.74.09.1001"}
    second = link(workers={7: without_nik()}, members={7: apart})
    told = told_of(second, 7, 7)
    assert (told["stage"], told["decision"], told["decided"], told["recheck"]) == ("decided", "match", "same", True)
    assert (told["left_row"], told["village_code"]) == (8, worker(7)["village_code"])
    assert status_of(second, 7) == "covered"


def test_a_pair_brought_in_by_a_decision_is_shown_and_explained(link: Link) -> None:
    from lindung.workflows.linking.explain import explain_pair
    from lindung.workflows.linking.explain_words import explained_words

    first = link()
    read(first, told_of(first, 7, 7)["ref"], SAME)
    second = link(workers={7: without_nik()}, members={7: SOMEBODY_ELSE})
    told = told_of(second, 7, 7)
    assert state_of(second, told["ref"]) == "recheck"
    lines = [words.en for words in explained_words(explain_pair(second.manifest.linkage_id, "8", "8"))]
    assert "A person brought both together; the linkage itself did not find this pair." in lines


def test_who_left_the_list_is_not_brought_back(link: Link) -> None:
    first = link()
    read(first, told_of(first, 7, 7)["ref"], SAME)
    second = link(workers={7: {**SOMEBODY_ELSE, **nik(901)}})
    assert told_of(second, 7, 7) == {}


def test_an_unsure_reader_changes_nothing(link: Link) -> None:
    first = link()
    read(first, told_of(first, 7, 7)["ref"], UNSURE)
    second = link()
    told = told_of(second, 7, 7)
    assert (told["decision"], told["decided"], told["recheck"]) == ("match", "unsure", False)
    assert state_of(second, told["ref"]) == "second"


def test_two_who_disagree_change_nothing_until_a_third_settles_it(link: Link) -> None:
    first = link()
    ref = told_of(first, 7, 7)["ref"]
    draw(read(first, ref, SAME))
    read(first, ref, DIFFERENT, by=SECOND)
    assert told_of(link(), 7, 7)["decision"] == "match"
    read(first, ref, DIFFERENT, by="Pembaca Tiga")
    assert told_of(link(), 7, 7)["decision"] == "refused"


def test_keys_that_lead_to_two_people_are_a_conflict_and_not_the_first_hit(link: Link) -> None:
    first = link()
    read(first, told_of(first, 7, 7)["ref"], DIFFERENT)
    # The NIK is now written at number 8, who bears another name; number 7 has a new one.
    second = link(workers={7: nik(902), 8: nik(7)})
    told = {number: told_of(second, number, 7) for number in (7, 8)}
    assert all(one["decision"] != "refused" and one["recheck"] for one in told.values() if one)
    assert any(told.values())


def test_a_namesake_with_another_nik_is_somebody_else(link: Link) -> None:
    first = link()
    read(first, told_of(first, 7, 7)["ref"], DIFFERENT)
    twin = {name: worker(7)[name] for name in ("name", "name_key", "birth_date", "village_code", "sex")}
    second = link(workers={19: twin}, members={19: twin})
    assert told_of(second, 19, 19)["decided"] is None
    assert told_of(second, 7, 7)["decided"] == "different"


def test_the_pair_returns_to_the_queue_once_and_a_new_reading_settles_it(link: Link) -> None:
    first = link(workers={7: nik(900)})
    read(first, told_of(first, 7, 7)["ref"], SAME)
    second = link()
    ref = told_of(second, 7, 7)["ref"]
    assert [line.ref for line in queue(under_review(second.manifest.linkage_id), Filters()).pairs] == [ref]
    again = read(second, ref, SAME, by=SECOND)
    draw(again, is_sampled=False)
    assert again.reading == 1
    assert state_of(second, ref) == "decided"
    third = link()
    assert (told_of(third, 7, 7)["decided"], told_of(third, 7, 7)["recheck"]) == ("same", False)


def test_two_rows_of_one_person_do_not_ask_for_each_other_forever(link: Link) -> None:
    double = {name: worker(7)[name] for name in ("name", "name_key", "birth_date", "village_code", "sex")}
    first = link(workers={39: {**double, **without_nik()}})
    refs = [told_of(first, number, 7)["ref"] for number in (7, 39)]
    draw(read(first, refs[0], SAME), is_sampled=False)
    assert [state_of(first, ref) for ref in refs] == ["decided", "recheck"]  # the second row lacks the NIK
    draw(read(first, refs[1], SAME, by=SECOND), is_sampled=False)
    assert [state_of(first, ref) for ref in refs] == ["decided", "decided"]
    second = link(workers={39: {**double, **without_nik()}})
    assert [told_of(second, number, 7)["recheck"] for number in (7, 39)] == [False, False]
