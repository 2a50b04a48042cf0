"""The corpora, brought to the form of running text and read with Rawi's own tokens.

NewsFANE and WikiFANE come split into words with some clitics apart (و قال, خلال ه), without hamza, and with an
old slip in which لل became لال. They are put back into words as written and then read with
``rawi.text.read_text``, so that the models see the same tokens in training as in use.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rawi.text import read_text
from rawi.text.folding import fold
from rawi.text.types import Token

PROCLITICS = frozenset("وفبل")
ENCLITICS = frozenset(["ه", "ها", "هم", "هن", "هما", "نا", "ي", "ك", "كم", "ت", "ني", "كما"])
NAME_LABELS = ("PER", "GPE", "LOC", "ORG", "NORP", "FAC", "MISC")


@dataclass(frozen=True)
class Sample:
    """One sentence: Rawi tokens and one BIO tag per token (or one part of speech per token)."""

    tokens: tuple[Token, ...]
    tags: tuple[str, ...]


class MissingDataError(SystemExit):
    """The training data is not where it was said to be."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"training data is missing: {path}\n"
            "Point --data at the folder that holds ner/, ud/, wikinews/ and newswire/ (see docs/model-card.md)."
        )


def open_lines(path: Path) -> Iterator[str]:
    """The lines of a plain or gzipped text file; raises MissingDataError."""
    if not path.exists():
        raise MissingDataError(path)
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from lines


def newswire_texts(data: Path) -> Iterator[str]:
    """Title and body of each newswire article."""
    for name in ("saudinewsnet.jsonl.gz", "ant_2018.jsonl.gz"):
        for line in open_lines(data / "newswire" / name):
            row = json.loads(line)
            yield "\n".join(part for part in (row.get("title"), row.get("content")) if part)


def _belongs(suffix: str, joined: int, apart: int) -> bool:
    """Whether a pronoun that the corpus wrote apart was a suffix: هم and هما may be words of their own."""
    if suffix in ("ه", "ها"):
        return True
    return joined >= 3 and (suffix not in ("هم", "هما", "هن") or joined * 50 > apart)


def _joined(words: list[str], tags: list[str], counts: Counter[str]) -> tuple[str, list[tuple[int, str]]]:
    """Running text, and for each corpus word its start in it with its tag."""
    text = ""
    starts: list[tuple[int, str]] = []
    glue = False
    for i, (word, tag) in enumerate(zip(words, tags, strict=True)):
        if "لال" in word:
            repaired = word.replace("لال", "لل")
            if counts[fold(repaired)] > counts[fold(word)]:
                word = repaired
        if i and not glue and word in ENCLITICS:
            previous = text.rsplit(" ", 1)[-1]
            host = previous[:-1] + "ت" if previous.endswith("ة") else previous
            if len(previous) > 1 and _belongs(word, counts[fold(host + word)], counts[fold(previous)]):
                text = text[: len(text) - len(previous)] + host
                starts.append((len(text), tag))
                text += word
                continue
        if text and not glue:
            text += " "
        starts.append((len(text), tag))
        text += word
        following = words[i + 1] if i + 1 < len(words) else ""
        glue = word in PROCLITICS and following[:1].isalpha() and not following.isascii()
        if glue and word != "و" and counts[fold(word + following)] < 2:
            glue = word == "ف" and following in ("ان", "هو", "هي")
    return text, starts


def _project(text: str, starts: list[tuple[int, str]]) -> Sample:
    """Corpus tags moved to Rawi tokens: a token takes the tag of the corpus word that fills most of its stem."""
    tokens = read_text(text).tokens
    ends = [start for start, _ in starts[1:]] + [len(text) + 1]
    tags: list[str] = []
    at = 0
    opened = -1  # the corpus word whose B- was given out last
    for token in tokens:
        while ends[at] <= token.start:
            at += 1
        best, most = at, 0
        i = at
        while i < len(starts) and starts[i][0] < token.end:
            shared = min(ends[i], token.stem_end) - max(starts[i][0], token.stem_start)
            if shared >= most:
                best, most = i, shared
            i += 1
        tag = starts[best][1]
        if tag.startswith("B-") and best == opened:  # one corpus word, several tokens
            tag = "I-" + tag[2:]
        elif tag != "O":
            begun = [j for j in range(opened + 1, best) if starts[j][1] == "B-" + tag[2:]]
            tag = "B-" + tag[2:] if begun else tag  # its first word lost its own token
            opened = best
        tags.append(tag)
    return Sample(tokens, tuple(repaired(tags)))


def repaired(tags: list[str]) -> list[str]:
    """BIO with no I- that follows nothing of its kind."""
    out: list[str] = []
    for tag in tags:
        if tag.startswith("I-") and (not out or out[-1][2:] != tag[2:]):
            tag = "B-" + tag[2:]
        out.append(tag)
    return out


def named_sentences(path: Path, counts: Counter[str]) -> list[Sample]:
    """NewsFANE, WikiFANE or the Wojood sample as sentences of Rawi tokens with BIO tags."""
    out: list[Sample] = []
    for line in open_lines(path):
        row = json.loads(line)
        tags = [t if t[2:] in NAME_LABELS else "O" for t in row["tags"]]
        words = [w if w.strip() else "-" for w in row["tokens"]]
        text, starts = _joined(words, tags, counts)
        out.append(_project(text, starts))
    return out


def conllu_sentences(path: Path) -> list[tuple[Sample, str]]:
    """UD sentences as Rawi tokens with the UPOS of the word that holds the token's stem; and their text."""
    out: list[tuple[Sample, str]] = []
    text = ""
    rows: list[tuple[str, str]] = []
    for line in open_lines(path):
        line = line.rstrip("\n")
        if line.startswith("# text = "):
            text = line[9:]
        elif not line and rows:
            out.append((_ud_sample(text, rows), text))
            rows = []
        elif line and line[0] != "#":
            cells = line.split("\t")
            if cells[0].isdigit():
                rows.append((cells[1], cells[3]))
    if rows:
        out.append((_ud_sample(text, rows), text))
    return out


def _ud_sample(text: str, rows: list[tuple[str, str]]) -> Sample:
    at = 0
    words: list[tuple[int, int, str]] = []
    for form, tag in rows:
        found = text.find(form, at)
        if found < 0:  # a word that the treebank writes unlike the text: it takes the place it must have
            found = at
        words.append((found, found + len(form), tag))
        at = found + len(form)
    tokens = read_text(text).tokens
    tags: list[str] = []
    for token in tokens:
        overlap = [(min(e, token.stem_end) - max(s, token.stem_start), -i, t) for i, (s, e, t) in enumerate(words)]
        best = max(overlap, default=(0, 0, "X"))
        tags.append(best[2] if best[0] > 0 else "X")
    return Sample(tokens, tuple(tags))
