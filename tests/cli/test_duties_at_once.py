"""Several at once at the limit of numbers shown, and at one answer: exactly as many pass as may, on each database."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

RACE = """
import json, threading
from datetime import UTC, date, datetime
from lindung.cli.store import open_store
open_store()
from django.db import connection
from lindung.registry.models.audit_line import AuditLine
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.subject_right import SubjectRequestState, SubjectRight
from lindung.vocabulary.wilayah import AreaCode
from lindung.workflows.audit.verify import verify
from lindung.workflows.privacy.errors import PrivacyError
from lindung.workflows.privacy.reveal import Look, RevealError, reveal_number
from lindung.workflows.privacy.subject_requests import answer_request, enter_request, request_shown

NOW = datetime(2026, 11, 30, 3, tzinfo=UTC)
NIK = "3374810101800007"
vault = office_vault()
number = enter_request(
    vault.keys, right=SubjectRight.ACCESS, area=AreaCode("33.74"), name="Orang Rekaan", nik=NIK, contact="", asked="",
    received_on=date(2026, 11, 30), by="Petugas Contoh", now=NOW,
)

def at_once(act):
    barrier, passed = threading.Barrier(8), []
    def run(place):
        barrier.wait()
        try:
            act(place)
            passed.append(place)
        except (RevealError, PrivacyError):
            pass
        finally:
            connection.close()
    threads = [threading.Thread(target=run, args=(place,)) for place in range(8)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    return passed

def look(place):
    reveal_number(vault, Look(7, "Petugas Contoh", "", "uji", "33.74", "abc", "Klaim"), int(NIK), now=NOW, limit=3)

def answer(place):
    answer_request(
        vault.keys, number, state=SubjectRequestState.GRANTED, answer=f"Jawaban {place}", kept=(),
        by=f"Petugas {place}", now=NOW,
    )

shown, answered = at_once(look), at_once(answer)
print(json.dumps({
    "shown": len(shown), "lines": AuditLine.objects.filter(deed="reveal_number").count(), "holds": verify().holds,
    "answered": len(answered), "kept": request_shown(vault.keys, number).answer == f"Jawaban {answered[0]}",
}))
"""


def test_the_limit_and_the_answer_hold_when_several_come_at_once(own_store: dict[str, str]) -> None:
    told = subprocess.run(
        [sys.executable, "-c", RACE], env={**own_store, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True,
        timeout=150, check=False,
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    assert json.loads(told.stdout) == {"shown": 3, "lines": 3, "holds": True, "answered": 1, "kept": True}
