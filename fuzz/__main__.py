"""Fuzz one target: ``python -m fuzz TARGET [--minutes 10] [--corpus DIR]``; needs ``pip install 'rawi[fuzz]'``.

An input that breaks a promise is written to ``tests/fuzz/finds/TARGET/`` by its digest, where a test runs it for ever.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import pkgutil
import sys
from pathlib import Path

import atheris

ROOT = Path(__file__).parents[1]


def import_all(package: str, but: tuple[str, ...]) -> None:
    """Every module of a package: modules that load on first use would come too late to be watched."""
    for module in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
        if not module.name.endswith("__main__") and not module.name.startswith(but or ("-",)):
            importlib.import_module(module.name)


def main() -> None:
    with atheris.instrument_imports(
        include=["rawi", "trafilatura", "feedparser"], enable_loader_override=False
    ):
        import_all("rawi", () if "api" in sys.argv else ("rawi.web", "rawi.model_context", "rawi.cli"))
        from fuzz.seeds import write_seeds
        from fuzz.targets import TARGETS
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--corpus",
        type=Path,
        default=ROOT / "build" / "fuzz",
        help="where inputs that reach new code are kept",
    )
    options = parser.parse_args()
    corpus = options.corpus / options.target
    corpus.mkdir(parents=True, exist_ok=True)
    write_seeds(options.target, corpus)
    target = TARGETS[options.target]
    finds = ROOT / "tests" / "fuzz" / "finds" / options.target

    def one(data: bytes) -> None:
        try:
            target(data)
        except Exception:
            finds.mkdir(parents=True, exist_ok=True)
            (finds / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
            raise

    limits = [
        f"-max_total_time={int(options.minutes * 60)}",
        f"-seed={options.seed}",
        "-timeout=30",
        "-max_len=4096",
        "-rss_limit_mb=3000",
    ]
    atheris.Setup(
        [sys.argv[0], str(corpus), *limits, f"-artifact_prefix={corpus.parent}/{options.target}-"], one
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
