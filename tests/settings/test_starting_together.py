"""Workers open their doors when all have loaded, and never wait for ever."""

import os
import threading
import time
from pathlib import Path

from lindung.settings.starting_together import LOADED, expect_workers, wait_for_others


def test_the_first_waits_for_the_second(tmp_path: Path) -> None:
    expect_workers(tmp_path, 2)
    opened: list[float] = []
    first = threading.Thread(target=lambda: opened.append(time.monotonic() if wait_for_others(tmp_path) else 0.0))
    first.start()
    time.sleep(0.2)
    assert opened == []
    came = time.monotonic()
    (tmp_path / f"{LOADED}{os.getpid() + 1}").touch()
    first.join(timeout=5)
    assert opened[0] >= came


def test_one_that_takes_the_place_of_another_does_not_wait(tmp_path: Path) -> None:
    expect_workers(tmp_path, 2)
    for number in (1, 2):
        (tmp_path / f"{LOADED}{number}").touch()
    began = time.monotonic()
    assert wait_for_others(tmp_path)
    assert time.monotonic() - began < 1


def test_opens_alone_where_the_others_do_not_come(tmp_path: Path) -> None:
    expect_workers(tmp_path, 2)
    assert not wait_for_others(tmp_path, patience_s=0.1)


def test_opens_at_once_where_nobody_was_expected(tmp_path: Path) -> None:
    assert wait_for_others(tmp_path, patience_s=0)
