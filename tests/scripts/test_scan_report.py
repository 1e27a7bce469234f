"""A finding without a reason fails the scan, so does a part of it that broke; what is explained is told with why."""

import json
from pathlib import Path

import pytest

from scripts.fenced_wapiti import fence, is_here
from scripts.scan_kinds import kind_of
from scripts.scan_report import Explained, Finding, cuts_of, explained, findings_of, told, troubles_of

COOKIE = Finding("nobody", "Secure Flag cookie", "GET", "/masuk/", "", "Secure flag is not set in the cookie : sesi")
SCRIPT = Finding("manpower", "Reflected Cross Site Scripting", "GET", "/cari/", "q", "XSS via q")
KNOWN = (Explained("Secure Flag cookie", "/*", "secure flag", "no TLS on loopback"),)


def test_a_finding_without_a_reason_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert told([COOKIE, SCRIPT], KNOWN, []) == 1
    assert "FINDING  manpower: Reflected Cross Site Scripting: GET /cari/ q" in capsys.readouterr().out


def test_an_explained_one_passes_and_is_told_with_its_reason(capsys: pytest.CaptureFixture[str]) -> None:
    assert told([COOKIE], KNOWN, []) == 0
    assert "(no TLS on loopback)" in capsys.readouterr().out


def test_a_reason_covers_its_own_category_path_and_words_only() -> None:
    elsewhere = Explained("Secure Flag cookie", "/kantor/*", "secure flag", "x")
    other = Explained("Secure Flag cookie", "/*", "bahasa", "x")
    assert [one.covers(COOKIE) for one in (*KNOWN, elsewhere, other)] == [True, False, False]
    assert not KNOWN[0].covers(SCRIPT)


def test_a_reason_that_explains_nothing_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert told([], KNOWN, [], is_whole=False) == 0
    assert told([], KNOWN, []) == 1
    assert "nothing was found that this explains" in capsys.readouterr().out


@pytest.mark.parametrize(
    "line", ["[!] Module xss seems broken and will be skipped", "12 requests were skipped due to network issues"]
)
def test_a_part_that_was_not_looked_at_fails(line: str) -> None:
    troubles = troubles_of("nobody", f"[*] Launching module xss\n{line}\n")
    assert troubles == (f"nobody: {line}",)
    assert told([], (), troubles) == 1


def test_a_fault_of_the_scanner_itself_is_named() -> None:
    output = 'Traceback (most recent call last):\n  File "x.py", line 1\nhttpx.ReadError: closed\n[*] next\n'
    assert troubles_of("nobody", output) == ("nobody: Traceback (most recent call last): httpx.ReadError: closed",)


def test_what_ended_by_its_time_is_told() -> None:
    line = "Max attack time was reached for module sql, stopping."
    assert cuts_of(f"[*] Launching module sql\n{line}\n") == (line,)


def test_the_report_of_the_scanner_is_read(tmp_path: Path) -> None:
    one = {"method": "GET", "path": "/cari/", "parameter": "q", "info": "XSS via q", "level": 3}
    report = {
        "vulnerabilities": {SCRIPT.category: [one]},
        "anomalies": {"Internal Server Error": []},
        "additionals": {},
    }
    (tmp_path / "report.json").write_text(json.dumps(report))
    assert findings_of("manpower", tmp_path / "report.json") == (SCRIPT,)


def test_every_explained_finding_has_its_reason() -> None:
    assert explained()
    assert all(len(one.reason) > 20 for one in explained())


def test_addresses_that_differ_in_codes_and_values_are_of_one_kind() -> None:
    one = kind_of("GET", "http://127.0.0.1:8000/wilayah/33.74/?urut=nama")
    assert one == kind_of("GET", "http://127.0.0.1:8000/wilayah/33.74.12/") == ("GET", "/wilayah/N/")
    assert one != kind_of("GET", "http://127.0.0.1:8000/wilayah/33.74/layar/")
    assert one != kind_of("POST", "http://127.0.0.1:8000/wilayah/33.74/")


@pytest.mark.parametrize("host", ["192.0.2.1", "198.51.100.7", "scanner.example", "2001:db8::1"])
def test_the_scanner_stays_on_this_machine(host: str) -> None:
    assert not is_here(host)
    with pytest.raises(OSError, match="refused to leave"):
        fence("socket.getaddrinfo", (host, 443, 0, 0, 0))
    with pytest.raises(OSError, match="refused to leave"):
        fence("socket.connect", (None, (host, 443)))


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost"])
def test_it_reaches_what_is_here(host: str) -> None:
    assert is_here(host)
    fence("socket.connect", (None, (host, 8000)))
