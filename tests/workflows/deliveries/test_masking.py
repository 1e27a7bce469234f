import pytest

from lindung.vocabulary.register_kind import RegisterKind
from lindung.workflows.deliveries.masking import masked

NIK = "3374811705800001"


@pytest.mark.parametrize(
    ("text", "target", "shown"),
    [
        (NIK, "nik", "337481••••••01"),
        ("'" + NIK, "nik", "'33748••••••01"),
        ("12345", "nik", "1••••••"),
        ("0812990001", "phone", "081299••••••01"),
        ("Zubrata Mblenduk", "name", "Z••• M•••"),
        ("  Zubrata   Mblenduk ", "name", "Z••• M•••"),
        ("Jl. Rekaan 5 RT 03", "address", "J••• R••• 5••• R•••"),
        ("17-05-1980", "birth_date", "17-05-1980"),
        ("Sekaran", "village", "Sekaran"),
        ("Nelayan", "occupation", "Nelayan"),
        ("Zubrata Mblenduk", None, "Z•••"),
        ("3.500.000", "wage", "3••••••"),
        ("", "nik", ""),
        (None, "nik", ""),
    ],
)
def test_shows_enough_to_find_a_cell_and_too_little_to_know_a_person(
    text: str | None, target: str | None, shown: str
) -> None:
    assert masked(text, target, RegisterKind.WORKERS) == shown


@pytest.mark.parametrize("target", ["village", "occupation", "note", "birth_date", None])
@pytest.mark.parametrize("text", [NIK, f"NIK: {NIK}", "3374 8117 0580 0001", "3374.8117.0580.0001"])
def test_masks_a_long_number_in_whatever_column_it_stands(text: str, target: str | None) -> None:
    assert NIK not in "".join(filter(str.isdigit, masked(text, target, RegisterKind.WORKERS)))


def test_shortens_a_long_text() -> None:
    assert masked("pedagang " * 10, "occupation", RegisterKind.WORKERS) == "pedagang pedagang pedagang …"[:28]
