"""Where one worker of a list stands in a month, and why."""

from enum import StrEnum

from lindung.vocabulary.language import Words


class CoverageStatus(StrEnum):
    """Where a worker stands in a month; only the first three are workers whom a percentage may count."""

    COVERED = "covered"
    POSSIBLE = "possible"
    UNCOVERED = "uncovered"
    DEAD = "dead"
    MOVED = "moved"
    OUTSIDE_SCOPE = "outside_scope"

    @property
    def words(self) -> Words:
        """The status in both languages."""
        return _WORDS[self]

    @property
    def is_worker(self) -> bool:
        """Whether the person lives here and works under these programmes."""
        return self in {CoverageStatus.COVERED, CoverageStatus.POSSIBLE, CoverageStatus.UNCOVERED}


class StatusReason(StrEnum):
    """Why a worker stands where he stands; each reason belongs to one status.

    The reasons of ``possible`` are the stages of linkage that found the pair.
    """

    WAGE_EARNER = "wage_earner"
    SELF_PAID = "self_paid"
    SPONSORED = "sponsored"
    CONSTRUCTION = "construction"
    MIGRANT = "migrant"
    RESIDUE = "residue"
    DOUBLE = "double"
    DOUBTFUL = "doubtful"
    SAME_PERSON = "same_person"
    IN_GRACE = "in_grace"
    LAPSED = "lapsed"
    STARTS_LATER = "starts_later"
    NEVER_MEMBER = "never_member"
    ON_DEATH_LIST = "on_death_list"
    DEATH_NOTED = "death_noted"
    MOVE_NOTED = "move_noted"
    CIVIL_SERVANT = "civil_servant"
    SOLDIER_POLICE = "soldier_police"
    PENSIONER = "pensioner"
    ON_PERSONNEL_LIST = "on_personnel_list"
    NOT_WORKING = "not_working"
    STUDENT = "student"
    TOO_OLD = "too_old"
    TOO_YOUNG = "too_young"

    @property
    def words(self) -> Words:
        """The reason in both languages."""
        return _REASON_WORDS[self]

    @property
    def status(self) -> CoverageStatus:
        """The status this reason gives."""
        return next(status for status, reasons in REASONS.items() if self in reasons)


REASONS = {
    CoverageStatus.COVERED: (
        StatusReason.WAGE_EARNER,
        StatusReason.SELF_PAID,
        StatusReason.SPONSORED,
        StatusReason.CONSTRUCTION,
        StatusReason.MIGRANT,
    ),
    CoverageStatus.POSSIBLE: (
        StatusReason.RESIDUE,
        StatusReason.DOUBLE,
        StatusReason.DOUBTFUL,
        StatusReason.SAME_PERSON,
    ),
    CoverageStatus.UNCOVERED: (
        StatusReason.IN_GRACE,
        StatusReason.LAPSED,
        StatusReason.STARTS_LATER,
        StatusReason.NEVER_MEMBER,
    ),
    CoverageStatus.DEAD: (StatusReason.ON_DEATH_LIST, StatusReason.DEATH_NOTED),
    CoverageStatus.MOVED: (StatusReason.MOVE_NOTED,),
    CoverageStatus.OUTSIDE_SCOPE: (
        StatusReason.CIVIL_SERVANT,
        StatusReason.SOLDIER_POLICE,
        StatusReason.PENSIONER,
        StatusReason.ON_PERSONNEL_LIST,
        StatusReason.NOT_WORKING,
        StatusReason.STUDENT,
        StatusReason.TOO_OLD,
        StatusReason.TOO_YOUNG,
    ),
}
"""Each status with its reasons, in the order in which they are shown."""

_WORDS = {
    CoverageStatus.COVERED: Words("terlindungi", "covered"),
    CoverageStatus.POSSIBLE: Words("perlu diperiksa", "to be reviewed"),
    CoverageStatus.UNCOVERED: Words("belum terlindungi", "not yet covered"),
    CoverageStatus.DEAD: Words("meninggal", "deceased"),
    CoverageStatus.MOVED: Words("pindah", "moved away"),
    CoverageStatus.OUTSIDE_SCOPE: Words("di luar cakupan", "outside the scope"),
}
_REASON_WORDS = {
    StatusReason.WAGE_EARNER: Words("aktif lewat pemberi kerja", "active through an employer"),
    StatusReason.SELF_PAID: Words("aktif, membayar sendiri", "active, pays alone"),
    StatusReason.SPONSORED: Words("aktif, dibayari pihak lain", "active, paid for by another"),
    StatusReason.CONSTRUCTION: Words("aktif lewat proyek konstruksi", "active through a construction project"),
    StatusReason.MIGRANT: Words("aktif sebagai pekerja migran", "active as a migrant worker"),
    StatusReason.RESIDUE: Words("mirip seorang peserta aktif", "resembles an active member"),
    StatusReason.DOUBLE: Words(
        "mirip peserta aktif yang sudah cocok dengan orang lain", "resembles an active member matched to somebody else"
    ),
    StatusReason.DOUBTFUL: Words(
        "NIK dan tanggal lahir sama dengan peserta aktif, nama berbeda",
        "same NIK and birth date as an active member, another name",
    ),
    StatusReason.SAME_PERSON: Words(
        "baris lain dari orang yang mungkin peserta aktif", "another row of somebody who may be an active member"
    ),
    StatusReason.IN_GRACE: Words("menunggak, masih dalam masa tenggang", "unpaid, still in the grace period"),
    StatusReason.LAPSED: Words("pernah menjadi peserta, tidak aktif lagi", "once a member, no longer active"),
    StatusReason.STARTS_LATER: Words("perlindungan baru mulai kemudian", "coverage starts later"),
    StatusReason.NEVER_MEMBER: Words("tidak ditemukan di register peserta", "not found among the members"),
    StatusReason.ON_DEATH_LIST: Words("ada di daftar kematian", "on the list of deaths"),
    StatusReason.DEATH_NOTED: Words("keterangan: meninggal", "noted as deceased"),
    StatusReason.MOVE_NOTED: Words("keterangan: pindah", "noted as moved"),
    StatusReason.CIVIL_SERVANT: Words("ASN atau pejabat negara", "civil servant or state official"),
    StatusReason.SOLDIER_POLICE: Words("TNI atau Polri", "military or police"),
    StatusReason.PENSIONER: Words("pensiunan", "pensioner"),
    StatusReason.ON_PERSONNEL_LIST: Words(
        "ada di daftar ASN, TNI, Polri, pensiunan", "on the list of civil servants, military, police, pensioners"
    ),
    StatusReason.NOT_WORKING: Words("tercatat tidak bekerja", "recorded as not working"),
    StatusReason.STUDENT: Words("tercatat sebagai pelajar", "recorded as a student"),
    StatusReason.TOO_OLD: Words("mencapai batas usia", "has reached the age limit"),
    StatusReason.TOO_YOUNG: Words("belum cukup umur", "under age"),
}
