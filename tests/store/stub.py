"""A coder that needs no engine, so that tests of storing take milliseconds, and a process that can be killed."""

from __future__ import annotations

import sys
from collections.abc import Generator, Iterable, Iterator
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass

from rawi.article import Article
from rawi.errors import BadLineError, RawiError
from rawi.record import (
    Content,
    Cue,
    DocumentInfo,
    EngineInfo,
    Entity,
    Event,
    EventDate,
    Mention,
    Record,
    Sentence,
    Statement,
    Trigger,
)  # fmt: skip
from rawi.store.ingest import ItemLike, OutcomeLike, ingest
from rawi.store.rows import CodedArticle, coded_article, index_of
from rawi.store.writer import Summary


@dataclass(frozen=True)
class StubItem:
    where: str
    position: int
    article: Article | None = None
    error: RawiError | None = None


@dataclass(frozen=True)
class StubOutcome:
    item: ItemLike
    line: CodedArticle | None = None
    error: RawiError | None = None


def items(articles: Iterable[Article]) -> Iterator[StubItem]:
    for number, article in enumerate(articles, 1):
        yield StubItem(f"stub:{number}", number, article)


def record_of(article: Article) -> Record:
    """One statement by the first word and one event between the first two, whatever the text says."""
    first, second = [*article.text.split(), "", ""][:2]
    end = len(first)
    entities = (
        Entity(id="e1", type="country", name=first, country="RUS", mentions=(Mention(span=(0, end), text=first, kind="name"),)),
        Entity(id="e2", type="country", name=second or first, country="CHN"),
    )
    said = Statement(
        id="q1", span=(0, end), act="say", cue=Cue(span=(0, end), text=first, lemma="قال"), speaker="e1",
        speaker_from="named", content=Content(span=(end, len(article.text)), text=article.text[end:]),
    )  # fmt: skip
    met = Event(
        id="v1", type="CONSULT", mode="phone", quad="VERBAL COOPERATION", score=1.5,
        trigger=Trigger(span=(0, end), text=first), actors=("e1",), recipients=("e2",),
        date=EventDate(start=article.published, end=article.published) if article.published else None,
    )  # fmt: skip
    return Record(
        engine=EngineInfo(version="0", model="stub"),
        document=DocumentInfo(
            id=article.id or "x", title=article.title, outlet=article.outlet, url=article.url,
            published=article.published, characters=len(article.text),
        ),
        sentences=(Sentence(id="s1", span=(0, len(article.text)), paragraph=1),),
        entities=entities, statements=(said,), events=(met,),
    )  # fmt: skip


def code(found: Iterator[ItemLike]) -> AbstractContextManager[Iterator[OutcomeLike]]:
    return closing(_code(found))


def _code(found: Iterator[ItemLike]) -> Generator[OutcomeLike, None, None]:
    for item in found:
        if item.article is None:
            yield StubOutcome(item, error=item.error)
        elif "عطل" in item.article.text:
            yield StubOutcome(item, error=BadLineError("the engine tripped"))
        else:
            index = index_of(item.article)
            yield StubOutcome(item, coded_article(item.article, record_of(item.article), index))


def article(number: int) -> Article:
    """One of any number of articles that have little in common."""
    words = " ".join(f"كلمة{number * 1_000 + at}" for at in range(30))
    return Article(f"قال الوزير {number} إن {words}.", f"a{number}", f"خبر {number}", "2022-01-11", "وكالة")


def main(store: str, count: int) -> None:
    """Stores articles 1 to ``count`` and prints after each batch how many are reported as stored."""

    def report(summary: Summary, position: int) -> None:
        print(summary.new + summary.known, flush=True)

    ingest(
        items(map(article, range(1, count + 1))), store, code, report=report, batch=8, publish_seconds=0.05
    )


def write(store: str, count: int, log: str) -> None:
    """The same, for a process that is forked; what is reported goes to a file."""
    sys.stdout = open(log, "a", encoding="utf-8")  # noqa: SIM115
    main(store, count)


if __name__ == "__main__":
    if len(sys.argv) > 3:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
    try:
        main(sys.argv[1], int(sys.argv[2]))
    except RawiError as error:
        print(error, file=sys.stderr)
        sys.exit(2)
