"""An installation goes into one file and comes back the same; what does not fit is refused, nothing is half-done."""

import json
import os
import shutil
import signal
import subprocess
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.conftest import copied, surroundings_of
from tests.cli.warm_lindung import WarmLindung

pytestmark = pytest.mark.timeout(600)  # the first test waits for the demonstration too, on a machine that may be busy
Answer = subprocess.CompletedProcess[str]
WITH_NAMES = ("link", "gap", "33.74.15.1001", "--status", "all", "--lengkap", "--alasan", "uji cadangan")


@dataclass(frozen=True)
class Office:
    """An installation with keys of its own, and how to run commands in it."""

    lindung: Path
    warm: WarmLindung
    data: Path
    keys: Path

    @property
    def surroundings(self) -> dict[str, str]:
        return {**surroundings_of(self.data), "LINDUNG_KEYS": str(self.keys)}

    def run(self, *arguments: str | Path) -> Answer:
        return self.warm.run([str(argument) for argument in arguments], env=self.surroundings, timeout=170)

    def elsewhere(self, data: Path, keys: Path | None = None) -> "Office":
        return Office(self.lindung, self.warm, data, keys or self.keys)

    def exports(self, folder: Path) -> dict[str, bytes]:
        """Everything that people can take out of it: open data, names with numbers, registers, lists, accounts."""
        folder.mkdir()
        assert self.run("coverage", "export", "2026-11-a", "--out", folder / "release").returncode == 0
        assert self.run(*WITH_NAMES, "--out", folder / "names.csv").returncode == 0
        lists = [("registers", "list"), ("figures", "list"), ("accounts", "list")]
        said = {" ".join(words): self.run(*words, "--json").stdout.encode() for words in lists}
        files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        return said | files


@pytest.fixture(scope="module")
def office(
    lindung: Path, warm_lindung: WarmLindung, prepared: Path, tmp_path_factory: pytest.TempPathFactory
) -> Office:
    """Everything that the demonstration makes."""
    place = tmp_path_factory.mktemp("office")
    copied(prepared, place / "data")
    office = Office(lindung, warm_lindung, place / "data", place / "keys" / "register.key")
    assert office.run("demo", "--no-serve").returncode == 0
    return office


@pytest.fixture(scope="module")
def kept(office: Office, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One backup of it."""
    place = tmp_path_factory.mktemp("kept") / "cadangan.zip"
    answer = office.run("backup", place)
    assert answer.returncode == 0
    assert "KUNCI TIDAK ADA DI DALAMNYA" in answer.stderr
    return place


def trail(office: Office) -> list[str]:
    return [json.loads(line)["act"] for line in office.run("audit", "export").stdout.splitlines()]


def tree(directory: Path) -> dict[str, tuple[int, bytes]]:
    """Every file with its permissions, locks apart."""
    return {
        path.relative_to(directory).as_posix(): (path.stat().st_mode, path.read_bytes())
        for path in directory.rglob("*")
        if path.is_file() and path.suffix != ".lock" and not path.name.startswith("lindung.sqlite3")
    }


def test_gives_back_the_same_exports_after_everything_was_lost(office: Office, tmp_path: Path) -> None:
    lost = office.elsewhere(tmp_path / "data")
    shutil.copytree(office.data, lost.data)
    assert lost.run("accounts", "close", "contoh.agent").returncode == 0  # leaves a line in the trail
    before, files = lost.exports(tmp_path / "before"), tree(lost.data)
    digest = lost.run("audit", "verify").stdout.split()[-1]
    made = lost.run("backup", tmp_path / "kept.zip", "--json")
    assert made.returncode == 0, made.stderr
    subprocess.run(["rm", "-rf", lost.data], check=True)

    answer = lost.run("restore", tmp_path / "kept.zip")

    assert answer.returncode == 0, answer.stderr
    after = lost.exports(tmp_path / "after")
    assert {name: text for name, text in after.items() if before.get(name) != text} == {}
    assert before.keys() == after.keys()
    assert len(before["names.csv"]) > 100
    assert tree(lost.data) == files
    assert lost.run("audit", "verify", "--diketahui", digest).returncode == 0
    assert trail(lost).count("restore") == 1
    assert lost.run("doctor").returncode == 0


def test_holds_no_key_and_only_what_is_not_made_again(office: Office, kept: Path) -> None:
    secrets = [line.split()[1].encode() for line in office.keys.read_text().splitlines()]
    with zipfile.ZipFile(kept) as archive:
        names = archive.namelist()
        everything = b"".join(archive.read(name) for name in names)
    assert not [secret for secret in secrets if secret in everything]
    assert {name.split("/")[1] for name in names if name.startswith("data/")} == {
        "contoh", "coverage", "deliveries", "linkages", "registers", "secret.key",
    }  # fmt: skip
    assert kept.stat().st_mode & 0o077 == 0


def test_proves_itself_and_leaves_nothing_beside(office: Office, kept: Path) -> None:
    answer = office.run("restore", kept, "--uji")
    assert (answer.returncode, answer.stdout[:10]) == (0, "Terbukti: ")
    assert "berkas segel terbuka" in answer.stdout
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]


def test_refuses_to_replace_data_unless_told(office: Office, kept: Path, tmp_path: Path) -> None:
    other = office.elsewhere(tmp_path / "data")
    assert other.run("restore", kept).returncode == 0
    (other.data / "contoh" / "baru.txt").write_text("sesudah cadangan")
    refused = other.run("restore", kept)
    assert (refused.returncode, "sudah ada data" in refused.stderr) == (1, True)
    assert (other.data / "contoh" / "baru.txt").exists()
    replaced = other.run("restore", kept, "--ganti")
    assert replaced.returncode == 0, replaced.stderr
    assert not (other.data / "contoh" / "baru.txt").exists()
    assert not (other.data / ".restoring").exists()
    assert trail(other).count("restore") == 1


def test_signs_everybody_out(office: Office, kept: Path, tmp_path: Path) -> None:
    other = office.elsewhere(tmp_path / "data")
    copied(office.data / "lindung.sqlite3", other.data)
    signed_in = (
        "from lindung.cli.store import open_store; open_store()\n"
        "from django.contrib.sessions.backends.db import SessionStore\n"
        "session = SessionStore(); session['a'] = 1; session.create()\n"
    )
    count = (
        "from lindung.cli.store import open_store; open_store()\n"
        "from django.contrib.sessions.models import Session; print(Session.objects.count())"
    )
    python = office.lindung.with_name("python")
    subprocess.run([python, "-c", signed_in], env=other.surroundings, check=True)
    made = other.run("backup", tmp_path / "one.zip")
    assert made.returncode == 0, made.stderr
    assert other.run("restore", tmp_path / "one.zip", "--ganti").returncode == 0
    asked = subprocess.run([python, "-c", count], env=other.surroundings, check=True, capture_output=True, text=True)
    assert asked.stdout == "0\n"


def test_refuses_without_the_keys_and_changes_nothing(office: Office, kept: Path, tmp_path: Path) -> None:
    strange = office.elsewhere(tmp_path / "data", tmp_path / "strange.key")
    refused = strange.run("restore", kept)
    assert (refused.returncode, "tidak cocok" in refused.stderr) == (1, True)
    assert not (strange.data / "registers").exists()
    key_id = office.keys.read_text().split()[0]
    strange.keys.write_text(f"{key_id} {'A' * 43}=\n")  # another key of the same name
    assert "tidak cocok" in strange.run("restore", kept).stderr
    told = strange.run("restore", kept, "--tanpa-kunci")
    assert told.returncode == 0, told.stderr
    assert "tetap tertutup" in told.stderr


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [("cut", "terpotong"), ("text", "bukan cadangan"), ("other zip", "bukan cadangan"), ("missing", "tidak ada")],
)
def test_refuses_what_is_no_whole_backup(office: Office, kept: Path, tmp_path: Path, spoilt: str, said: str) -> None:
    file = tmp_path / "rusak.zip"
    if spoilt == "cut":
        file.write_bytes(kept.read_bytes()[:-1_000])
    elif spoilt == "text":
        file.write_text("bukan zip")
    elif spoilt == "other zip":
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("manifest.json", "{}")
    answer = office.elsewhere(tmp_path / "data").run("restore", file)
    assert (answer.returncode, said in answer.stderr) == (2, True), answer.stderr
    assert not (tmp_path / "data" / "lindung.sqlite3").exists()


def test_finds_a_single_changed_byte(office: Office, kept: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(kept) as archive:
        part = next(entry for entry in archive.infolist() if entry.filename.endswith(".parquet"))
    data = bytearray(kept.read_bytes())
    data[part.header_offset + 2_000] ^= 1
    (tmp_path / "rusak.zip").write_bytes(bytes(data))
    answer = office.run("restore", tmp_path / "rusak.zip", "--uji")
    assert answer.returncode == 2
    assert "tidak sama lagi" in answer.stderr


def changed(kept: Path, target: Path, **said: object) -> None:
    """Write a backup that says something else of itself, and says so consistently."""
    from hashlib import sha256

    with zipfile.ZipFile(kept) as old, zipfile.ZipFile(target, "w") as new:
        for entry in old.infolist():
            text = old.read(entry)
            if entry.filename == "manifest.json":
                text = json.dumps(json.loads(text) | said).encode()
                new.comment = f"lindung backup {sha256(text).hexdigest()}".encode()
            new.writestr(entry, text)


def test_refuses_a_backup_of_a_newer_version(office: Office, kept: Path, tmp_path: Path) -> None:
    newer = [*json.loads(zipfile.ZipFile(kept).read("manifest.json"))["migrations"], "registry.9999_masa_depan"]
    changed(kept, tmp_path / "baru.zip", migrations=newer, version="99.0")
    answer = office.elsewhere(tmp_path / "data").run("restore", tmp_path / "baru.zip")
    assert (answer.returncode, "Lindung 99.0 yang lebih baru" in answer.stderr) == (1, True)


def test_refuses_a_backup_of_another_engine(office: Office, kept: Path, tmp_path: Path) -> None:
    said = json.loads(zipfile.ZipFile(kept).read("manifest.json"))
    said["files"][0]["name"] = "database/lindung.dump"
    with zipfile.ZipFile(kept) as old, zipfile.ZipFile(tmp_path / "pg.zip", "w") as new:
        for entry in old.infolist():
            name = "database/lindung.dump" if entry.filename == "database/lindung.sqlite3" else entry.filename
            new.writestr(name, old.read(entry))
        new.comment = old.comment
    changed(tmp_path / "pg.zip", tmp_path / "engine.zip", engine="postgresql", files=said["files"])
    answer = office.elsewhere(tmp_path / "data").run("restore", tmp_path / "engine.zip")
    assert (answer.returncode, "dari PostgreSQL" in answer.stderr) == (1, True), answer.stderr


@pytest.mark.parametrize("name", ["../keluar.txt", "/etc/keluar.txt", "data/../../keluar.txt"])
def test_unpacks_nothing_outside_its_place(office: Office, kept: Path, tmp_path: Path, name: str) -> None:
    said = json.loads(zipfile.ZipFile(kept).read("manifest.json"))
    said["files"][-1]["name"] = name
    changed(kept, tmp_path / "keluar.zip", files=said["files"])
    answer = office.elsewhere(tmp_path / "data").run("restore", tmp_path / "keluar.zip")
    assert answer.returncode == 2
    assert not list(tmp_path.rglob("keluar.txt"))


def test_a_killed_backup_is_never_taken_for_a_whole_one(office: Office, tmp_path: Path) -> None:
    other, folder = office.elsewhere(tmp_path / "data"), tmp_path / "kept"
    copied(office.data / "lindung.sqlite3", other.data)
    (other.data / "contoh").mkdir()
    (other.data / "contoh" / "besar.bin").write_bytes(os.urandom(1 << 20) * 300)
    folder.mkdir()
    running = subprocess.Popen([office.lindung, "backup", folder], env=other.surroundings, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while not [part for part in folder.glob(".*.part") if part.stat().st_size > 20_000_000]:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    running.send_signal(signal.SIGKILL)
    assert running.wait() == -signal.SIGKILL
    assert list(folder.glob("[!.]*")) == []
    assert len(list(folder.glob(".*"))) >= 1
    (other.data / "contoh" / "besar.bin").unlink()
    assert other.run("backup", folder).returncode == 0
    assert [path.suffix for path in folder.iterdir()] == [".zip"]


def test_keeps_the_newest_backups_only(office: Office, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    older = [folder / f"lindung-2020010{day}T000000Z.backup.zip" for day in range(1, 4)]
    for path in (*older, folder / "lain.zip"):
        path.write_text("lama")
    answer = office.run("backup", folder, "--simpan", "2")
    assert answer.returncode == 0, answer.stderr
    left = sorted(path.name for path in folder.iterdir())
    assert left[:2] == ["lain.zip", older[-1].name]
    assert len(left) == 3


def test_never_writes_over_a_backup(office: Office, kept: Path) -> None:
    before = kept.read_bytes()
    answer = office.run("backup", kept)
    assert (answer.returncode, "sudah ada" in answer.stderr) == (1, True)
    assert kept.read_bytes() == before


def test_says_that_there_is_nothing_to_keep(office: Office, tmp_path: Path) -> None:
    answer = office.elsewhere(tmp_path / "data").run("backup", tmp_path / "a.zip")
    assert (answer.returncode, "belum ada yang dapat dicadangkan" in answer.stderr) == (1, True)
    assert not (tmp_path / "data" / "lindung.sqlite3").exists()


def test_a_restore_that_stopped_half_way_is_told_and_repaired(office: Office, kept: Path, tmp_path: Path) -> None:
    other = office.elsewhere(tmp_path / "data")
    assert other.run("restore", kept).returncode == 0
    (other.data / ".restoring" / "old").mkdir(parents=True)
    (other.data / "registers").rename(other.data / ".restoring" / "old" / "registers")
    refused = other.run("figures", "list")
    assert (refused.returncode, "terhenti di tengah jalan" in refused.stderr) == (1, True)
    assert other.run("backup", tmp_path / "setengah.zip").returncode == 1
    assert "terhenti di tengah jalan" in other.run("doctor").stdout
    assert other.run("restore", kept, "--ganti").returncode == 0
    assert other.run("figures", "list").returncode == 0
    assert (other.data / "registers").is_dir()
