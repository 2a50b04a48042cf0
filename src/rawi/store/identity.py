"""What names an article, an entity and a term over many articles."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable

from rawi.article import Article
from rawi.record import Entity
from rawi.store.spellings import one_spelling
from rawi.text import fold
from rawi.text.types import Token


def _hash(*parts: str | None) -> int:
    data = "\x1f".join(part or "" for part in parts).encode("utf-8")
    return int.from_bytes(hashlib.sha256(data).digest()[:8], "big")


def article_identity(article: Article) -> int:
    """What stays the same when an article changes: its URL, else outlet and id, else outlet and text."""
    if article.url:
        return _hash("url", article.url.strip())
    if article.id:
        return _hash("id", article.outlet, article.id)
    return _hash("text", article.outlet, article.text)


def article_content(article: Article) -> int:
    """What is new when an article changes: text, title, date."""
    return _hash(article.text, article.title, article.published)


def article_key(identity: int, content: int) -> str:
    """The stable id of one version of an article.

    >>> len(article_key(1, 2))
    16
    """
    return f"{_hash(str(identity), str(content)):016x}"


def terms(tokens: Iterable[Token]) -> list[str]:
    """The search terms of tokens: words folded, without clitics and article; numbers and Latin words as they are.

    >>> from rawi.text import read_text
    >>> terms(read_text("وبالمحادثات الصينية في 2022").tokens)
    ['محادثات', 'صينيه', 'في', '2022']
    """
    found = []
    for token in tokens:
        if token.kind == "word":
            found.append(token.stem or token.key)
        elif token.kind != "punctuation":
            found.append(unicodedata.normalize("NFKC", token.text).casefold())
    return found


def name_key(name: str) -> str:
    """A name folded for look-up, each word without its article.

    >>> name_key("سيرغي لافروف"), name_key("الأمم المتّحدة")
    ('سيرغي لافروف', 'امم متحده')
    """
    words = fold(name).split()
    return " ".join(word[2:] if word.startswith("ال") and len(word) > 4 else word for word in words)


def entity_identity(entity: Entity) -> str | None:
    """Who an entity is over articles, as a key; None when nothing names it.

    A Wikidata id, else a country's code, else type, name and country, else office and country. Spellings of one name that
    ``rawi.store.spellings`` knows give one key.
    """
    if entity.wikidata:
        return entity.wikidata
    if entity.type == "country" and entity.country:
        return entity.country
    named = any(mention.kind == "name" for mention in entity.mentions)
    if named and entity.type in ("person", "organization", "place"):
        return f"{entity.type}:{one_spelling(name_key(entity.name))}:{entity.country or ''}"
    if entity.office and entity.country:
        return f"office:{name_key(entity.office)}:{entity.country}"
    if entity.type == "organization" and entity.country:
        return f"organization:{one_spelling(name_key(entity.name))}:{entity.country}"
    return None
