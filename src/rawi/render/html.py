"""A record as one page: the article with its marks, and the lists that they link to.

No scripts, no inline styles, nothing fetched: a content security policy in the page says so. All text is escaped;
bidi controls, which could make the page read as something else, are shown as a dot and take no effect.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib import resources
from itertools import chain

from rawi.record import Entity, Event, Record, Statement
from rawi.render import labels
from rawi.render.names import codes, depth, participants, when
from rawi.render.plain import BIDI_CONTROLS, one_line
from rawi.render.segments import Mark, Segment, marks_of, segments

DEEPEST = 3
_PARAGRAPH = re.compile(r"[^\r\n\u2028\u2029]+")
_CONTROL = re.compile(
    f"[{''.join(sorted(BIDI_CONTROLS))}\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def escape(text: str) -> str:
    """Text for the page: markup escaped, controls shown as a dot whose title names them.

    >>> escape("<b>\\u202e")
    '&lt;b&gt;<span class="control" title="U+202E">·</span>'
    """
    return _CONTROL.sub(lambda m: f'<span class="control" title="U+{ord(m[0]):04X}">·</span>', html.escape(text))


def attribute(text: str) -> str:
    """Text for a quoted attribute: one line, controls dropped or replaced, markup escaped."""
    return html.escape(one_line(text))


def html_page(record: Record, text: str) -> str:
    """The page, as text: right to left, self-contained, safe whatever the article holds.

    Args:
        record: the record to show.
        text: the article that the record was made of.
    """
    return "".join(_page(record, text))


@lru_cache(maxsize=1)
def _style() -> str:
    return (resources.files("rawi.render") / "page.css").read_text("utf-8")


def _page(record: Record, text: str) -> Iterator[str]:
    head = record.document
    title = head.title or " ".join(text.split())[:80] or head.id
    yield '<!doctype html>\n<html lang="ar" dir="rtl">\n<head>\n<meta charset="utf-8">\n'
    yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield '<meta name="color-scheme" content="light dark">\n<meta name="generator" content="rawi">\n'
    yield f"<title>{html.escape(one_line(title))}</title>\n"
    yield f"<style>\n{_style()}{_targets(record)}</style>\n</head>\n<body>\n"
    yield from _head(record, text)
    yield "<main>\n"
    yield from _article(record, text)
    yield '<aside>\n<nav aria-label="القوائم">'
    for anchor, name, number in (
        ("participants", "المشاركون", len(record.entities)),
        ("statements", "الأقوال", len(record.statements)),
        ("events", "الأحداث", len(record.events)),
    ):
        yield f'<a href="#{anchor}">{name} <small>{number}</small></a>'
    yield "</nav>\n"
    yield from _lists(record)
    yield "</aside>\n</main>\n"
    yield f'<footer dir="ltr" lang="en">rawi {html.escape(record.engine.version)}, {html.escape(record.engine.model)}'
    yield f" · {head.characters:,} characters · <bdi>{escape(head.id)}</bdi></footer>\n</body>\n</html>\n"


def _targets(record: Record) -> str:
    """Rules that light up all marks of the entry, or the entry of the mark, that a link has led to."""
    ids = [part.id for parts in (record.entities, record.statements, record.events) for part in parts]
    return "".join(f':root:has(#{i}:target,[id^="{i}-"]:target) .{i}{{--lit:var(--light)}}\n' for i in ids)


def _head(record: Record, text: str) -> Iterator[str]:
    head = record.document
    yield "<header>\n"
    if head.title:
        yield f"<h1><bdi>{escape(head.title)}</bdi></h1>\n"
    facts: list[tuple[str, str]] = []
    if head.published:
        origin = labels.PUBLISHED_FROM.get(head.published_from or "", "")
        facts.append(("النشر", f"<time>{escape(head.published)}</time> <small>{origin}</small>"))
    if head.dateline and head.dateline.place:
        facts.append(("المكان", f"<bdi>{escape(head.dateline.place)}</bdi>"))
    if head.dateline and head.dateline.agency:
        facts.append(("الوكالة", f"<bdi>{escape(head.dateline.agency)}</bdi>"))
    if head.outlet:
        facts.append(("الناشر", f"<bdi>{escape(head.outlet)}</bdi>"))
    if head.url:
        facts.append(("الرابط", _link(head.url)))
    if facts:
        yield "<dl>" + "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in facts) + "</dl>\n"
    yield '<p class="legend">'
    for kind, word in (("name", "اسم"), ("cue", "فعل القول"), ("content", "القول"), ("trigger", "حدث"), ("date", "زمان أو مكان")):
        yield f'<span class="mark {kind}">{word}</span> '
    yield "</p>\n</header>\n"


def _link(url: str) -> str:
    shown = f'<bdi dir="ltr">{escape(url)}</bdi>'
    if url.lower().startswith(("https://", "http://")):
        return f'<a href="{attribute(url)}" rel="noopener noreferrer nofollow">{shown}</a>'
    return shown


def _article(record: Record, text: str) -> Iterator[str]:
    speakers = {e.id: e for e in record.entities}
    statements = {s.id: s for s in record.statements}
    titles = dict(_titles(record))
    paragraphs = [p.span() for p in _PARAGRAPH.finditer(text) if p[0].strip()]
    starts, ends = {start for start, _ in paragraphs}, {end for _, end in paragraphs}
    inside = False
    yield "<article>\n"
    for segment in segments(marks_of(record), chain(*paragraphs, (0, len(text)))):
        if segment.start in starts:
            inside = True
            yield "<p>"
        if inside:  # what is not are line ends
            yield _segment(segment, text, titles)
            for mark in segment.ends:
                if mark.kind == "cue":
                    yield _tag(mark, _unspoken(statements[mark.entry], speakers))
                elif mark.kind == "trigger":
                    yield _tag(mark, "")
        if segment.end in ends:
            inside = False
            yield "</p>\n"
    yield "</article>\n"


def _unspoken(statement: Statement, entities: dict[str, Entity]) -> str:
    """The speaker whom Arabic leaves out, to be shown after the verb."""
    if statement.speaker_from not in ("dropped", "pronoun") or statement.speaker not in entities:
        return ""
    return f"<bdi>[{escape(entities[statement.speaker].name)}]</bdi> "


def _tag(mark: Mark, who: str) -> str:
    return f'<sup class="tag {mark.kind} {mark.entry}">{who}<a href="#{mark.entry}">{mark.entry}</a></sup>'


def _segment(segment: Segment, text: str, titles: dict[str, str]) -> str:
    words = escape(text[segment.start : segment.end])
    if not segment.marks:
        return words
    anchors = "".join(f'<span id="{m.anchor}"></span>' for m in segment.begins if m.anchor)
    inner = segment.marks[0]
    names: dict[str, None] = {"mark": None}
    for mark in segment.marks:
        names.update({mark.kind: None, mark.entry: None})
    nested = sum(m.kind == "content" for m in segment.marks)
    if nested > 1:
        names[f"in{min(nested, DEEPEST)}"] = None
    told = " · ".join(dict.fromkeys(titles[m.entry] for m in segment.marks if m.entry in titles))
    return f'{anchors}<a class="{" ".join(names)}" href="#{inner.entry}" title="{attribute(told)}">{words}</a>'


def _titles(record: Record) -> Iterator[tuple[str, str]]:
    """What a mark tells when the pointer rests on it."""
    names = {e.id: e.name for e in record.entities}
    for entity in record.entities:
        yield entity.id, f"{entity.name} {codes(entity)}".strip()
    for statement in record.statements:
        speaker = names.get(statement.speaker or "", "?")
        yield statement.id, f"{statement.id}: {labels.ACTS[statement.act]} ({speaker})"
    for event in record.events:
        yield event.id, f"{event.id}: {event.type} {event.mode or ''} {labels.STATUSES[event.status]}"


def _lists(record: Record) -> Iterator[str]:
    entities = {e.id: e for e in record.entities}
    statements = {s.id: s for s in record.statements}
    yield from _section("participants", "المشاركون", [_entity(e, entities) for e in participants(record)])
    yield from _section(
        "statements", "الأقوال", [_statement(s, entities, depth(s, statements)) for s in record.statements]
    )
    yield from _section("events", "الأحداث", [_event(e, entities, statements) for e in record.events])


def _section(anchor: str, name: str, entries: Sequence[str]) -> Iterator[str]:
    yield f'<section id="{anchor}">\n<h2>{name} <small>{len(entries)}</small></h2>\n'
    yield "<ol>\n" + "".join(entries) + "</ol>\n" if entries else '<p class="none">لا شيء</p>\n'
    yield "</section>\n"


def _codes(entity: Entity) -> str:
    shown = codes(entity)
    title = " ".join(labels.SECTORS.get(s, s) for s in (entity.sector, *entity.other_sectors) if s)
    return f'<span class="codes" dir="ltr" title="{attribute(title)}">{escape(shown)}</span>' if shown else ""


def _called(ids: Iterable[str], entities: dict[str, Entity]) -> str:
    return "، ".join(
        f'<a class="{i}" href="#{i}"><bdi>{escape(entities[i].name)}</bdi></a> {_codes(entities[i])}' if i in entities
        else escape(i) for i in ids
    )  # fmt: skip


def _facts(facts: Iterable[tuple[str, str]]) -> str:
    rows = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in facts if value)
    return f"<dl>{rows}</dl>" if rows else ""


def _entry(id: str, kind: str, heading: str, body: str, back: str) -> str:
    number = f'<a class="id" href="#{back}" title="موضعه في النص">{id}</a>' if back else f'<span class="id">{id}</span>'
    return f'<li id="{id}" class="{kind} {id}"><h3>{number} {heading}</h3>{body}</li>\n'


def _entity(entity: Entity, entities: dict[str, Entity]) -> str:
    shown = [(n, m) for n, m in enumerate(entity.mentions, 1) if m.kind != "dropped"]
    english = f' <bdi class="latin" dir="ltr" lang="en">{escape(entity.name_en)}</bdi>' if entity.name_en else ""
    office = f"<bdi>{escape(entity.office)}</bdi>" if entity.office else ""
    if entity.office and entity.office_en:
        office += f' <bdi class="latin" dir="ltr" lang="en">{escape(entity.office_en)}</bdi>'
    links = " ".join(f'<a href="#{entity.id}-{n}" title="{attribute(m.text)}">{n}</a>' for n, m in shown)
    facts = (
        ("المنصب", office),
        ("يضم", _called(entity.members, entities)),
        ("المواضع", links),
    )
    heading = (
        f"<bdi>{escape(entity.name)}</bdi>{english} {_codes(entity)} <small>{labels.ENTITIES[entity.type]}</small>"
    )
    return _entry(entity.id, "entity", heading, _facts(facts), f"{entity.id}-{shown[0][0]}" if shown else "")


def _statement(statement: Statement, entities: dict[str, Entity], nested: int) -> str:
    speaker = _called(filter(None, (statement.speaker,)), entities) or "؟"
    heading = f'<b class="act" title="{statement.act}">{labels.ACTS[statement.act]}</b> {speaker}'
    marks = [labels.SPEAKER_FROM[statement.speaker_from], "بنصه" if statement.quoted else ""]
    facts = (
        ("نقلًا عبر", _called(statement.via, entities)),
        ("إلى", _called(statement.addressee, entities)),
        ("ضمن", f'<a href="#{statement.in_}">{statement.in_}</a>' if statement.in_ else ""),
        ("ملاحظة", "، ".join(filter(None, marks))),
    )
    body = f"<blockquote><bdi>{escape(' '.join(statement.content.text.split()))}</bdi></blockquote>{_facts(facts)}"
    return _entry(
        statement.id, f"statement d{min(nested, DEEPEST)}", heading, body + _why(statement), f"{statement.id}-cue"
    )


def _event(event: Event, entities: dict[str, Entity], statements: dict[str, Statement]) -> str:
    kind = "cooperation" if "COOPERATION" in event.quad.upper() else "conflict"
    mode = f" {escape(event.mode)}" if event.mode else ""
    heading = (
        f'<b class="type" dir="ltr">{escape(event.type)}{mode}</b> {labels.TYPES.get(event.type, "")} '
        f'<small class="status">{labels.STATUSES[event.status]}</small>'
    )
    words = f" <small><bdi>{escape(event.date.text)}</bdi></small>" if event.date and event.date.text else ""
    place = f"<bdi>{escape(event.place.name)}</bdi>" if event.place else ""
    if event.place and event.place.country:
        place += f' <span class="codes" dir="ltr">{escape(event.place.country)}</span>'
    said = statements.get(event.said_in or "")
    told = "نص الخبر"
    if said:
        told = f'<a href="#{said.id}">{said.id}</a> {_called(filter(None, (said.speaker,)), entities)}'
    facts = (
        ("الفاعل", _called(event.actors, entities)),
        ("المتلقّي", _called(event.recipients, entities)),
        ("اللفظ", f"<bdi>{escape(' '.join(event.trigger.text.split()))}</bdi>"),
        ("الزمان", f'<time dir="ltr">{escape(when(event))}</time>{words}' if event.date else ""),
        ("المكان", place),
        ("الضحايا", "، ".join(f"{labels.CASUALTIES[c.kind]}: {'؟' if c.number is None else f'{c.number:,}'}" for c in event.casualties)),
        ("تكرار", f'<a href="#{event.same_as}">{event.same_as}</a>' if event.same_as else ""),
        ("ملاحظة", "حدث سابق" if event.historical else ""),
        ("بحسب", told),
    )
    return _entry(event.id, f"event {kind}", heading, _facts(facts) + _why(event), f"{event.id}-trigger")


def _why(part: Statement | Event) -> str:
    """The rule that made it, and how sure it is."""
    rule = f"{escape(part.rule)} " if part.rule else ""
    return f'<p class="why" dir="ltr" lang="en">{rule}{part.confidence:.2f}</p>'
