"""The clean columns: what every roster becomes, whatever file it came in."""

from typing import Final

import polars as pl

CLEAN_PLACE: Final = {"row": pl.UInt32, "file_row": pl.UInt32}

PERSON: Final = {
    **CLEAN_PLACE,
    "name": pl.String,            # as written, blanks tidied
    "name_key": pl.String,        # compared form: vocabulary.persons.naming
    "nik": pl.String,             # sixteen digits, or null
    "nik_number": pl.Int64,       # the same as a number, for joins
    "nik_short": pl.Int64,        # fifteen digits as a number where one was lost; only to find whose it may be
    "nik_fault": pl.String,       # NIK_FAULTS or null
    "nik_birth": pl.Date,         # hint of the digits, never proof
    "nik_sex": pl.String,         # female | male, hint of the digits
    "nik_regency": pl.String,     # 33.74: regency of first registration, hint
    "kk": pl.String, "kk_number": pl.Int64, "kk_fault": pl.String,
    "kpj": pl.String,
    "birth_place": pl.String, "birth_date": pl.Date, "birth_fault": pl.String,
    "sex": pl.String, "sex_fault": pl.String,
    "marital_status": pl.String, "relation": pl.String,
    "address": pl.String, "hamlet": pl.String, "rt": pl.String, "rw": pl.String,
    "village": pl.String,         # as written, or the section's heading
    "village_code": pl.String, "area_fault": pl.String,
    "occupation": pl.String, "occupation_class": pl.String, "sector": pl.String,
    "ecosystem": pl.String,       # vocabulary.ecosystem or null
    "phone": pl.String, "phone_number": pl.Int64, "phone_fault": pl.String, "email": pl.String,
    "mother_name": pl.String,
    "employer": pl.String, "employer_npp": pl.String, "wage": pl.Int64, "started_on": pl.Date,
    "workplace_code": pl.String, "registration_code": pl.String,  # areas of work and of the registering office
    "membership": pl.String,      # MEMBERSHIPS or null
    "segment": pl.String,         # vocabulary.segment values PU, BPU, jakon, PMI or null
    "programmes": pl.String,      # "JKK JKM JHT" in this order
    "covered_from": pl.Date, "covered_until": pl.Date,  # first and last day of the months
    "payer": pl.String,
    "decile": pl.Int64, "decile_as_of": pl.Date,
    "vulnerable": pl.Boolean,     # pekerja rentan as the list itself says; nothing is concluded from the decile here
    "registry_match": pl.String,  # REGISTRY_MATCHES or null
    "life_note": pl.String,       # LIFE_NOTES or null: what a status or note column says
    "died_on": pl.Date,
    "sponsor_name": pl.String, "sponsor_office": pl.String,
    "consent": pl.Boolean,
    "note": pl.String,
}  # fmt: skip
"""Columns of a list of persons; a target the file lacks is a null column."""

EMPLOYER: Final = {
    **CLEAN_PLACE, "npp": pl.String, "name": pl.String, "name_key": pl.String, "address": pl.String,
    "village": pl.String, "village_code": pl.String, "area_fault": pl.String, "sector": pl.String,
    "workers": pl.Int64, "phone": pl.String, "phone_number": pl.Int64, "phone_fault": pl.String,
    "tax_number": pl.String, "membership": pl.String, "note": pl.String,
}  # fmt: skip

PROJECT: Final = {
    **CLEAN_PLACE, "project_number": pl.String, "project_fault": pl.String, "name": pl.String, "name_key": pl.String,
    "address": pl.String, "village": pl.String, "village_code": pl.String, "area_fault": pl.String, "npp": pl.String,
    "employer": pl.String, "starts_on": pl.Date, "ends_on": pl.Date, "date_fault": pl.String, "value": pl.Int64,
    "payer": pl.String, "note": pl.String,
}  # fmt: skip

NIK_FAULTS: Final = (
    "missing", "placeholder", "not_sixteen", "number_format", "cut_to_zero", "letters",
    "day", "month", "serial", "area",
)  # fmt: skip
"""Why a NIK cell is no NIK. ``number_format``: 3.37E+15 or a float tail; ``cut_to_zero``: stored as a number and ends
in 0, so that the sixteenth digit may be lost; ``area``: no province of any edition has these digits."""

BIRTH_FAULTS: Final = ("missing", "unreadable", "ambiguous", "impossible")
OCCUPATION_CLASSES: Final = (
    "working", "not_working", "student", "civil_servant", "soldier_police", "pensioner", "unclear",
)  # fmt: skip
MEMBERSHIPS: Final = ("active", "inactive")
REGISTRY_MATCHES: Final = ("match", "no_match")
LIFE_NOTES: Final = ("deceased", "moved")
AREA_FAULTS: Final = ("unknown", "ambiguous", "outside")
