"""Several people at one pair at once: one reading stands, on each database."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

RACE = """
import json, threading
from lindung.cli.store import open_store
open_store()
from django.db import connection
from lindung.registry.models import PairDecision
from lindung.vocabulary.pair_verdict import PairVerdict
from lindung.workflows.linking.review.decide_pair import decide, undo
from lindung.workflows.linking.review.errors import ReviewError
from lindung.workflows.linking.review.reviewed import under_review
from tests.workflows.linking.pairs_to_review import NOW, draw, linkage_of_pairs, read

linkage = linkage_of_pairs()
READERS = [f"Pembaca {name}" for name in ("Satu", "Dua", "Tiga", "Empat", "Lima", "Enam")]

def at_once(act):
    barrier, passed, others = threading.Barrier(len(READERS)), [], []
    def run(reader):
        barrier.wait()
        try:
            act(reader)
            passed.append(reader)
        except ReviewError as error:
            others.append(type(error).__name__)
        finally:
            connection.close()
    threads = [threading.Thread(target=run, args=(reader,)) for reader in READERS]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    return [len(passed), sorted({*others}), PairDecision.objects.standing().count()]

def reading(ref, seen):
    before = under_review(linkage.manifest.linkage_id)
    def act(reader):
        verdict = PairVerdict.SAME if READERS.index(reader) % 2 else PairVerdict.DIFFERENT
        decide(before, ref, verdict=verdict, reader=reader, why="", now=NOW, seen=seen)
    return act

told = {"first": at_once(reading("2-2", 0)), "first unseen": at_once(reading("3-3", None))}
drawn = read(linkage, "4-4", PairVerdict.UNSURE, by="Pembaca Nol")
told["second"] = at_once(reading("4-4", drawn.decision_id))
last = PairDecision.objects.standing().filter(pair_ref="4-4").order_by("reading").last()
told["undo"] = at_once(lambda reader: undo(decision_id=last.pk, by=reader, why="y", now=NOW))
PairDecision.objects.standing().exclude(pk=drawn.decision_id).delete()
def undo_or_read(reader):
    if READERS.index(reader) % 2:
        undo(decision_id=drawn.decision_id, by=reader, why="y", now=NOW)
    else:
        read(linkage, "4-4", by=reader, seen=drawn.decision_id)
passed, *_ = at_once(undo_or_read)
kept = sorted(PairDecision.objects.standing().values_list("reading", flat=True))
told["undo against read"] = [passed, kept in ([], [1, 2])]
print(json.dumps(told))
"""


def test_of_several_readers_at_once_one_reading_stands(own_store: dict[str, str]) -> None:
    told = subprocess.run(
        [sys.executable, "-c", RACE], env={**own_store, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True,
        timeout=150, check=False,
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    assert json.loads(told.stdout) == {
        "first": [1, ["TakenError"], 1], "first unseen": [1, ["TakenError"], 2], "second": [1, ["TakenError"], 4],
        "undo": [1, ["TakenError"], 3], "undo against read": [1, True],
    }  # fmt: skip
