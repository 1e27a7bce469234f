"""Make one virtual environment per peer in .venv-peers, because their pins collide.

    python scripts/peers/environments.py [PEER ...]

A peer is a file of requirements/peers; without a name all are made. Safe to repeat: an environment whose requirements
have not changed since it was filled is left alone.
"""

import argparse
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
REQUIREMENTS = ROOT / "requirements" / "peers"
ENVIRONMENTS = ROOT / ".venv-peers"


def main(arguments: Sequence[str]) -> int:
    """Make the environments that are missing or out of date, one after another."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("peers", nargs="*", metavar="PEER", help=f"one or more of: {', '.join(known_peers())}")
    peers = parser.parse_args(arguments).peers or known_peers()
    unknown = sorted(set(peers) - set(known_peers()))
    if unknown:
        parser.error(f"no requirements for {', '.join(unknown)}; known: {', '.join(known_peers())}")
    for peer in peers:
        prepare(peer)
    return 0


def known_peers() -> list[str]:
    """List the peers that have a file of requirements."""
    return sorted(path.stem for path in REQUIREMENTS.glob("*.txt"))


def python_of(peer: str) -> Path:
    """The interpreter that runs the peer's model; Lindung runs in its own environment."""
    if peer == "lindung":
        return ROOT / ".venv" / "bin" / "python"
    return ENVIRONMENTS / peer / "bin" / "python"


def prepare(peer: str) -> None:
    """Make and fill the environment of a peer, unless it stands as required."""
    wanted = (REQUIREMENTS / f"{peer}.txt").read_text(encoding="utf-8")
    stamp = ENVIRONMENTS / peer / "installed.txt"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        print(f"{peer}: ready")
        return
    print(f"{peer}: installing {', '.join(wanted.split())}", flush=True)
    shutil.rmtree(ENVIRONMENTS / peer, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", str(ENVIRONMENTS / peer)], check=True)
    install = [str(python_of(peer)), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*install, "--requirement", str(REQUIREMENTS / f"{peer}.txt")], check=True)
    stamp.write_text(wanted, encoding="utf-8")  # last: an interrupted installation starts again


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
