import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@contextmanager
def serving(
    lindung: Path, surroundings: dict[str, str], port: int, *, command: str = "serve"
) -> Iterator["subprocess.Popen[str]"]:
    """Serve until the end of the block; the address has been printed when the block begins."""
    server = subprocess.Popen(
        [lindung, command, "--port", str(port)],
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        yield server
    finally:
        for process in (*children_of(server.pid), server.pid):
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        server.communicate(timeout=20)


def children_of(process: int) -> list[int]:
    """List the workers of the server, which outlive it when it is killed."""
    try:
        return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()]
    except FileNotFoundError:
        return []


def fetch(port: int, path: str, host: str = "127.0.0.1") -> tuple[int, str]:
    """Get the status and the content policy of a page, as soon as the server answers."""
    for _ in range(600):  # workers load their pages before they answer
        with suppress(ConnectionRefusedError), closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as to:
            to.request("GET", path, headers={"Host": host})
            answer = to.getresponse()
            answer.read()
            return answer.status, answer.getheader("Content-Security-Policy") or ""
        time.sleep(0.1)
    raise TimeoutError


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.slow
def test_serves_the_dashboard_until_it_is_interrupted(
    lindung: Path, surroundings: dict[str, str], free_port: int
) -> None:
    with serving(lindung, surroundings, free_port) as server:
        assert server.stdout is not None
        assert server.stdout.readline() == f"Dasbor: http://127.0.0.1:{free_port}/  (Ctrl-C untuk berhenti)\n"
        status, policy = fetch(free_port, "/")
        assert status == 200
        assert "default-src 'none'" in policy
        server.send_signal(signal.SIGINT)
        _, problems = server.communicate(timeout=20)
        assert server.returncode == 0
        assert "Traceback" not in problems


@pytest.mark.slow
def test_the_demonstration_answers_after_it_has_computed(
    lindung: Path, surroundings: dict[str, str], free_port: int
) -> None:
    with serving(lindung, surroundings, free_port, command="demo") as server:
        assert server.stdout is not None
        while not server.stdout.readline().startswith("Dasbor: "):
            assert server.poll() is None
        assert [fetch(free_port, path)[0] for path in ("/", "/data/", "/masuk/")] == [200, 200, 200]


@pytest.mark.slow
def test_answers_to_its_own_names_only(lindung: Path, surroundings: dict[str, str], free_port: int) -> None:
    with serving(lindung, surroundings, free_port):
        assert fetch(free_port, "/", host="lain.example")[0] == 400


@pytest.mark.slow
def test_takes_the_next_port_when_one_is_taken(lindung: Path, surroundings: dict[str, str], taken_port: int) -> None:
    with serving(lindung, surroundings, taken_port) as server:
        assert server.stdout is not None
        address = server.stdout.readline()
        port = int(address.split(":")[3].split("/")[0])
        assert taken_port < port < taken_port + 20
        assert fetch(port, "/")[0] == 200


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7"])
def test_refuses_to_open_to_the_network_before_it_knows_its_name(run: Run, host: str) -> None:
    answer = run("serve", "--host", host)
    assert (answer.returncode, answer.stdout) == (1, "")
    assert "LINDUNG_HOSTS" in answer.stderr


def test_refuses_when_no_port_is_free(run: Run) -> None:
    answer = run("serve", "--host", "192.0.2.7", LINDUNG_HOSTS="dasbor.example")
    assert answer.returncode == 1
    assert "tidak dapat dipakai" in answer.stderr
