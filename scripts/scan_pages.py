"""Let a scanner attack the pages of an invented office, signed out and signed in; fail on what nobody explained.

    python scripts/scan_pages.py [--seconds 8] [WHO ...]

A fresh office of invented people is made in a temporary directory and served on loopback; Wapiti crawls it and attacks
every form and address it finds; then all is removed. scripts/fenced_wapiti.py keeps the scanner on this machine.
"""

import argparse
import http.cookiejar
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener, urlopen

ROOT: Final = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # the other scripts are found from the root

from scripts.scan_kinds import keep_one_of_each  # noqa: E402  after the path
from scripts.scan_listener import listening  # noqa: E402  after the path
from scripts.scan_report import Finding, cuts_of, explained, findings_of, told, troubles_of  # noqa: E402  after the path

SCANNER: Final = ROOT / ".venv-peers" / "scan" / "bin" / "python"
LINDUNG: Final = str(Path(sys.executable).with_name("lindung"))
NOBODY: Final = "nobody"
ATTACKS: Final = (
    "cookieflags,csp,csrf,http_headers,htaccess,backup,crlf,exec,file,redirect,sql,ssrf,upload,xss,permanentxss,xxe"
)
CRAWL_SECONDS: Final = 90
ATTACK_SECONDS: Final = 8
MOST_SECONDS: Final = 600
ELSEWHERE: Final = (
    *"12456789", "30", "31", "32", "34", "35", "36",
    *(f"33.{code}" for code in (*"01238", "71", "72", "73", "75", "76")),
    *(f"33.74.{code}" for code in ("0", "10", "11", "13", "14", "15", "16")),
    *(f"33.74.12.{code}" for code in range(1000, 1030) if code != 1006),
)  # fmt: skip
"""Areas whose pages are of the same kind as those of 33, 33.74, 33.74.12 and 33.74.12.1006."""
LEFT_OUT: Final = ("keluar/", "akun/keluar-semua/", "akun/sandi/", "masuk/tutup/", "static/*", "kantor/akun/contoh*",
                   *(f"wilayah/{code}*" for code in ELSEWHERE))  # fmt: skip
"""What would end the scan's own session, and more of the same."""
SCANS: Final[dict[str, tuple[str, ...]]] = {
    NOBODY: ("", "cari/?q=semarang", "hitung/pekerja/", "masuk/", "data/"),
    "manpower": (
        "kantor/", "kantor/daftar/", "kantor/pemadanan/", "kantor/cakupan/", "kantor/tinjau/", "kantor/target/",
    ),
    "administrator": ("kantor/", "kantor/akun/", "kantor/data-pribadi/", "kantor/audit/"),
}  # fmt: skip
"""Who asks, and the pages to begin with."""


def main(arguments: Sequence[str]) -> int:
    """Scan as everybody, or as those named."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=int, default=ATTACK_SECONDS, help="how long each kind of attack may take")
    parser.add_argument("who", nargs="*", metavar="WHO", help=f"one or more of: {', '.join(SCANS)}")
    asked = parser.parse_args(arguments)
    unknown = sorted(set(asked.who) - set(SCANS))
    if unknown:
        parser.error(f"nobody scans as {', '.join(unknown)}")
    started = time.monotonic()
    findings: list[Finding] = []
    troubles: list[str] = []
    with tempfile.TemporaryDirectory(prefix="lindung-scan-") as folder, listening() as listener:
        with office(Path(folder)) as (address, passwords):
            for who in asked.who or SCANS:
                found, trouble = scanned(who, address, listener.address, Path(folder), passwords, asked.seconds)
                findings += found
                troubles += trouble
        findings += [Finding("server", "Request to elsewhere", "GET", path, "", "") for path in listener.asked]
    print(f"all in {time.monotonic() - started:.0f} s")
    return told(findings, explained(), troubles, is_whole=not asked.who)


@contextmanager
def office(folder: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Make an office of invented people and serve it; give its address and the passwords."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LINDUNG_", "DATABASE_URL"))}
    told_here = {"LINDUNG_DATA": str(folder / "data"), "LINDUNG_KEYS": str(folder / "keys" / "register.key")}
    surroundings = {**kept, **told_here, "LINDUNG_BAHASA": "en"}
    made = subprocess.run([LINDUNG, "demo", "--no-serve"], env=surroundings, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, text=True, check=True)  # fmt: skip
    port = free_port()
    process = subprocess.Popen([LINDUNG, "serve", "--port", str(port), "--exact-port"], env=surroundings,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    address = f"http://127.0.0.1:{port}/"
    try:
        wait_for(address)
        yield address, dict(re.findall(r"^  contoh\.(\w+) +(\S+)  ", made.stdout, re.MULTILINE))
    finally:
        process.terminate()
        process.wait(timeout=30)


def scanned(
    who: str, address: str, listener: str, folder: Path, passwords: dict[str, str], seconds: int
) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """Attack the pages as somebody; return what was found, and what could not be looked at."""
    started = time.monotonic()
    jar = http.cookiejar.CookieJar()
    browser = build_opener(HTTPCookieProcessor(jar))
    if who != NOBODY:
        sign_in(browser, address, f"contoh.{who}", passwords[who])
    cookies, report = folder / f"{who}.cookies.json", folder / f"{who}.json"
    cookies.write_text(json.dumps({"127.0.0.1": {"/": {one.name: cookie(one) for one in jar}}}))
    call = [str(SCANNER), str(ROOT / "scripts" / "fenced_wapiti.py"), *options(who, address, listener, folder, seconds),
            "--cookie", str(cookies), "--output", str(report)]  # fmt: skip
    output = run([*call, "--module", ""], folder)
    found, kinds = keep_one_of_each(next((folder / who).glob("*.db")))
    output += run([*call, "--module", ATTACKS, "--skip-crawl"], folder)
    troubles = troubles_of(who, output)
    if who != NOBODY and not browser.open(f"{address}kantor/").url.endswith("/kantor/"):
        troubles += (f"{who}: the scan was signed out on the way",)
    print(f"{who}: {found} addresses and forms of {kinds} kinds, {time.monotonic() - started:.0f} s", flush=True)
    for line in cuts_of(output):
        print(f"{who}: {line}")
    return findings_of(who, report), troubles


def run(call: Sequence[str], folder: Path) -> str:
    """Run the scanner and return what it said."""
    done = subprocess.run(call, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, timeout=MOST_SECONDS, check=True)  # fmt: skip
    return done.stdout


def options(who: str, address: str, listener: str, folder: Path, seconds: int) -> list[str]:
    """Return how Wapiti is called: bounded in time, nothing kept, nothing reported to anybody."""
    return [
        "--url", address, *(word for path in SCANS[who] for word in ("--start", address + path)),
        *(word for path in LEFT_OUT for word in ("--exclude", address + path)),
        "--endpoint", listener, "--dns-endpoint", "localhost", "--no-bugreport",
        "--store-session", str(folder / who), "--store-config", str(folder / "config"), "--format", "json",
        "--depth", "4", "--max-files-per-dir", "8", "--max-links-per-page", "40", "--tasks", "4",
        "--scan-force", "sneaky", "--remove", "bahasa", "--verbose", "1",
        "--max-scan-time", str(CRAWL_SECONDS), "--max-attack-time", str(seconds),
    ]  # fmt: skip


def sign_in(browser: OpenerDirector, address: str, login: str, password: str) -> None:
    """Sign in as a person does."""
    page = browser.open(f"{address}masuk/").read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    typed = {"login": login, "password": password, "csrfmiddlewaretoken": token[1] if token else ""}
    answer = browser.open(f"{address}masuk/", urlencode(typed).encode())
    if not answer.url.endswith("/kantor/"):
        sys.exit(f"{login} could not sign in: {answer.url}")


def cookie(one: http.cookiejar.Cookie) -> dict[str, object]:
    """Write a cookie as Wapiti reads it."""
    return {"value": one.value, "expires": one.expires, "secure": one.secure, "port": one.port, "version": one.version}


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str) -> None:
    """Wait until the server answers."""
    for _ in range(120):
        try:
            urlopen(f"{address}sehat", timeout=5).read()  # our own server # nosec B310
        except OSError:
            time.sleep(0.5)
        else:
            return
    sys.exit("the server did not start")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
