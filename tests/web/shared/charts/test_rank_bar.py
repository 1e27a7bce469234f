"""The bar of places."""

from lindung.web.shared.charts.rank_bar import rank_bar


def test_spans_the_places_that_the_counts_allow() -> None:
    bar = rank_bar(2, 1, 3, of=4, label="antara tempat 1 dan 3 dari 4")
    assert 'class="rank-span" x="0%" y="3" width="75%"' in bar
    assert f'cx="{100 / 4 * 1.5}%"' in bar
    assert 'aria-label="antara tempat 1 dan 3 dari 4"' in bar


def test_fills_everything_where_there_is_one() -> None:
    assert 'x="0%" y="3" width="100%"' in rank_bar(1, 1, 1, of=1, label="<b>")
    assert "&lt;b&gt;" in rank_bar(1, 1, 1, of=1, label="<b>")
