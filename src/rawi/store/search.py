"""Full-text search in Arabic: BM25 over folded words without clitics, with the sentence that answers best.

Method: Robertson and Zaragoza 2009 (BM25, k1 = 1.2, b = 0.75) over whole articles; the sentence shown is the one whose
words of the query are the rarest together.
"""

from __future__ import annotations

from dataclasses import dataclass

from rawi.errors import EmptyInputError
from rawi.store.answers import Answer, ask, choose
from rawi.store.identity import terms
from rawi.store.place import Connection
from rawi.store.who import meant
from rawi.text import read_text


@dataclass(frozen=True, slots=True)
class Filters:
    """What hits must also be; with ``speaker`` or ``act`` only statements are found."""

    speaker: str | None = None
    act: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None


_HITS = """
WITH hits AS (
  SELECT p.article, p.sentence, p.term, p.frequency FROM postings p WHERE p.term IN (SELECT unnest(CAST($terms AS VARCHAR[])))
), weights AS (
  SELECT term, ln(1 + ($articles - count(DISTINCT article) + 0.5) / (count(DISTINCT article) + 0.5)) AS weight
  FROM hits GROUP BY term
), ranked AS (
  SELECT h.article, sum(w.weight * h.n * 2.2 / (h.n + 1.2 * (0.25 + 0.75 * a.words / $mean))) AS score
  FROM (SELECT article, term, sum(frequency) AS n FROM hits GROUP BY article, term) h
  JOIN weights w USING (term) JOIN articles a USING (article) GROUP BY h.article
), best AS (
  SELECT h.article, h.sentence, sum(w.weight) AS found FROM hits h JOIN weights w USING (term) {restricted}
  GROUP BY h.article, h.sentence
  QUALIFY row_number() OVER (PARTITION BY h.article ORDER BY h.sentence = 0, sum(w.weight) DESC, h.sentence) = 1
)
SELECT r.article, r.score, b.sentence FROM ranked r JOIN best b USING (article) JOIN article_state z USING (article)
JOIN articles a USING (article)
WHERE z.current AND a.article = z.story {where} ORDER BY r.score DESC, a.published DESC NULLS LAST, a.key LIMIT {limit}
"""
_SHOWN = """
SELECT round(c.score, 2) AS score, a.published AS day, a.outlet, a.title, {said}
  substr(a.text, s.span_start + 1, s.span_end - s.span_start) AS sentence, a.url,
  a.key || CASE WHEN c.sentence > 0 THEN ':s' || c.sentence ELSE '' END AS id
FROM chosen c JOIN articles a USING (article)
LEFT JOIN sentences s ON s.article = c.article AND s.sentence = greatest(c.sentence, 1) {joined}
WHERE a.article IN ({articles}) ORDER BY c.score DESC, a.published DESC NULLS LAST, a.key
"""


def search(connection: Connection, query: str, filters: Filters | None = None, limit: int = 10) -> list[Answer]:
    """The articles that answer best, one for each story, with their best sentence.

    Raises:
        EmptyInputError: when the query has no word, or the store does not know the speaker.
    """
    filters = filters or Filters()
    wanted = sorted(set(terms(read_text(query).tokens)))
    if not wanted:
        raise EmptyInputError("the query holds no word; give some words to look for")
    articles, mean = connection.execute("SELECT count(*), coalesce(avg(words), 1) FROM articles").fetchone()
    where = ""
    values: dict[str, object] = {"terms": wanted, "articles": articles, "mean": max(mean, 1.0)}
    for name, sign, value in (("since", ">=", filters.since), ("until", "<=", filters.until)):
        if value:
            where += f" AND a.published {sign} CAST(${name} AS DATE)"
            values[name] = value
    if filters.outlet:
        where += " AND lower(a.outlet) = lower($outlet)"
        values["outlet"] = filters.outlet
    restricted = joined = said = ""
    if filters.speaker or filters.act:
        _statements(connection, filters)
        restricted = "JOIN (SELECT DISTINCT article, sentence FROM wanted) x USING (article, sentence)"
        said = "t.act, t.speaker_name AS speaker, "
        joined = (
            "JOIN (SELECT * FROM wanted QUALIFY row_number() OVER (PARTITION BY article, sentence ORDER BY statement) = 1) t "
            "ON t.article = c.article AND t.sentence = c.sentence"
        )
    found = choose(connection, _HITS.format(restricted=restricted, where=where, limit=int(limit)), values)
    return [ask(connection, "search", _SHOWN.format(said=said, joined=joined, articles=found))]


def _statements(connection: Connection, filters: Filters) -> None:
    values: list[object] = []
    condition = ""
    if filters.speaker:
        meant(connection, filters.speaker)
        condition += " AND EXISTS (SELECT 1 FROM meant m WHERE m.article = t.article AND m.entity = t.speaker)"
    if filters.act:
        condition += " AND t.act = ?"
        values.append(filters.act)
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE wanted AS SELECT t.article, t.sentence, t.statement, t.act, n.name AS speaker_name "
        "FROM statements t LEFT JOIN entities n ON n.article = t.article AND n.entity = t.speaker "
        f"WHERE true{condition}",
        values,
    )
