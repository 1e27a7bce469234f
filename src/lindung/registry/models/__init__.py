"""One file per noun; Django finds the models through these imports."""

from lindung.registry.models.account import Account
from lindung.registry.models.audit_line import AuditLine
from lindung.registry.models.breach import Breach
from lindung.registry.models.delivery import Delivery
from lindung.registry.models.delivery_event import DeliveryEvent
from lindung.registry.models.discarded_draft import DiscardedDraft
from lindung.registry.models.entry import Entry
from lindung.registry.models.exchange_log import ExchangeLog
from lindung.registry.models.granted_role import GrantedRole
from lindung.registry.models.invitation import Invitation
from lindung.registry.models.job import Job
from lindung.registry.models.office_profile import OfficeProfile
from lindung.registry.models.pair_decision import PairDecision
from lindung.registry.models.processing_note import ProcessingNote
from lindung.registry.models.saved_view import SavedView
from lindung.registry.models.subject_request import SubjectRequest
from lindung.registry.models.target_entry import TargetEntry

__all__ = [
    "Account",
    "AuditLine",
    "Breach",
    "Delivery",
    "DeliveryEvent",
    "DiscardedDraft",
    "Entry",
    "ExchangeLog",
    "GrantedRole",
    "Invitation",
    "Job",
    "OfficeProfile",
    "PairDecision",
    "ProcessingNote",
    "SavedView",
    "SubjectRequest",
    "TargetEntry",
]
