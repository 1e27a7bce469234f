"""The files for servers say what the program understands, give no privilege and hold no secret."""

import configparser
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
import typer

from lindung.cli.main import app
from lindung.settings.environment import read_environment
from scripts.document_commands import walk

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
SERVICES = sorted(DEPLOY.glob("*.service"))
COMMANDS = dict(walk("lindung", typer.main.get_command(app)))
SETTINGS = {*re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "docs/reference/settings.md").read_text("utf-8"), re.MULTILINE)}
CONTAINERFILE = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
FENCES = {
    "NoNewPrivileges": "yes", "ProtectSystem": "strict", "ProtectHome": "yes", "PrivateTmp": "yes",
    "CapabilityBoundingSet": "", "User": "lindung", "UMask": "0077", "StateDirectoryMode": "0700",
}  # fmt: skip


def unit(path: Path) -> configparser.SectionProxy:
    parser = configparser.RawConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # names of systemd are not lowered
    parser.read(path)
    return parser["Service"]


def understood(words: list[str]) -> None:
    """Hold a call of the program against its commands and options."""
    name = f"lindung {words[0]}"
    known = {option for parameter in COMMANDS[name].params for option in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= known


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.name)
def test_a_service_calls_what_there_is_and_gains_nothing(path: Path) -> None:
    service = unit(path)
    program, *words = shlex.split(service["ExecStart"])
    assert program == "/opt/lindung/.venv/bin/lindung"
    understood(words)
    assert {name: service[name] for name in FENCES} == FENCES


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.name)
def test_a_service_passes_the_check_of_systemd(path: Path, tmp_path: Path) -> None:
    checker = shutil.which("systemd-analyze")
    if checker is None:
        pytest.skip("no systemd on this machine")
    text = path.read_text(encoding="utf-8")
    program = tmp_path / "lindung"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    for given, here in (("/opt/lindung/.venv/bin/lindung", str(program)), ("=lindung\n", "=daemon\n")):
        text = text.replace(given, here)
    (tmp_path / path.name).write_text(text)
    checked = subprocess.run([checker, "verify", tmp_path / path.name], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")


def test_the_settings_of_a_server_are_known_and_hold_no_secret() -> None:
    lines = [line for line in (DEPLOY / "lindung.env").read_text("utf-8").splitlines() if line and "=" in line]
    told = dict(re.fullmatch(r"#? ?([A-Z_]+)=(.*)", line).groups() for line in lines)  # type: ignore[misc,union-attr]
    assert set(told) <= SETTINGS
    assert not re.search(r"//[^/@]*:[^/@]+@", " ".join(told.values()))


def test_those_settings_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    for line in (DEPLOY / "lindung.env").read_text("utf-8").splitlines():
        name, is_set, value = line.partition("=")
        if is_set and not line.startswith("#"):
            monkeypatch.setenv(name, value)
    environment = read_environment()
    assert (environment.is_https, environment.log_format) == (True, "json")
    assert environment.key_path.parent != environment.data_directory


def test_the_image_runs_as_nobody_in_particular_and_copies_what_there_is() -> None:
    assert re.findall(r"^USER (\S+)$", CONTAINERFILE, re.MULTILINE) == ["10001:10001"]
    copied = [
        source
        for line in re.findall(r"^COPY (?!--from)(.+)$", CONTAINERFILE, re.MULTILINE)
        for source in line.split()[:-1]
    ]
    assert [source for source in copied if not (ROOT / source).exists()] == []
    ignored = (ROOT / ".containerignore").read_text("utf-8").splitlines()
    assert {f"!{source}" for source in copied} <= {*ignored}
    understood(shlex.split(re.sub(r'[\[\],"]', " ", re.findall(r"^CMD (\[.+\])$", CONTAINERFILE, re.MULTILINE)[-1])))
    assert not re.search(r"(?i)(password|secret|DATABASE_URL)", CONTAINERFILE)
    assert {*re.findall(r"(LINDUNG_[A-Z]+)=", CONTAINERFILE)} <= SETTINGS


def test_the_proxy_tells_who_asks_and_hides_the_figures() -> None:
    text = (DEPLOY / "nginx.conf").read_text("utf-8")
    assert re.search(r"proxy_set_header X-Forwarded-For +\$remote_addr;", text)
    assert re.search(r"proxy_set_header X-Forwarded-Proto +\$scheme;", text)
    assert "location = /metrik { return 404; }" in text
    assert "access_log off;" in text
    assert "server_tokens off;" in text


def test_the_proxy_reads_its_file(tmp_path: Path) -> None:
    proxy, maker = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin"), shutil.which("openssl")
    if proxy is None or maker is None:
        pytest.skip("no nginx or no openssl on this machine")
    chain, key = tmp_path / "chain.pem", tmp_path / "key.pem"
    subprocess.run(
        [maker, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=dasbor.example.go.id",
         "-keyout", key, "-out", chain], check=True, capture_output=True,
    )  # fmt: skip
    site = (DEPLOY / "nginx.conf").read_text("utf-8")
    for given, here in (
        ("/etc/ssl/lindung/fullchain.pem", chain), ("/etc/ssl/private/lindung.pem", key),
        ("/var/log/nginx/lindung.error.log", tmp_path / "site.log"),
    ):  # fmt: skip
        assert given in site
        site = site.replace(given, str(here))
    (tmp_path / "site.conf").write_text(site)
    site = re.sub(r"listen (\[::\]:)?(80|443)\b", r"listen \g<1>18\g<2>", site)  # ports that anybody may open
    places = " ".join(f"{name}_temp_path {tmp_path};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    whole = f"pid {tmp_path}/pid; events {{}} http {{ {places} include {tmp_path}/site.conf; }}"
    (tmp_path / "nginx.conf").write_text(whole)
    checked = subprocess.run(
        [proxy, "-t", "-q", "-p", tmp_path, "-e", tmp_path / "start.log", "-c", tmp_path / "nginx.conf"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert checked.returncode == 0, checked.stderr


def test_a_command_on_the_server_takes_the_settings_of_the_service() -> None:
    text = (DEPLOY / "lindung-command").read_text("utf-8")
    service = unit(DEPLOY / "lindung.service")
    assert service["ExecStart"].startswith("/opt/lindung/.venv/bin/lindung ")
    assert text.rstrip().endswith('-- /opt/lindung/.venv/bin/lindung "$@"')
    for name in ("EnvironmentFile", "UMask"):
        assert f"--property={name}={service[name]}" in text
    assert (f"--uid={service['User']} --gid={service['Group']}") in text
