"""All shards of a folder, over the processes of this machine or over a Ray cluster."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

from rawi.archive.shards import Done, Shard, code_shard, finished, remove_parts, shards_of, write_manifest
from rawi.errors import InternalError, OutputError
from rawi.extras import need

if TYPE_CHECKING:
    from rawi.pipeline import Engine

ATTEMPTS = 3
"""Times that the pool is started anew when a worker dies, before the run gives up."""
Load = Callable[[], "Engine"]
Tell = Callable[[Done, int, int], None]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did: shards found, passed over because they were done, and articles coded and failed in all."""

    shards: int
    passed_over: int
    articles: int
    failed: int


def archive(
    source: str,
    out: str,
    load: Load,
    *,
    engine: str = "local",
    workers: int = 1,
    address: str | None = None,
    tell: Tell = lambda done, number, total: None,
) -> Summary:
    """Codes every shard of a folder that is not done yet and writes the manifest.

    Args:
        load: makes the engine, once in each worker; a function of a module, since it goes to other processes.
        engine: ``local`` or ``ray``; a shard's bytes are the same.
        address: of the Ray cluster; None starts one on this machine.

    Raises:
        OutputError: when a shard cannot be written; those that are done stay done.
        InternalError: when workers die again and again.
        MissingExtraError: without Ray.
    """
    shards = shards_of(source)
    try:
        os.makedirs(out, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{out} cannot be made: {error.strerror}; name another folder") from None
    done = {shard.name: found for shard in shards if (found := finished(shard, out))}
    passed_over = len(done)
    left = [shard for shard in shards if shard.name not in done]
    run = _on_ray if engine == "ray" else _locally
    for found in run(left, os.path.abspath(out), load, workers, address):
        done[found.output] = found
        tell(found, len(done), len(shards))
    remove_parts(out, shards)
    write_manifest(out, list(done.values()))
    return Summary(
        len(shards), passed_over, sum(d.articles for d in done.values()), sum(d.failed for d in done.values())
    )


_engine: Engine


def _start(load: Load) -> None:
    global _engine
    _engine = load()


def _code(shard: Shard, out: str) -> Done:
    return code_shard(_engine, shard, out)


def _locally(shards: Sequence[Shard], out: str, load: Load, workers: int, address: str | None) -> Iterator[Done]:
    left = {shard.name: shard for shard in shards}
    for _ in range(ATTEMPTS):
        if not left:
            return
        with ProcessPoolExecutor(min(workers, len(left)), get_context("spawn"), _start, (load,)) as pool:
            under_way = [pool.submit(_code, shard, out) for shard in left.values()]
            try:
                for future in as_completed(under_way):
                    done = future.result()
                    del left[done.output]
                    yield done
            except BrokenProcessPool:
                continue  # a worker died; what it was at is coded again from the start
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
    if left:
        raise InternalError(
            f"worker processes died again and again (out of memory?) at {next(iter(left))}; use fewer --workers, run again to go on"
        )


class _Coder:
    """A Ray actor: the engine is loaded once, then it codes one shard after the other."""

    def __init__(self, load: Load, out: str) -> None:
        self.engine = load()
        self.out = out

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        found = [
            asdict(code_shard(self.engine, Shard(str(path), str(folder), str(name)), self.out))
            for path, folder, name in zip(batch["path"], batch["folder"], batch["name"], strict=True)
        ]
        return {key: [row[key] for row in found] for key in found[0]}


def _on_ray(shards: Sequence[Shard], out: str, load: Load, workers: int, address: str | None) -> Iterator[Done]:
    # Shards and output must lie where every node sees them under the same path.
    ray, data = need("ray", "ray"), need("ray.data", "ray")
    if not shards:
        return
    if not ray.is_initialized():
        ray.init(address=address, num_cpus=None if address else workers, include_dashboard=False, log_to_driver=False)
    data.DataContext.get_current().enable_progress_bars = False
    rows = [{"path": os.path.abspath(s.path), "folder": os.path.abspath(s.folder), "name": s.name} for s in shards]
    found = data.from_items(rows, override_num_blocks=len(rows)).map_batches(
        _Coder, fn_constructor_args=(load, out), batch_size=1, concurrency=min(workers, len(rows)), num_cpus=1
    )
    for row in found.iter_rows():
        yield Done(**row)
