"""The review in a terminal: list, decide, undo, read on with one key each."""

import json

import pytest
from typer.testing import CliRunner

from lindung.cli import main
from lindung.registry.models import PairDecision
from lindung.registry.snapshots.linkage import Linkage
from tests.registry.snapshots.people import FIRST_NIK
from tests.workflows.deliveries.conftest import data_directory
from tests.workflows.deliveries.typed import Type, typed
from tests.workflows.linking.pairs_to_review import FIRST, SECOND, draw, linkage_of_pairs, read, state_of

pytestmark = pytest.mark.django_db
__all__ = ["data_directory", "typed"]


@pytest.fixture
def linkage() -> Linkage:
    return linkage_of_pairs()


def standing() -> list[tuple[str, str, str]]:
    return list(PairDecision.objects.standing().values_list("pair_ref", "verdict", "reader"))


def reading(keys: str, *arguments: str) -> str:
    """Type keys at the reader of pairs and return what it showed."""
    told = CliRunner().invoke(main.app, ["--language", "en", "link", "review", *arguments], input=keys)
    assert told.exit_code == 0, told.output
    return told.output


def test_lists_the_queue_of_the_newest_linkage_of_an_area(typed: Type, linkage: Linkage) -> None:
    told = typed("link", "review", "--area", "33.74", "--list", "--limit", "2")
    assert told.exit_code == 0
    assert told.stdout.startswith("0 of 6 pairs are decided; 6 in this list.\n1-1")
    assert len([line for line in told.stdout.splitlines() if line[:1].isdigit() and "%" in line]) == 2
    assert str(FIRST_NIK) not in told.output


def test_tells_machines_the_same(typed: Type, linkage: Linkage) -> None:
    told = json.loads(typed("link", "review", "--linkage", linkage.manifest.linkage_id, "--json").stdout)
    assert (told["linkage"], told["found"], told["total"]) == (linkage.manifest.linkage_id, 6, 6)
    assert told["counts"]["state"]["waiting"] == len(told["pairs"]) == 6
    assert told["pairs"][0]["pair"] == "1-1"


def test_lists_only_what_is_asked_for(typed: Type, linkage: Linkage) -> None:
    told = json.loads(typed("link", "review", "--area", "33.74", "--stage", "double", "--json").stdout)
    assert [one["pair"] for one in told["pairs"]] == ["3-3"]


@pytest.mark.parametrize("wrong", [("--state", "everything"), ("--stage", "magic"), ("--score", "0.5")])
def test_refuses_an_unknown_filter(typed: Type, linkage: Linkage, wrong: tuple[str, str]) -> None:
    told = typed("link", "review", "--area", "33.74", "--list", *wrong)
    assert told.exit_code == 2
    assert "That filter is unknown" in told.stderr


def test_shows_a_pair_with_its_weights(typed: Type, linkage: Linkage) -> None:
    told = typed("link", "review", "--area", "33.74", "--pair", "2-2")
    assert told.exit_code == 0
    assert "337481••••••02" in told.stdout
    assert "03-03-1980" in told.stdout
    plain = json.loads(typed("link", "review", "--area", "33.74", "--pair", "2-2", "--json").stdout)
    assert sum(one["bits"] or 0 for one in plain["fields"]) == pytest.approx(plain["weight"])


def test_decides_and_undoes_without_a_terminal(typed: Type, linkage: Linkage) -> None:
    pair = ("link", "review", "--area", "33.74", "--pair", "2-2")
    told = typed(*pair, "--decide", "different", "--why", "beda ibu", "--by", FIRST)
    assert (told.exit_code, told.stdout) == (0, "Stored as reading 1: different persons.\n")
    assert standing() == [("2-2", "different", FIRST)]
    assert typed(*pair, "--undo", "--by", SECOND).exit_code == 1  # somebody else's needs a reason
    assert typed(*pair, "--undo", "--by", SECOND, "--why", "KTP diperiksa").exit_code == 0
    assert standing() == []
    assert PairDecision.objects.get().undone_why == "KTP diperiksa"


@pytest.mark.parametrize(
    "wrong",
    [
        ("--pair", "2-2", "--decide", "perhaps"), ("--decide", "same"), ("--undo",),
        ("--pair", "2-2", "--decide", "same", "--undo"),
    ],
)  # fmt: skip
def test_refuses_a_call_that_decides_nothing(typed: Type, linkage: Linkage, wrong: tuple[str, ...]) -> None:
    told = typed("link", "review", "--area", "33.74", *wrong)
    assert told.exit_code == 2
    assert standing() == []


def test_asks_which_linkage(typed: Type) -> None:
    assert typed("link", "review", "--list").exit_code == 2
    told = typed("link", "review", "--area", "33.74", "--list")
    assert told.exit_code == 1
    assert "has not been linked yet" in told.stderr
    assert typed("link", "review", "--linkage", "ffffffffffff", "--list").exit_code == 1


def test_refuses_a_pair_that_is_not_there(typed: Type, linkage: Linkage) -> None:
    told = typed("link", "review", "--area", "33.74", "--pair", "7-1", "--decide", "same")
    assert told.exit_code == 1
    assert "no such pair" in told.stderr


@pytest.mark.usefixtures("typed")
def test_reads_on_with_one_key_each(linkage: Linkage) -> None:
    output = reading("s\nd namanya lain\nn\nu\nq\n", "--area", "33.74", "--by", FIRST)
    assert standing() == [("1-1", "same", FIRST), ("2-2", "different", FIRST), ("3-3", "unsure", FIRST)]
    assert PairDecision.objects.get(pair_ref="2-2").why == "namanya lain"
    assert "3 pairs decided." in output


@pytest.mark.usefixtures("typed")
def test_goes_back_and_takes_the_last_decision_with_it(linkage: Linkage) -> None:
    reading("s\nd\nb salah pencet\ns\nq\n", "--area", "33.74", "--by", FIRST)
    assert standing() == [("1-1", "same", FIRST), ("2-2", "same", FIRST)]
    assert PairDecision.objects.exclude(undone_at=None).get().undone_why == "salah pencet"


@pytest.mark.usefixtures("typed")
def test_stops_at_the_end_of_the_input_and_of_the_list(linkage: Linkage) -> None:
    assert "0 pairs decided." in reading("x\n", "--area", "33.74")
    for ref in ("1-1", "2-2", "3-3", "4-4", "5-5", "5-6"):
        draw(read(linkage, ref), is_sampled=False)
    assert "Nothing more waits" in reading("", "--area", "33.74")


@pytest.mark.usefixtures("typed")
def test_offers_a_second_reading_to_somebody_else_only(linkage: Linkage) -> None:
    draw(read(linkage, "1-1", by=FIRST))
    assert "1-1 " not in reading("q\n", "--area", "33.74", "--state", "second", "--by", FIRST)
    reading("s\n", "--area", "33.74", "--state", "second", "--by", SECOND)
    assert state_of(linkage, "1-1") == "decided"


def test_measures_how_far_readers_agree(typed: Type, linkage: Linkage) -> None:
    assert typed("link", "agreement").stdout.count("none yet") == 2
    draw(read(linkage, "1-1"))
    read(linkage, "1-1", by=SECOND)
    told = typed("link", "agreement", "--area", "33.74")
    assert told.stdout.splitlines()[0] == "Drawn pairs (one of ten): agreed on 1 of 1 pairs (100.0%), kappa -."
    assert json.loads(typed("link", "agreement", "--json").stdout)["drawn"] == {
        "pairs": 1, "agreed": 1, "observed": 1.0, "kappa": None,
        "table": [{"first": "same", "second": "same", "pairs": 1}],
    }  # fmt: skip
