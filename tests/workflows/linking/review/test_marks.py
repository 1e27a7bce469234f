from datetime import date

from lindung.workflows.linking.review.marks import Span, Spans, date_marks, name_marks, whole_marks


def marked(spans: Spans) -> list[str]:
    return [span.text for span in spans if span.differs]


def text(spans: Spans) -> str:
    return "".join(span.text for span in spans)


def test_marks_the_words_that_the_other_name_lacks() -> None:
    left, right = name_marks("Siti Bakula Rekaan", "SITI TOMIKA")
    assert (text(left), marked(left)) == ("Siti Bakula Rekaan", ["Bakula", "Rekaan"])
    assert (text(right), marked(right)) == ("SITI TOMIKA", ["TOMIKA"])


def test_titles_and_spellings_of_one_name_are_no_difference() -> None:
    left, right = name_marks("H. Moh. Bakula, S.Pd", "MUHAMMAD BAKULA")
    assert (marked(left), marked(right)) == ([], [])


def test_a_missing_name_marks_nothing() -> None:
    assert name_marks("", "Bakula") == ((), (Span("Bakula"),))


def test_marks_the_part_of_a_date_that_differs() -> None:
    left, right = date_marks(date(1980, 5, 12), date(1981, 5, 12))
    assert (text(left), marked(left)) == ("12-05-1980", ["1980"])
    assert (text(right), marked(right)) == ("12-05-1981", ["1981"])


def test_a_missing_date_marks_nothing() -> None:
    assert date_marks(date(1980, 5, 12), None) == ((Span("12-05-1980"),), ())


def test_marks_a_whole_text_only_where_both_say_something() -> None:
    assert marked(whole_marks("Sekaran", "Patemon", differs=True)[0]) == ["Sekaran"]
    assert marked(whole_marks("Sekaran", "Patemon", differs=False)[0]) == []
    assert marked(whole_marks("Sekaran", "", differs=True)[0]) == []
