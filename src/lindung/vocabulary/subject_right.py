"""What somebody may ask of the office about their own data, and where such a request stands."""

from enum import StrEnum

from lindung.vocabulary.language import Words


class SubjectRight(StrEnum):
    """A right of the person whom data are about (UU 27/2022, chapter on the rights of data subjects)."""

    ACCESS = "access"
    CORRECTION = "correction"
    ERASURE = "erasure"
    OBJECTION = "objection"

    @property
    def words(self) -> Words:
        """What it is called."""
        return _RIGHTS[self]


class SubjectRequestState(StrEnum):
    """Where a request stands.

    OPEN -> GRANTED | PARTLY | REFUSED | WITHDRAWN
    """

    OPEN = "open"
    GRANTED = "granted"
    PARTLY = "partly"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"

    @property
    def words(self) -> Words:
        """What it is called."""
        return _STATES[self]

    @property
    def is_answer(self) -> bool:
        """Whether it ends the request."""
        return self is not SubjectRequestState.OPEN


_RIGHTS = {
    SubjectRight.ACCESS: Words("akses dan salinan", "access and a copy"),
    SubjectRight.CORRECTION: Words("perbaikan", "correction"),
    SubjectRight.ERASURE: Words("penghapusan", "erasure"),
    SubjectRight.OBJECTION: Words("keberatan atau pembatasan", "objection or restriction"),
}
_STATES = {
    SubjectRequestState.OPEN: Words("menunggu jawaban", "waiting for an answer"),
    SubjectRequestState.GRANTED: Words("dipenuhi", "granted"),
    SubjectRequestState.PARTLY: Words("dipenuhi sebagian", "granted in part"),
    SubjectRequestState.REFUSED: Words("ditolak dengan alasan", "refused with reasons"),
    SubjectRequestState.WITHDRAWN: Words("ditarik pemohon", "withdrawn by the person"),
}
