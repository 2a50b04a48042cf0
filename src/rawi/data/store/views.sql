-- Views of a store; made with it, and again after each migration.

CREATE OR REPLACE VIEW current_articles AS
  SELECT a.*, s.story FROM articles a JOIN article_state s USING (article) WHERE s.current;
COMMENT ON VIEW current_articles IS 'The latest version of each article, with the article that first carried its story.';

CREATE OR REPLACE VIEW event_list AS
  SELECT a.key || ':' || e.event AS id, e.*, a.key, a.outlet, a.url, a.title, a.published, z.story,
    a.article = z.story AS first_carrier, s.day, s.counted, s.outlets, g.key || ':' || s.linked_event AS linked_event,
    substr(a.text, t.span_start + 1, t.span_end - t.span_start) AS sentence_text
  FROM event_state s JOIN events e USING (article, event) JOIN articles a USING (article) JOIN article_state z USING (article)
  JOIN articles g ON g.article = s.linked_article
  LEFT JOIN sentences t ON t.article = e.article AND t.sentence = e.sentence;
COMMENT ON VIEW event_list IS 'Events of the latest versions with outlet, date, source sentence, stable id, and the id of the linked event they witness.';

CREATE OR REPLACE VIEW counted_events AS SELECT * FROM event_list WHERE counted;
COMMENT ON VIEW counted_events IS 'One row for each linked event, counted once per story and not per copy: the surest witness.';

CREATE OR REPLACE VIEW event_witnesses AS
  SELECT e.linked_event, e.id, e.outlet, e.published, e.story, e.type, e.mode, e.status, e.casualties, e.date_start, e.date_end, e.place,
    q.act AS said, n.name AS said_by, e.confidence, e.sentence_text
  FROM event_list e LEFT JOIN statements q ON q.article = e.article AND q.statement = e.said_in
  LEFT JOIN entities n ON n.article = q.article AND n.entity = q.speaker;
COMMENT ON VIEW event_witnesses IS 'All witnesses of each linked event side by side, with what they disagree on: status, numbers, place, who said it.';

CREATE OR REPLACE VIEW dyads AS
  SELECT e.id, e.linked_event, e.day, e.type, e.mode, e.quad, e.score, e.status, e.outlet,
    x.entity AS actor, x.name AS actor_name, x.country AS actor_country, x.sector AS actor_sector,
    y.entity AS recipient, y.name AS recipient_name, y.country AS recipient_country, y.sector AS recipient_sector
  FROM counted_events e
  LEFT JOIN (SELECT p.article, p.event, n.* EXCLUDE (article) FROM parties p JOIN entities n USING (article, entity) WHERE p.role = 'actor') x
    ON x.article = e.article AND x.event = e.event
  LEFT JOIN (SELECT p.article, p.event, n.* EXCLUDE (article) FROM parties p JOIN entities n USING (article, entity) WHERE p.role = 'recipient') y
    ON y.article = e.article AND y.event = e.event;
COMMENT ON VIEW dyads IS 'One row for each actor and recipient of a counted event.';

CREATE OR REPLACE VIEW statement_list AS
  SELECT a.key || ':' || q.statement AS id, q.*, a.key, a.outlet, a.url, a.title, a.published, z.story, a.article = z.story AS first_carrier,
    n.name AS speaker_name, n.country AS speaker_country, n.identity AS speaker_identity,
    s.counted, s.outlets, g.key || ':' || s.linked_statement AS linked_statement,
    substr(a.text, q.content_start + 1, q.content_end - q.content_start) AS content_text,
    substr(a.text, t.span_start + 1, t.span_end - t.span_start) AS sentence_text
  FROM statement_state s JOIN statements q USING (article, statement) JOIN articles a USING (article) JOIN article_state z USING (article)
  JOIN articles g ON g.article = s.linked_article
  LEFT JOIN entities n ON n.article = q.article AND n.entity = q.speaker
  LEFT JOIN sentences t ON t.article = q.article AND t.sentence = q.sentence;
COMMENT ON VIEW statement_list IS 'Statements of the latest versions with speaker, outlet, date, source sentence and stable id.';
