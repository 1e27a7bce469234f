import io

import fastexcel
import openpyxl
import pytest

from lindung.engines.intake.faults import UnusableFileError
from lindung.engines.intake.headers import HowMapped
from lindung.engines.intake.profiles.mapping import map_roster_headers
from lindung.engines.intake.profiles.profile import Profile, known_header, profile_from, shipped_profiles, tables_of
from lindung.engines.intake.profiles.templates import (
    GUIDE_SHEET,
    template_headings,
    template_names,
    template_workbook,
)
from lindung.engines.intake.sheets.open import open_source
from lindung.engines.intake.sheets.raw import text_column
from lindung.vocabulary.language import Language

PROFILES = shipped_profiles()
INVENTED = {
    "name": "SITI REKAAN",
    "nik": "3374815205800001",
    "kk": "3374810101100002",
    "rt": "003",
    "phone": "080000000001",
}


def opened(profile: Profile, language: Language = Language.ID) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(template_workbook(profile, language)))


def filled(profile: Profile) -> bytes:
    """Type one invented person into the first row, as a clerk would: texts into the cells as formatted."""
    book = opened(profile)
    sheet = book.worksheets[0]
    for column, (target, _) in enumerate(template_headings(profile), start=1):
        sheet.cell(2, column, INVENTED.get(target, "rekaan"))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def format_of(target: str) -> str:
    """Return the number format of a column of the general template; neighbours of one format are stored together."""
    profile = PROFILES["generic_persons"]
    position = [name for name, _ in template_headings(profile)].index(target) + 1
    dimensions = opened(profile).worksheets[0].column_dimensions.values()
    return next(str(found.number_format) for found in dimensions if found.min <= position <= found.max)


@pytest.mark.parametrize("profile", PROFILES.values(), ids=list(PROFILES))
def test_maps_a_filled_template_exactly(profile: Profile) -> None:
    rows = fastexcel.read_excel(filled(profile)).load_sheet(0, header_row=None, dtypes="string").to_polars().rows()
    mapping = map_roster_headers([str(text) for text in rows[0]], profile)
    assert {found.how for found in mapping.headers} == {HowMapped.EXACT}
    assert [found.target for found in mapping.headers] == list(profile.headers)
    assert mapping.problems == ()
    assert rows[1][mapping.by_target["name"]] == "SITI REKAAN"
    assert {
        rows[1][mapping.by_target[target]] for target in {"nik", "kk", "rt", "phone"} & set(mapping.by_target)
    } <= set(INVENTED.values())


@pytest.mark.parametrize("profile", PROFILES.values(), ids=list(PROFILES))
def test_holds_nothing_below_the_headings(profile: Profile) -> None:
    rows = list(opened(profile).worksheets[0].iter_rows(values_only=True))
    assert rows == [tuple(text for _, text in template_headings(profile))]


@pytest.mark.parametrize("profile", PROFILES.values(), ids=list(PROFILES))
def test_reads_the_person_typed_into_a_template(profile: Profile) -> None:
    source = open_source(filled(profile), name="templat.xlsx", known=known_header)
    batches = list(source.batches())
    mapping = map_roster_headers(source.blocks[0].headers, profile)
    assert [batch.frame.height for batch in batches] == [1]
    assert batches[0].frame[text_column(mapping.by_target["name"])].to_list() == ["SITI REKAAN"]


@pytest.mark.parametrize("profile", PROFILES.values(), ids=list(PROFILES))
def test_an_empty_template_is_refused_for_having_only_headings(profile: Profile) -> None:
    empty = template_workbook(profile, Language.ID)
    with pytest.raises(UnusableFileError) as refusal:
        open_source(empty, name="templat.xlsx", known=known_header)
    assert refusal.value.reason == "only_headers"


@pytest.mark.parametrize("target", ["nik", "kk", "phone", "rt", "rw", "kpj", "village_code"])
def test_keeps_zeros_in_columns_of_digits(target: str) -> None:
    assert format_of(target) == "@"


@pytest.mark.parametrize("target", ["birth_date", "died_on", "started_on"])
def test_shows_dates_as_day_month_year(target: str) -> None:
    assert format_of(target) == "dd-mm-yyyy"


@pytest.mark.parametrize(
    ("profile", "target", "choices"),
    [
        ("village_list", "sex", '"L,P"'),
        ("opensid_family", "sex", '"1,2"'),
        ("participant_extract", "segment", '"PU,BPU,jakon,PMI"'),
        ("payroll", "jkk", '"Y,N"'),
    ],
)
def test_offers_the_few_values_of_a_column(profile: str, target: str, choices: str) -> None:
    position = [name for name, _ in template_headings(PROFILES[profile])].index(target) + 1
    letter = openpyxl.utils.get_column_letter(position)
    rules = opened(PROFILES[profile]).worksheets[0].data_validations.dataValidation
    assert [rule.formula1 for rule in rules if f"{letter}2:{letter}" in str(rule.sqref)] == [choices]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("profile", PROFILES.values(), ids=list(PROFILES))
def test_explains_each_column_in_both_languages(profile: Profile, language: Language) -> None:
    rows = list(opened(profile, language)[GUIDE_SHEET].iter_rows(values_only=True))
    explained = {row[0]: row[1:] for row in rows[3:]}
    assert list(explained) == [text for _, text in template_headings(profile)]
    assert all(first and second and first != second for first, second in explained.values())
    first_words = profile.words.in_language(language)
    assert rows[0][1] == first_words


@pytest.mark.parametrize("profile", PROFILES.values(), ids=list(PROFILES))
def test_page_of_help_is_never_taken_for_a_list(profile: Profile) -> None:
    rows = opened(profile)[GUIDE_SHEET].iter_rows(values_only=True)
    assert max(sum(known_header(str(cell)) for cell in row if cell) for row in rows) < 2


def test_never_writes_a_heading_as_a_formula() -> None:
    tables = tables_of(PROFILES["village_list"])
    tables["headers"]["note"] = ["=1+1"]
    book = opened(profile_from(tables, profile_id="own", is_own=True))
    cells = {str(cell.value): cell.data_type for sheet in book.worksheets for row in sheet.iter_rows() for cell in row}
    assert cells["=1+1"] == "s"


def test_lists_a_template_for_every_profile() -> None:
    assert [name.profile_id for name in template_names()] == list(PROFILES)
    assert [name.profile_id for name in template_names({"payroll": PROFILES["payroll"]})] == ["payroll"]
    assert all(name.words.id and name.about.en for name in template_names())
