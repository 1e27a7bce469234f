import json
import os
import pty
import re
from pathlib import Path

from tests.cli.conftest import Run

PASSWORD = "batik laut gunung sawah"


def typed_at_a_terminal(lindung: Path, surroundings: dict[str, str], *answers: str) -> tuple[int, str]:
    """Run the first-account command before a terminal of its own and answer each question as it is asked."""
    child, terminal = pty.fork()
    if child == 0:
        os.execve(lindung, [str(lindung), "accounts", "first"], surroundings)
    said, waiting = "", [*answers]
    while True:
        try:
            part = os.read(terminal, 4096).decode()
        except OSError:
            break
        if not part:
            break
        said += part
        if waiting and said.endswith(": "):  # the space comes when the question is open
            os.write(terminal, f"{waiting.pop(0)}\n".encode())
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    return os.waitstatus_to_exitcode(status), said


def test_the_first_keeper_is_made_at_the_machine_and_once(
    lindung: Path, surroundings: dict[str, str], run: Run
) -> None:
    code, said = typed_at_a_terminal(lindung, surroundings, "eko", "Eko Contoh", PASSWORD, PASSWORD)
    assert code == 0, said
    assert PASSWORD not in said
    (eko,) = json.loads(run("accounts", "list", "--json").stdout)
    assert eko["has_password"]
    assert [(held["role"], held["area"]) for held in eko["roles"]] == [("administrator", "ID")]
    again, refusal = typed_at_a_terminal(lindung, surroundings, "lain", "Lain Contoh")
    assert again == 1
    assert "Sudah ada pengelola akun" in refusal


def test_a_weak_first_password_is_refused(lindung: Path, surroundings: dict[str, str], run: Run) -> None:
    code, said = typed_at_a_terminal(lindung, surroundings, "eko", "Eko Contoh", "pendek", "pendek")
    assert code == 1
    assert "terlalu lemah" in said
    assert json.loads(run("accounts", "list", "--json").stdout) == []


def test_there_is_no_account_before_one_is_made(run: Run) -> None:
    assert run("accounts", "list").stdout == "Belum ada akun. Mulai dengan: lindung accounts first\n"


def test_invites_gives_ends_and_closes(run: Run) -> None:
    invited = run("accounts", "invite", "sri", "--nama-lengkap", "Sri Contoh", "--kantor", "Disnaker")
    assert re.search(r"/undangan/[\w-]{40,}/", invited.stdout)
    given = run("accounts", "give", "sri", "--peran", "manpower", "--wilayah", "33.74", "--sampai", "2099-12-31")
    number = re.search(r"nomor (\d+)", given.stdout)[1]  # type: ignore[index]  # the assertion is that it is there
    listed = run("--bahasa", "en", "accounts", "list").stdout
    assert "sri  Sri Contoh  invited" in listed
    assert "Officer of the office that owns the list, Kota Semarang (33.74) - 2099-12-31" in listed
    assert run("accounts", "end", number).stdout == "1 peran berakhir.\n"
    assert run("accounts", "end", number).returncode == 1
    assert run("accounts", "close", "sri").stdout == "Akun ditutup; 0 sesi berakhir.\n"
    assert run("accounts", "link", "sri").returncode == 1
    assert run("accounts", "open", "sri").returncode == 0
    assert "/undangan/" in run("accounts", "link", "sri").stdout


def test_refuses_what_cannot_be_with_a_sentence(run: Run) -> None:
    assert "Akun ini tidak ada" in run("accounts", "link", "siapa").stderr
    run("accounts", "invite", "sri", "--nama-lengkap", "Sri Contoh")
    assert "sudah dipakai" in run("accounts", "invite", "SRI", "--nama-lengkap", "Sri Lain").stderr
    wrong = run("accounts", "give", "sri", "--peran", "manpower", "--wilayah", "3374")
    assert wrong.returncode == 2
    assert run("accounts", "give", "sri", "--peran", "raja", "--wilayah", "33.74").returncode == 2
    late = run("accounts", "give", "sri", "--peran", "village", "--wilayah", "33.74", "--sampai", "31-12-2026")
    assert (late.returncode, late.stderr) == (2, "Tulis tanggal seperti 2026-12-31.\n")


def test_the_trail_tells_what_was_done_and_is_whole(run: Run, tmp_path: Path) -> None:
    run("accounts", "invite", "sri", "--nama-lengkap", "Sri Contoh")
    checked = run("audit", "verify").stdout
    assert checked.startswith("1 baris, utuh. Sidik terakhir: ")
    digest = checked.split()[-1]
    run("accounts", "close", "sri")
    assert run("audit", "verify", "--diketahui", digest).returncode == 0
    cut = run("audit", "verify", "--diketahui", "0" * 64)
    assert cut.returncode == 1
    assert "dipotong atau diganti" in cut.stderr
    copied = run("audit", "export", "--out", str(tmp_path / "jejak.jsonl"), "--sesudah", "1")
    assert copied.stderr == "1 baris, sampai nomor 2.\n"
    (line,) = [json.loads(text) for text in (tmp_path / "jejak.jsonl").read_text().splitlines()]
    assert (line["act"], line["about"], line["door"]) == ("accounts close", "sri", "cli")
    assert run("audit", "export", "--out", str(tmp_path / "jejak.jsonl")).returncode == 1


def test_an_account_is_linked_with_single_sign_on_and_let_go(run: Run) -> None:
    assert run("accounts", "invite", "sri", "--nama-lengkap", "Sri Contoh").returncode == 0
    assert run("accounts", "sso", "sri").returncode == 2
    linked = run("accounts", "sso", "sri", "--tanda", "248289761001")
    assert (linked.returncode, linked.stdout) == (0, "Akun ditautkan.\n")
    assert run("accounts", "sso", "tidak.ada", "--tanda", "1").returncode == 1
    assert run("accounts", "sso", "sri", "--lepas").returncode == 0
    told = [json.loads(line) for line in run("audit", "export").stdout.splitlines()]
    assert [line["outcome"] for line in told if line["act"] == "accounts sso"] == ["done", "refused", "done"]


def test_a_lost_second_step_is_taken_off_where_there_is_one(run: Run) -> None:
    assert run("accounts", "invite", "sri", "--nama-lengkap", "Sri Contoh").returncode == 0
    refused = run("accounts", "lost-step", "sri")
    assert (refused.returncode, "tidak memakai langkah kedua" in refused.stderr) == (1, True)
    assert run("accounts", "lost-step", "tidak.ada").returncode == 1
    told = [json.loads(line) for line in run("audit", "export").stdout.splitlines()]
    assert [line["outcome"] for line in told if line["act"] == "accounts lost-step"] == ["refused", "refused"]
