-- Makes the derived tables anew; run in one transaction before the store is published.

DELETE FROM article_state;
INSERT INTO article_state
  SELECT article, CASE WHEN current THEN first_value(article) OVER (PARTITION BY carried, current ORDER BY published NULLS LAST, article)
    ELSE article END, current
  FROM (
    SELECT a.article, a.published, coalesce(s.story, a.article) AS carried,
      row_number() OVER (PARTITION BY identity ORDER BY version DESC) = 1 AS current
    FROM articles a LEFT JOIN stories s USING (article));

DELETE FROM event_state;
INSERT INTO event_state
  SELECT article, event, day, linked_article, linked_event,
    same_as IS NULL AND row_number() OVER (
      PARTITION BY linked_article, linked_event ORDER BY same_as IS NULL DESC, carrier DESC, confidence DESC, article, event) = 1
      AND (carrier OR linked),
    count(DISTINCT outlet) OVER (PARTITION BY linked_article, linked_event)
  FROM (
    SELECT e.article, e.event, e.same_as, e.confidence, coalesce(e.date_start, a.published) AS day, a.outlet,
      coalesce(g.group_article, e.article) AS linked_article, coalesce(g.group_event, e.event) AS linked_event,
      a.article = z.story AS carrier, g.article IS NOT NULL AS linked
    FROM events e JOIN articles a USING (article) JOIN article_state z USING (article)
    LEFT JOIN event_groups g ON g.article = e.article AND g.event = e.event
    WHERE z.current);

DELETE FROM statement_state;
INSERT INTO statement_state
  SELECT article, statement, day, linked_article, linked_statement,
    row_number() OVER (PARTITION BY linked_article, linked_statement ORDER BY carrier DESC, day, article, statement) = 1 AND (carrier OR linked),
    count(DISTINCT outlet) OVER (PARTITION BY linked_article, linked_statement)
  FROM (
    SELECT q.article, q.statement, a.published AS day, a.outlet,
      coalesce(g.group_article, q.article) AS linked_article, coalesce(g.group_statement, q.statement) AS linked_statement,
      a.article = z.story AS carrier, g.article IS NOT NULL AS linked
    FROM statements q JOIN articles a USING (article) JOIN article_state z USING (article)
    LEFT JOIN statement_groups g ON g.article = q.article AND g.statement = q.statement
    WHERE z.current);
