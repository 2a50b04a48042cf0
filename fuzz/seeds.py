"""Inputs to begin with: one good example of each kind, which the fuzzer then damages."""

from __future__ import annotations

import json
from pathlib import Path

REPORT = "موسكو 11 يناير (تاس) - قال وزير الخارجية الروسي سيرغي لافروف إن بلاده ترفض العقوبات، مضيفا أنه التقى نظيره الصيني أمس."
PAGE = (
    '<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>خبر</title>'
    '<meta property="article:published_time" content="2022-01-11T10:00:00Z"><meta property="og:site_name" content="صحيفة">'
    f'<link rel="canonical" href="https://example.org/a/1"></head><body><nav>قائمة</nav><article><h1>خبر</h1><p>{REPORT}</p>'
    f"<p>{REPORT}</p><p>{REPORT}</p></article></body></html>"
)
FEED = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>صحيفة</title><item><title>خبر</title>'
    f"<link>https://example.org/1</link><pubDate>Tue, 11 Jan 2022 10:00:00 GMT</pubDate><description>{REPORT}</description>"
    "</item></channel></rss>"
)


def seeds(target: str) -> list[bytes]:
    """The first inputs of a target."""
    if target == "read":
        return [bytes(range(0, 200)), bytes(255 - i for i in range(200))]
    if target == "lines":
        line = json.dumps(
            {"text": REPORT, "date": "2022-01-11", "id": "1", "title": "خبر"}, ensure_ascii=False
        )
        return [
            b"\0" + f"{line}\n{line}\n".encode(),
            b"\1" + line.encode("utf-16"),
            b"\2" + line.encode("cp1256"),
        ]
    if target == "api":
        paths = [bytes([i, 1, i, 1]) + "روسيا\0٢".encode() for i in range(26)]
        return [*paths, b"\x19\x01\x00\x00" + json.dumps({"text": REPORT}).encode()]
    if target == "warc":
        body = PAGE.encode()
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0>\r\nWARC-Date: 2022-01-11T10:00:00Z\r\n"
            "WARC-Target-URI: https://example.org/1\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        )
        return [head.encode() + http + b"\r\n\r\n"]
    texts = {"raw": REPORT, "html": PAGE, "feed": FEED, "table": f'id,date,text\n1,2022-01-11,"{REPORT}"\n'}
    return [texts[target].encode()]


def write_seeds(target: str, folder: Path) -> None:
    """Put the first inputs of a target into its corpus."""
    for number, data in enumerate(seeds(target)):
        (folder / f"seed{number}").write_bytes(data)
