from datetime import date

import pytest

from lindung.engines.rules.book import rulebook
from lindung.engines.rules.machinery.expressions import Choice, Flag, Ratio, Whole, if_so, rounded
from lindung.engines.rules.machinery.graph import Graph, Rulebook, UnresolvableFigureError, build_graph
from lindung.engines.rules.machinery.in_force import Relief, Rule, exception_to, in_force
from lindung.engines.rules.machinery.inputs import inputs
from lindung.engines.rules.machinery.law import law
from lindung.engines.rules.machinery.nodes import ExpressionError, constant
from lindung.engines.rules.machinery.scalar import prepared

DAY = date(2026, 2, 1)


@in_force(source="contoh")
def twice(*, wage: Whole) -> Whole:
    return wage + wage


@in_force(since=date(2026, 2, 1), source="contoh", figure="twice")
def twice_and_one(*, wage: Whole) -> Whole:
    return wage + wage + 1


@in_force(source="contoh")
def needs_nobody_knows(*, wgae: Whole) -> Whole:
    return wgae


@in_force(source="contoh")
def round_about(*, round_about_too: Whole) -> Whole:
    return round_about_too


@in_force(source="contoh")
def round_about_too(*, round_about: Whole) -> Whole:
    return round_about


@in_force(source="contoh")
def beyond(*, wage: Whole) -> Whole:
    return wage * wage


@in_force(source="contoh")
def share() -> Ratio:
    return Ratio(constant(1), 1)


@exception_to("share", source="contoh")
def half_for_labour_intensive(*, labour_intensive: Flag, labour_intensive_relief_rate: Ratio) -> Relief:
    return Relief(when=labour_intensive, then=labour_intensive_relief_rate)


@in_force(source="contoh")
def shared(*, wage: Whole, share: Ratio, contribution_rounding: Choice) -> Whole:
    return rounded(wage * share, contribution_rounding)


def graph(target: str, *rules: Rule, day: date = DAY) -> Graph:
    book: dict[str, tuple[Rule, ...]] = {}
    for rule in rules:
        figure = rule.relieves or rule.figure
        book[figure] = (*book.get(figure, ()), rule)
    return build_graph(law=law(), day=day, targets=[target], rules=book, inputs=inputs())


@pytest.mark.parametrize(("day", "expected"), [(date(2026, 1, 31), 10), (date(2026, 2, 1), 10 + 1)])
def test_takes_the_wording_in_force_on_the_day(day: date, expected: int) -> None:
    early = Rule(**{**vars(twice), "until": date(2026, 1, 31)})
    run = prepared(graph("twice", early, twice_and_one, day=day)).run({"wage": 5})
    assert run.figures == {"twice": expected}


def test_refuses_a_figure_that_nothing_gives() -> None:
    with pytest.raises(UnresolvableFigureError, match=r"wgae cannot be computed for 2026-02-01 \(needs_nobody_knows\)"):
        graph("needs_nobody_knows", needs_nobody_knows)


def test_refuses_figures_that_need_each_other() -> None:
    with pytest.raises(UnresolvableFigureError, match="round_about > round_about_too > round_about"):
        graph("round_about", round_about, round_about_too)


def test_refuses_a_figure_that_could_leave_64_bits() -> None:
    with pytest.raises(ExpressionError, match="beyond 64 bits"):
        graph("beyond", beyond)


@pytest.mark.parametrize(
    ("day", "labour_intensive", "expected"),
    [
        (date(2025, 1, 1), 1, 1_001),
        (date(2025, 2, 1), 1, 501),  # 1,001 x 1/2 = 500.5
        (date(2025, 2, 1), 0, 1_001),
        (date(2026, 1, 1), 1, 501),
        (date(2026, 2, 1), 1, 1_001),
    ],
)
def test_an_exception_sleeps_with_its_parameter(day: date, labour_intensive: int, expected: int) -> None:
    one = graph("shared", shared, share, half_for_labour_intensive, day=day)
    run = prepared(one).run({"wage": 1_001, "labour_intensive": labour_intensive})
    assert run.figures["shared"] == expected


def test_remembers_only_what_the_case_needed() -> None:
    one = prepared(graph("shared", shared, share, half_for_labour_intensive, day=date(2025, 2, 1)))
    used = [[value.id for value in one.run({"wage": 1_000, "labour_intensive": answer}).used] for answer in (0, 1)]
    assert used == [[], ["labour_intensive_relief_rate"]]


def test_names_the_rounding_only_where_it_gave_or_took_something() -> None:
    one = prepared(graph("shared", shared, share, half_for_labour_intensive, day=date(2025, 2, 1)))
    used = [value.id for value in one.run({"wage": 1_001, "labour_intensive": 1}).used]
    assert used == ["labour_intensive_relief_rate", "contribution_rounding"]


@pytest.mark.parametrize("figure", rulebook())
def test_every_figure_of_the_law_has_one_provision_a_day(figure: str) -> None:
    book: Rulebook = rulebook()
    days = sorted({rule.since for rule in book[figure]})
    assert all(sum(rule.holds_on(day) and not rule.relieves for rule in book[figure]) == 1 for day in days)


def test_nothing_is_no_rupiah() -> None:
    @in_force(source="contoh")
    def only_with_jht(*, wage: Whole, with_jht: Flag) -> Whole:
        return if_so(with_jht, wage)

    run = prepared(graph("only_with_jht", only_with_jht)).run({"wage": 7})
    assert run.figures == {"only_with_jht": 0}
