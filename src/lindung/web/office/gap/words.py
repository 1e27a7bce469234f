"""Words and looks of the pages of linkages for codes that workflows and engines hand over."""

from typing import Final

from lindung.vocabulary.coverage_status import CoverageStatus
from lindung.vocabulary.language import Words

LOOKS: Final = {
    CoverageStatus.COVERED: "above",
    CoverageStatus.POSSIBLE: "near",
    CoverageStatus.UNCOVERED: "behind",
}
"""Chips; who is not to be counted has the quiet one."""

STATUS_PARTS: Final = {
    CoverageStatus.COVERED: "status-covered",
    CoverageStatus.POSSIBLE: "status-possible",
    CoverageStatus.UNCOVERED: "status-uncovered",
    CoverageStatus.DEAD: "status-dead",
    CoverageStatus.MOVED: "status-moved",
    CoverageStatus.OUTSIDE_SCOPE: "status-outside",
}
"""Parts of the bar that people are drawn as."""

SIDES: Final = {
    "workers": Words("Daftar pekerja", "List of workers"),
    "participants": Words("Peserta", "Members"),
    "deaths": Words("Kematian", "Deaths"),
    "personnel": Words("ASN, TNI, Polri", "Personnel"),
}
"""What a register was to the linkage."""

PURPOSES: Final = {
    "kunjungan": Words("Kunjungan ke rumah pekerja", "Visits to workers' homes"),
    "musyawarah": Words("Musyawarah desa atau kelurahan", "Village deliberation"),
    "verifikasi": Words("Verifikasi daftar", "Verification of the list"),
    "permintaan": Words("Permintaan pekerja atau ahli warisnya", "Request of the worker or the heirs"),
    "laporan": Words("Laporan dan monev", "Report and monitoring"),
}
"""What the list of a place may be opened for; chosen rather than typed, so that nobody writes a name there."""
