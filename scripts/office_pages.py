"""People at work: each asks the pages of their role one after the other and looks at each for a while.

    python scripts/office_pages.py asked.json

The file says where the server is, for how long, and the sessions. Written to standard output: page, milliseconds and
status of every answer, from the request to the last byte. It is a process of its own, apart from the server's.
"""

import http.client
import json
import random
import re
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

WAITED: Final = 200
_TOKEN: Final = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_PLACE: Final = re.compile(r'<option value="(33\.74\.\d\d(?:\.\d{4})?)"')
_PAIR: Final = re.compile(r'href="(/kantor/tinjau/\w+/\d+-\d+/)')
_VISIT: Final = {"status": "uncovered", "keperluan": "kunjungan"}
OFFERED: Final = "?"
"""Something that the page before offers: a place of its drop-down, a pair of its queue."""

_NAMES: Final = ("sri", "budi", "siti", "agus", "rini", "joko", "dewi", "eko")


@dataclass(frozen=True)
class Page:
    """A page of the desk.

    Attributes:
        name: What it is called in the report.
        address: Its address.
        typed: What is typed into its form, or nothing for a page that is only read.
    """

    name: str
    address: str
    typed: dict[str, str] | None = None


class Reader:
    """Somebody at work: one connection, one session."""

    def __init__(self, asked: dict[str, Any], person: dict[str, str], seed: int) -> None:  # Any: plain JSON
        """Keep who it is and where the server stands."""
        self.asked, self.person, self.dice = asked, person, random.Random(seed)  # chance only # nosec B311
        self.answers: list[tuple[str, float, int]] = []
        self.connection = http.client.HTTPConnection("127.0.0.1", asked["port"], timeout=30)
        self.cookies = {"sesi": person["session"]}
        self.token, self.last = "", ""

    def work(self) -> None:
        """Go from page to page until the time is over."""
        until = time.monotonic() + self.asked["seconds"]
        time.sleep(self.dice.uniform(0, self.asked["pause"]))
        while time.monotonic() < until:
            for page in pages_of(self.person["role"], self):
                self.look(page)
                time.sleep(self.dice.uniform(0.5, 1.5) * self.asked["pause"])
                if time.monotonic() >= until:
                    return

    def look(self, page: Page) -> None:
        """Ask one page and note how long it took."""
        headers = {"Host": f"127.0.0.1:{self.asked['port']}", "Accept-Encoding": "gzip",
                   "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}  # fmt: skip
        del headers["Accept-Encoding"]  # the form's token is read from the page
        body, address = None, page.address if page.address != OFFERED else self._offered(_PAIR, "/kantor/tinjau/")
        if page.typed is not None:
            typed = {name: self._offered(_PLACE, "33.74.01") if text == OFFERED else text
                     for name, text in page.typed.items()}  # fmt: skip
            body = urlencode({**typed, "csrfmiddlewaretoken": self.token})
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        start = time.perf_counter()
        try:
            self.connection.request("GET" if body is None else "POST", address, body, headers)
            answer = self.connection.getresponse()
            self.last, status = answer.read().decode("utf-8", errors="replace"), answer.status
            self._keep(answer)
        except OSError:
            status = 0
            self.connection.close()
        self.answers.append((page.name, (time.perf_counter() - start) * 1_000, status))

    def _offered(self, pattern: re.Pattern[str], otherwise: str) -> str:
        offered: list[str] = pattern.findall(self.last)
        return self.dice.choice(offered or [otherwise])

    def _keep(self, answer: http.client.HTTPResponse) -> None:
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        if found := _TOKEN.search(self.last):
            self.token = found[1]


def pages_of(role: str, reader: Reader) -> list[Page]:
    """What somebody of a role asks one after the other; the forms among them after the page that holds them."""
    return READERS[role](reader)


def _officer(reader: Reader) -> list[Page]:
    linkage, build = (reader.asked[name] for name in ("linkage_id", "build_id"))
    room, queue = f"/kantor/pemadanan/{linkage}/", f"/kantor/tinjau/{linkage}/"
    return [
        Page("desk", "/kantor/"), Page("lists", "/kantor/daftar/"), Page("registers", "/kantor/daftar/register/"),
        Page("linkages", "/kantor/pemadanan/"), Page("linkage", room), Page("search form", f"{room}orang/"),
        Page("search by name", f"{room}orang/", {"cari": reader.dice.choice(_NAMES)}),
        Page("list of a place", f"{room}orang/", {"wilayah": OFFERED, **_VISIT}),
        Page("review queue", queue), Page("pair", OFFERED), Page("count of coverage", f"/kantor/cakupan/{build}/"),
    ]  # fmt: skip


def _village(reader: Reader) -> list[Page]:
    linkage, build, place = (*(reader.asked[name] for name in ("linkage_id", "build_id")), reader.person["area"])
    room = f"/kantor/pemadanan/{linkage}/"
    return [
        Page("desk", "/kantor/"), Page("lists", "/kantor/daftar/"),
        Page("linkage of a part", f"{room}?wilayah={place}"), Page("search form", f"{room}orang/?wilayah={place}"),
        Page("list of a place", f"{room}orang/", {"wilayah": place, **_VISIT}),
        Page("search by name", f"{room}orang/", {"wilayah": place, "cari": reader.dice.choice(_NAMES)}),
        Page("coverage of a part", f"/kantor/cakupan/{build}/?wilayah={place}"),
    ]  # fmt: skip


def _planning(reader: Reader) -> list[Page]:
    linkage, build = (reader.asked[name] for name in ("linkage_id", "build_id"))
    return [
        Page("desk", "/kantor/"), Page("targets", "/kantor/target/"), Page("counts", "/kantor/cakupan/"),
        Page("count of coverage", f"/kantor/cakupan/{build}/"), Page("linkage", f"/kantor/pemadanan/{linkage}/"),
        Page("reconciliation", "/kantor/pemadanan/rekonsiliasi/33.74/"),
    ]  # fmt: skip


def _auditor(_: Reader) -> list[Page]:
    return [Page("desk", "/kantor/"), Page("audit trail", "/kantor/audit/"), Page("counts", "/kantor/cakupan/")]


READERS: Final = {
    "branch": _officer, "manpower": _officer, "village": _village, "district": _village, "planning": _planning,
    "auditor": _auditor,
}  # fmt: skip


def main(path: Path) -> None:
    """Let everybody work at once, and write what was answered."""
    asked = json.loads(path.read_text())
    readers = [Reader(asked, person, seed) for seed, person in enumerate(asked["users"])]
    threads = [threading.Thread(target=reader.work) for reader in readers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(json.dumps([answer for reader in readers for answer in reader.answers]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
