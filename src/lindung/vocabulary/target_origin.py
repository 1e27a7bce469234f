"""Who set a target; several targets coexist for one area and year and are never merged."""

from enum import StrEnum

from lindung.vocabulary.language import Words


class TargetOrigin(StrEnum):
    """The document or office a target comes from (UCJ cascade: RPJPN, RPJMN, Kemendagri, region, NKS, branch)."""

    RPJPN = "RPJPN"
    RPJMN = "RPJMN"
    RKP = "RKP"
    KEMENDAGRI = "Kemendagri"
    RPJPD = "RPJPD"
    RPJMD = "RPJMD"
    RKPD = "RKPD"
    NKS = "NKS"
    REGION = "region"
    BRANCH = "branch"
    UNSTATED = "unstated"

    @property
    def words(self) -> Words:
        """The origin in both languages."""
        return _WORDS[self]


_WORDS = {
    TargetOrigin.RPJPN: Words("RPJPN (rencana nasional 20 tahun)", "RPJPN (national 20-year plan)"),
    TargetOrigin.RPJMN: Words("RPJMN (rencana nasional 5 tahun)", "RPJMN (national 5-year plan)"),
    TargetOrigin.RKP: Words("RKP (rencana nasional tahunan)", "RKP (national yearly plan)"),
    TargetOrigin.KEMENDAGRI: Words("Kementerian Dalam Negeri", "Ministry of Home Affairs"),
    TargetOrigin.RPJPD: Words("RPJPD (rencana daerah 20 tahun)", "RPJPD (regional 20-year plan)"),
    TargetOrigin.RPJMD: Words("RPJMD (rencana daerah 5 tahun)", "RPJMD (regional 5-year plan)"),
    TargetOrigin.RKPD: Words("RKPD (rencana daerah tahunan)", "RKPD (regional yearly plan)"),
    TargetOrigin.NKS: Words("Nota Kesepakatan Sinergi", "Synergy agreement (NKS)"),
    TargetOrigin.REGION: Words("Pemerintah daerah", "Regional government"),
    TargetOrigin.BRANCH: Words("Kantor cabang BPJS Ketenagakerjaan", "BPJS Ketenagakerjaan branch"),
    TargetOrigin.UNSTATED: Words("asal target tidak disebut", "origin of the target not stated"),
}
