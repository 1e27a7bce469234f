"""Who pays contributions, as kinds: a budget, an employer, a sponsor, the member; many names, few kinds."""

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files

from lindung.vocabulary.language import Words


class PayerKind(StrEnum):
    """The purse that a contribution comes from (ucj.md 6.5)."""

    EMPLOYER = "employer"
    SELF = "self"
    PROVINCE_BUDGET = "province_budget"
    REGENCY_BUDGET = "regency_budget"
    TOBACCO_FUND = "tobacco_fund"
    PALM_OIL_FUND = "palm_oil_fund"
    VILLAGE_BUDGET = "village_budget"
    GOVERNMENT = "government"
    COMPANY = "company"
    CHARITY = "charity"
    SPONSOR = "sponsor"
    OTHER = "other"

    @property
    def words(self) -> Words:
        """The kind in both languages."""
        return _WORDS[self]


@cache
def payer_patterns() -> Mapping[PayerKind, str]:
    """Return for each kind how offices write it, as a regular expression over small letters; the first that fits."""
    text = files(__package__).joinpath("payer_kind.toml").read_text(encoding="utf-8")
    return {PayerKind(kind): "|".join(patterns) for kind, patterns in tomllib.loads(text).items()}


_WORDS = {
    PayerKind.EMPLOYER: Words("Pemberi kerja", "Employer"),
    PayerKind.SELF: Words("Membayar sendiri", "Pays alone"),
    PayerKind.PROVINCE_BUDGET: Words("APBD provinsi", "Provincial budget"),
    PayerKind.REGENCY_BUDGET: Words("APBD kabupaten/kota", "Budget of the regency or city"),
    PayerKind.TOBACCO_FUND: Words("DBHCHT", "Tobacco excise share"),
    PayerKind.PALM_OIL_FUND: Words("DBH sawit", "Palm oil share"),
    PayerKind.VILLAGE_BUDGET: Words("Dana desa atau BUMDes", "Village funds or enterprise"),
    PayerKind.GOVERNMENT: Words("Pemerintah, tidak dirinci", "Government, not told which"),
    PayerKind.COMPANY: Words("Perusahaan (CSR/TJSL)", "Company (CSR)"),
    PayerKind.CHARITY: Words("Baznas atau lembaga amal", "Charity"),
    PayerKind.SPONSOR: Words("Orang tua asuh, ASN peduli", "Sponsor, one for one"),
    PayerKind.OTHER: Words("Pembayar lain", "Another payer"),
}
