"""Listening: one process, or several that share a port and read the same store."""

from __future__ import annotations

import errno
import json
import os
import socket
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

import uvicorn
from fastapi import FastAPI
from uvicorn.supervisors import Multiprocess

from rawi.errors import ServeError
from rawi.web.app import create_app
from rawi.web.library import Library
from rawi.web.review import open_corrections
from rawi.web.settings import Settings

if TYPE_CHECKING:
    from rawi.pipeline import Engine

_VARIABLE = "RAWI_SERVE"
"""How the processes are told what to serve; they are started anew, so that nothing else reaches them."""
GRACE_SECONDS = 3
BACKLOG = 512
Socket = socket.socket


@dataclass(frozen=True, slots=True)
class Served:
    """What is served, and with which knowledge texts are read."""

    store: str
    settings: Settings
    knowledge: tuple[str, ...] = ()
    names: str | None = None
    temporary: bool = False
    threads: int = 2

    def load(self) -> Engine:
        import rawi

        return rawi.load(knowledge=self.knowledge, names=self.names)

    def library(self) -> Library:
        """The store, opened, with the corrections beside it where its folder can be written."""
        kept = not self.temporary and os.access(os.path.dirname(os.path.abspath(self.store)), os.W_OK)
        corrections = open_corrections(self.store) if kept else None
        return Library(self.store, self.settings.seconds, corrections, self.temporary, self.load, self.threads)


def listen(settings: Settings) -> socket.socket:
    """A socket bound to the address; raises ServeError that says what to do when it cannot be."""
    host, port = settings.host, settings.port
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError as error:
        raise ServeError(_reason(error, host, port)) from None
    bound = socket.socket(family, kind)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
        bound.listen(BACKLOG)
    except OSError as error:
        bound.close()
        raise ServeError(_reason(error, host, port)) from None
    bound.set_inheritable(True)
    return bound


def _reason(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} is taken, perhaps by another `rawi serve`; name another one with --port"
    if error.errno == errno.EACCES:
        return f"port {port} is not ours to take; name one above 1023 with --port"
    if error.errno == errno.EADDRNOTAVAIL or isinstance(error, socket.gaierror):
        return f"{host} is no address of this machine; leave --host out to serve this machine alone, or use 0.0.0.0"
    return f"{host}:{port} cannot be served: {error.strerror}; name another --host or --port"


def address(settings: Settings, bound: socket.socket) -> str:
    """Where a browser finds the pages."""
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(settings.host, settings.host)
    if ":" in host and not host.startswith("["):
        host = f"[{host}]"
    return f"http://{host}:{bound.getsockname()[1]}/"


def serve(served: Served, bound: socket.socket, workers: int = 1) -> None:
    """Serves until Ctrl-C or a signal; answers that are under way get some seconds to end."""
    if workers > 1:
        shared = replace(served, threads=max(1, min(served.threads, (os.cpu_count() or 1) // workers)))
        os.environ[_VARIABLE] = json.dumps(asdict(shared))
        config = _config(f"{__name__}:worker_app", factory=True, workers=workers)
        Multiprocess(config, sockets=[bound]).run()
        return
    library = served.library()
    try:
        uvicorn.Server(_config(create_app(library, served.settings))).run(sockets=[bound])
    finally:
        library.close()


def _config(app: FastAPI | str, *, factory: bool = False, workers: int = 1) -> uvicorn.Config:
    return uvicorn.Config(
        app, factory=factory, workers=workers, log_config=None, log_level="warning", access_log=False, server_header=False,
        date_header=True, proxy_headers=False, ws="none", lifespan="off", timeout_graceful_shutdown=GRACE_SECONDS,
        h11_max_incomplete_event_size=64_000, backlog=BACKLOG,
    )  # fmt: skip


def worker_app() -> FastAPI:
    """The application of one of several processes, as the first process described it."""
    told = json.loads(os.environ[_VARIABLE])
    settings = told.pop("settings")
    settings["allowed_hosts"] = tuple(settings["allowed_hosts"])
    served = Served(**{**told, "settings": Settings(**settings), "knowledge": tuple(told["knowledge"])})
    return create_app(served.library(), served.settings)
