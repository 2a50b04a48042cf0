-- Brings the derived tables up to date; run in one transaction before the store is published. Only rows that have
-- changed are written: a publication costs what is new, and the file gets no holes.

CREATE OR REPLACE TEMP TABLE next_articles AS
  SELECT article, CASE WHEN current THEN first_value(article) OVER (PARTITION BY carried, current ORDER BY published NULLS LAST, article)
    ELSE article END AS story, current
  FROM (
    SELECT a.article, a.published, coalesce(s.story, a.article) AS carried,
      row_number() OVER (PARTITION BY identity ORDER BY version DESC) = 1 AS current
    FROM articles a LEFT JOIN stories s USING (article));
CREATE OR REPLACE TEMP TABLE changed AS
  SELECT DISTINCT article FROM (
    (SELECT * FROM next_articles EXCEPT SELECT * FROM article_state) UNION ALL
    (SELECT * FROM article_state EXCEPT SELECT * FROM next_articles));
DELETE FROM article_state WHERE article IN (SELECT article FROM changed);
INSERT INTO article_state SELECT * FROM next_articles WHERE article IN (SELECT article FROM changed) ORDER BY article;

CREATE OR REPLACE TEMP TABLE next_events AS
  SELECT article, event, day, linked_article, linked_event,
    same_as IS NULL AND row_number() OVER (
      PARTITION BY linked_article, linked_event ORDER BY same_as IS NULL DESC, carrier DESC, confidence DESC, article, event) = 1
      AND (carrier OR linked) AS counted,
    CAST(count(DISTINCT outlet) OVER (PARTITION BY linked_article, linked_event) AS SMALLINT) AS outlets
  FROM (
    SELECT e.article, e.event, e.same_as, e.confidence, coalesce(e.date_start, a.published) AS day, a.outlet,
      coalesce(g.group_article, e.article) AS linked_article, coalesce(g.group_event, e.event) AS linked_event,
      a.article = z.story AS carrier, g.article IS NOT NULL AS linked
    FROM events e JOIN articles a USING (article) JOIN article_state z USING (article)
    LEFT JOIN event_groups g ON g.article = e.article AND g.event = e.event
    WHERE z.current);
CREATE OR REPLACE TEMP TABLE changed_events AS
  SELECT DISTINCT article FROM (
    (SELECT * FROM next_events EXCEPT SELECT * FROM event_state) UNION ALL
    (SELECT * FROM event_state EXCEPT SELECT * FROM next_events));
DELETE FROM event_state WHERE article IN (SELECT article FROM changed_events);
INSERT INTO event_state SELECT * FROM next_events WHERE article IN (SELECT article FROM changed_events) ORDER BY article, event;

CREATE OR REPLACE TEMP TABLE next_statements AS
  SELECT article, statement, day, linked_article, linked_statement,
    row_number() OVER (PARTITION BY linked_article, linked_statement ORDER BY carrier DESC, day, article, statement) = 1
      AND (carrier OR linked) AS counted,
    CAST(count(DISTINCT outlet) OVER (PARTITION BY linked_article, linked_statement) AS SMALLINT) AS outlets
  FROM (
    SELECT q.article, q.statement, a.published AS day, a.outlet,
      coalesce(g.group_article, q.article) AS linked_article, coalesce(g.group_statement, q.statement) AS linked_statement,
      a.article = z.story AS carrier, g.article IS NOT NULL AS linked
    FROM statements q JOIN articles a USING (article) JOIN article_state z USING (article)
    LEFT JOIN statement_groups g ON g.article = q.article AND g.statement = q.statement
    WHERE z.current);
CREATE OR REPLACE TEMP TABLE changed_statements AS
  SELECT DISTINCT article FROM (
    (SELECT * FROM next_statements EXCEPT SELECT * FROM statement_state) UNION ALL
    (SELECT * FROM statement_state EXCEPT SELECT * FROM next_statements));
DELETE FROM statement_state WHERE article IN (SELECT article FROM changed_statements);
INSERT INTO statement_state
  SELECT * FROM next_statements WHERE article IN (SELECT article FROM changed_statements) ORDER BY article, statement;

-- Identities that a changed article names are counted anew, over all their articles.
CREATE OR REPLACE TEMP TABLE changed_identities AS
  SELECT DISTINCT identity FROM entities WHERE identity IS NOT NULL AND article IN (
    SELECT article FROM changed UNION SELECT article FROM changed_events UNION SELECT article FROM changed_statements);
CREATE OR REPLACE TEMP TABLE appearing AS
  SELECT n.*, a.outlet, a.published
  FROM (SELECT * FROM entities WHERE identity IN (SELECT identity FROM changed_identities)) n
  JOIN article_state z USING (article) JOIN articles a USING (article) WHERE z.current;
-- Whoever is a member of a group also does what the group does.
CREATE OR REPLACE TEMP TABLE taking_part AS
  SELECT identity, article, entity FROM appearing
  UNION SELECT m.identity, g.article, g.entity
  FROM (SELECT article, entity, unnest(members) AS member FROM entities WHERE type = 'group' AND len(members) > 0) g
  JOIN appearing m ON m.article = g.article AND m.entity = g.member;

DELETE FROM identity_names WHERE identity IN (SELECT identity FROM changed_identities);
INSERT INTO identity_names
  SELECT identity, name_key, arg_max(name, (articles, name)), CAST(sum(articles) AS INTEGER)
  FROM (SELECT identity, name_key, name, count(DISTINCT article) AS articles FROM appearing GROUP BY ALL)
  GROUP BY identity, name_key ORDER BY identity, name_key;

DELETE FROM identities WHERE identity IN (SELECT identity FROM changed_identities);
INSERT INTO identities BY NAME
  WITH kinds AS (
    SELECT identity, type, name, name_en, wikidata, country, country_inferred, sector, office, office_en,
      row_number() OVER (PARTITION BY identity ORDER BY count(*) DESC, name, type, name_en, country, country_inferred, sector, office, office_en) AS rank
    FROM appearing GROUP BY identity, type, name, name_en, wikidata, country, country_inferred, sector, office, office_en
  ), facts AS (
    SELECT identity, arg_min(type, rank) AS type, arg_min(name, rank) AS name, arg_min(name_en, rank) AS name_en,
      arg_min(wikidata, rank) AS wikidata, arg_min(country, rank) AS country,
      bool_and(country_inferred) FILTER (country IS NOT NULL) AS country_inferred,
      arg_min(sector, rank) AS sector, arg_min(office, rank) AS office, arg_min(office_en, rank) AS office_en
    FROM kinds GROUP BY identity
  ), seen AS (
    SELECT identity, CAST(count(DISTINCT article) AS INTEGER) AS articles, CAST(count(DISTINCT outlet) AS INTEGER) AS outlets,
      min(published) AS first, max(published) AS last
    FROM appearing GROUP BY identity
  ), forms AS (
    SELECT identity, list(name ORDER BY articles DESC, name)[:10] AS names FROM identity_names
    WHERE identity IN (SELECT identity FROM changed_identities) GROUP BY identity
  ), said AS (
    SELECT t.identity, CAST(count(*) AS INTEGER) AS statements
    FROM taking_part t JOIN statements q ON q.article = t.article AND q.speaker = t.entity
    JOIN statement_state s ON s.article = q.article AND s.statement = q.statement WHERE s.counted GROUP BY t.identity
  ), done AS (
    SELECT identity, CAST(count(*) AS INTEGER) AS events FROM (
      SELECT DISTINCT t.identity, p.article, p.event
      FROM taking_part t JOIN parties p ON p.article = t.article AND p.entity = t.entity
      JOIN event_state s ON s.article = p.article AND s.event = p.event WHERE s.counted)
    GROUP BY identity
  )
  SELECT f.*, s.articles, s.outlets, s.first, s.last, n.names, coalesce(q.statements, 0) AS statements, coalesce(e.events, 0) AS events
  FROM facts f JOIN seen s USING (identity) JOIN forms n USING (identity)
  LEFT JOIN said q USING (identity) LEFT JOIN done e USING (identity) ORDER BY identity;

DROP TABLE next_articles; DROP TABLE next_events; DROP TABLE next_statements;
DROP TABLE changed; DROP TABLE changed_events; DROP TABLE changed_statements; DROP TABLE changed_identities;
DROP TABLE appearing; DROP TABLE taking_part;
