"""Files of all kinds to articles, whole and damaged."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest

from rawi.errors import BadOptionError, FolderError, MissingFileError
from rawi.sources.items import Item
from rawi.sources.many import source_files, source_items

TEXT = "قال وزير الخارجية الروسي سيرغي لافروف إن بلاده ترفض العقوبات الغربية الجديدة، وأضاف أن موسكو سترد عليها."
MORE = "وأعلنت الحكومة المصرية أن الرئيس سيزور العاصمة الفرنسية باريس الأسبوع المقبل لبحث العلاقات بين البلدين."
PAGE = f"""<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>لافروف: نرفض العقوبات | وكالة المثال</title>
<meta property="og:title" content="لافروف: نرفض العقوبات"><meta property="og:site_name" content="وكالة المثال">
<meta property="article:published_time" content="2022-01-11T09:30:00+03:00">
<link rel="canonical" href="https://news.example.org/a/1"></head><body>
<nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/sport">رياضة</a></li></ul></nav>
<article><h1>لافروف: نرفض العقوبات</h1><p>{TEXT}</p><p>{MORE}</p><p>{TEXT[::1]}</p></article>
<footer>جميع الحقوق محفوظة لوكالة المثال</footer></body></html>"""
RSS = f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>وكالة المثال</title>
<item><title>خبر أول</title><link>https://news.example.org/a/1</link><guid>g1</guid>
<pubDate>Tue, 11 Jan 2022 09:30:00 GMT</pubDate><description><![CDATA[<p>{TEXT}</p><p>{MORE}</p>]]></description></item>
<item><title>No Arabic</title><link>https://news.example.org/a/2</link><description>An English entry of the feed.</description></item>
</channel></rss>"""


def read(*paths: Path, **options: int) -> list[Item]:
    return list(source_items(source_files([str(path) for path in paths]), **options))  # type: ignore[arg-type]


def test_a_web_page_gives_body_title_date_outlet_and_address(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, "utf-8")
    (item,) = read(path)
    article = item.article
    assert article is not None, item.error
    assert TEXT in article.text and MORE in article.text
    assert "الرئيسية" not in article.text and "الحقوق" not in article.text
    assert (article.title, article.published, article.outlet, article.url) == (
        "لافروف: نرفض العقوبات", "2022-01-11", "وكالة المثال", "https://news.example.org/a/1",
    )  # fmt: skip
    assert article.id == "page"


def test_a_page_without_an_article_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "empty.html"
    path.write_text("<html><body></body></html>")
    (item,) = read(path)
    assert item.error is not None and item.error.code == "R102"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / ("news.tsv" if delimiter == "\t" else "news.csv")
    rows = [
        ["id", "headline", "body", "date", "outlet", "note"],
        ["1", "خبر", f'"{TEXT} ""نعم""\n{MORE}"', "2022-01-11", "وكالة", "x"],
        ["2", "خبر", "", "2022-01-11", "وكالة", ""],
        ["3", "خبر", f'"{MORE}"', "١١ يناير", "وكالة", ""],
    ]
    path.write_text("\ufeff" + "\n".join(delimiter.join(row) for row in rows) + "\n", "utf-8")
    first, second, third = read(path)
    assert first.article is not None and first.article.text == f'{TEXT} "نعم"\n{MORE}'
    assert (first.article.id, first.article.title, first.article.published, first.article.outlet) == (
        "1", "خبر", "2022-01-11", "وكالة",
    )  # fmt: skip
    assert second.error is not None and second.where == f"{path}:3"
    assert third.article is not None and third.article.published is None and third.warning


def test_csv_in_windows_1256_asks_for_the_encoding(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    path.write_bytes(f"text,id\n{TEXT},1\n".encode("cp1256"))
    (item,) = read(path)
    assert item.error is not None and item.error.code == "R104"
    (item,) = source_items(source_files([str(path)]), "windows-1256")
    assert item.article is not None and item.article.text == TEXT


def test_a_table_without_text_says_which_columns_it_has(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    path.write_text("a,b\n1,2\n")
    (item,) = read(path)
    assert item.error is not None and "a, b" in item.error.message


def test_parquet(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    from datetime import datetime

    import pyarrow.parquet as parquet

    path = tmp_path / "news.parquet"
    table = arrow.table({"content": [TEXT, None], "published": [datetime(2022, 1, 11, 9), None], "url": ["u1", "u2"]})
    parquet.write_table(table, path)
    first, second = read(path)
    assert first.article is not None
    assert (first.article.text, first.article.published, first.article.url) == (TEXT, "2022-01-11", "u1")
    assert second.error is not None
    path.write_bytes(path.read_bytes()[:-20])
    (item,) = read(path)
    assert item.error is not None and item.error.code == "R110"


def test_a_feed_gives_its_entries(tmp_path: Path) -> None:
    path = tmp_path / "feed.rss"
    path.write_text(RSS, "utf-8")
    first, second = read(path)
    assert first.article is not None
    assert first.article.text == f"{TEXT}\n{MORE}"
    assert (first.article.id, first.article.title, first.article.published, first.article.outlet, first.article.url) == (
        "g1", "خبر أول", "2022-01-11", "وكالة المثال", "https://news.example.org/a/1",
    )  # fmt: skip
    assert second.error is not None and second.error.code == "R105"


def test_warc_gives_the_pages_that_were_got(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    buffer = io.BytesIO()
    for status, kind, url in ((200, "text/html", "u1"), (404, "text/html", "u2"), (200, "image/png", "u3")):
        body = PAGE.encode()
        http = f"HTTP/1.1 {status} X\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n"
        block = http.encode() + body
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
            f"WARC-Date: 2022-01-11T10:00:00Z\r\nWARC-Target-URI: https://news.example.org/{url}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        buffer.write(gzip.compress(head.encode() + block + b"\r\n\r\n"))
    path.write_bytes(buffer.getvalue())
    (item,) = read(path)
    assert item.article is not None, item.error
    assert item.article.url == "https://news.example.org/u1" and TEXT in item.article.text


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_compressed_files(tmp_path: Path, suffix: str) -> None:
    zstandard = pytest.importorskip("zstandard")
    pack = gzip.compress if suffix == ".gz" else zstandard.ZstdCompressor().compress
    contents = {
        "a.txt": TEXT, "b.html": PAGE, "c.csv": f"text,id\n{TEXT},7\n", "d.rss": RSS,
        "e.jsonl": json.dumps({"text": TEXT, "id": "j"}, ensure_ascii=False) + "\n",
    }  # fmt: skip
    for name, content in contents.items():
        (tmp_path / (name + suffix)).write_bytes(pack(content.encode()))
    found = [item for item in read(tmp_path) if item.article]
    assert [item.article.id for item in found if item.article] == ["a", "b", "7", "g1", "j"]
    assert all(item.article and TEXT in item.article.text for item in found)
    whole = (tmp_path / f"a.txt{suffix}").read_bytes()
    (tmp_path / f"a.txt{suffix}").write_bytes(whole[: len(whole) // 2])
    item = read(tmp_path / f"a.txt{suffix}")[0]
    assert item.error is not None


def test_too_large_after_decompression(tmp_path: Path) -> None:
    path = tmp_path / "bomb.txt.gz"
    path.write_bytes(gzip.compress(b" " * 5_000_000))
    (item,) = read(path, max_bytes=1_000_000)
    assert item.error is not None and item.error.code == "R106"


def test_slips_are_told_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError):
        source_files([str(tmp_path / "none.txt")])
    with pytest.raises(FolderError):
        source_files([str(tmp_path)])
    (tmp_path / "x.pdf").write_bytes(b"%PDF-")
    with pytest.raises(BadOptionError):
        source_files([str(tmp_path / "x.pdf")])
