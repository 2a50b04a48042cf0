-- A store of schema version 1 with three versions of two articles, as Rawi 0.1.0 wrote it before version 2.

-- Schema of a store, version 1. Spans count characters (code points) from 0, the end excluded:
-- substr(text, span_start + 1, span_end - span_start) is the evidence.

CREATE TABLE store_info (name VARCHAR PRIMARY KEY, value VARCHAR);
COMMENT ON TABLE store_info IS 'Facts about the store itself: schema_version, store_id, created_by, words (of all articles), sorted_postings.';

CREATE TABLE runs (
  run INTEGER PRIMARY KEY, started TIMESTAMP, finished TIMESTAMP, engine VARCHAR, model VARCHAR,
  new INTEGER, known INTEGER, changed INTEGER, duplicates INTEGER, failed INTEGER);
COMMENT ON TABLE runs IS 'One row for each ingest: when, with which engine, and its summary; finished is null when it was interrupted.';

CREATE TABLE failures (run INTEGER, source VARCHAR, code VARCHAR, message VARCHAR);
COMMENT ON TABLE failures IS 'Articles that could not be read or coded, with the error code and message; source is file and line.';

CREATE TABLE articles (
  article INTEGER PRIMARY KEY, key VARCHAR, identity UBIGINT, content UBIGINT, version INTEGER, run INTEGER, source VARCHAR,
  source_id VARCHAR, outlet VARCHAR, url VARCHAR, title VARCHAR, published DATE, published_from VARCHAR,
  dateline_place VARCHAR, agency VARCHAR, characters INTEGER, words INTEGER, text VARCHAR);
COMMENT ON TABLE articles IS 'Every version of every article. The text is null with --no-text.';
COMMENT ON COLUMN articles.article IS 'Number in this store; the foreign key of all other tables.';
COMMENT ON COLUMN articles.key IS 'Stable id: 16 hexadecimal digits made of identity and content, the same in every store.';
COMMENT ON COLUMN articles.identity IS 'Hash of what names the article over its versions: its URL, else outlet and id, else outlet and text.';
COMMENT ON COLUMN articles.content IS 'Hash of text, title and date: the same content is never coded twice for one identity.';
COMMENT ON COLUMN articles.version IS '1 for the first content seen under this identity, then 2, 3 and so on.';
COMMENT ON COLUMN articles.source IS 'File, and line or record, that the article came from.';
COMMENT ON COLUMN articles.words IS 'Number of search terms, for BM25.';

CREATE TABLE sentences (article INTEGER, sentence SMALLINT, span_start INTEGER, span_end INTEGER, paragraph SMALLINT);
COMMENT ON TABLE sentences IS 'Sentences of an article, numbered from 1.';

CREATE TABLE entities (
  article INTEGER, entity VARCHAR, type VARCHAR, name VARCHAR, name_en VARCHAR, name_key VARCHAR, identity VARCHAR,
  wikidata VARCHAR, country VARCHAR, sector VARCHAR, other_sectors VARCHAR[], office VARCHAR, office_en VARCHAR, members VARCHAR[]);
COMMENT ON TABLE entities IS 'People, countries, bodies, places, groups and offices of an article.';
COMMENT ON COLUMN entities.name_key IS 'The name folded for look-up: no vowel marks, hamza, ya and ta marbuta folded, article and clitics off.';
COMMENT ON COLUMN entities.identity IS 'Who it is over articles: Wikidata id, else country code, else type, folded name and country, else office and country; null when nothing names it.';

CREATE TABLE mentions (article INTEGER, entity VARCHAR, span_start INTEGER, span_end INTEGER, kind VARCHAR);
COMMENT ON TABLE mentions IS 'Where an entity is mentioned: name, title, nominal, pronoun or dropped.';

CREATE TABLE statements (
  article INTEGER, statement VARCHAR, span_start INTEGER, span_end INTEGER, sentence SMALLINT, act VARCHAR,
  cue_start INTEGER, cue_end INTEGER, cue_lemma VARCHAR, speaker VARCHAR, speaker_start INTEGER, speaker_end INTEGER,
  speaker_from VARCHAR, via VARCHAR[], addressee VARCHAR[], content_start INTEGER, content_end INTEGER,
  quoted BOOLEAN, quotes INTEGER[][], inside VARCHAR, rule VARCHAR, confidence FLOAT);
COMMENT ON TABLE statements IS 'Who said what: cue, speaker and content of each reported statement.';
COMMENT ON COLUMN statements.sentence IS 'The sentence that holds the cue.';
COMMENT ON COLUMN statements.inside IS 'The statement whose content holds this one.';

CREATE TABLE events (
  article INTEGER, event VARCHAR, type VARCHAR, mode VARCHAR, contexts VARCHAR[], quad VARCHAR, score FLOAT,
  trigger_start INTEGER, trigger_end INTEGER, sentence SMALLINT, status VARCHAR, status_start INTEGER, status_end INTEGER,
  said_in VARCHAR, same_as VARCHAR, historical BOOLEAN, date_start DATE, date_end DATE, date_from VARCHAR,
  date_span_start INTEGER, date_span_end INTEGER, place VARCHAR, place_entity VARCHAR, place_start INTEGER, place_end INTEGER,
  place_country VARCHAR, latitude FLOAT, longitude FLOAT,
  casualties STRUCT(kind VARCHAR, number INTEGER, span_start INTEGER, span_end INTEGER)[], rule VARCHAR, confidence FLOAT);
COMMENT ON TABLE events IS 'Who did what to whom: PLOVER type and mode, place, date, status.';
COMMENT ON COLUMN events.score IS 'PLOVER conflict-cooperation score, from -10 to 10; null where the codebook prints none.';
COMMENT ON COLUMN events.said_in IS 'The statement that asserts the event; null when the newspaper tells it itself.';

CREATE TABLE parties (article INTEGER, event VARCHAR, role VARCHAR, position SMALLINT, entity VARCHAR);
COMMENT ON TABLE parties IS 'Actors and recipients of an event, in order; role is actor or recipient.';

CREATE TABLE postings (term VARCHAR, article INTEGER, sentence SMALLINT, frequency SMALLINT);
COMMENT ON TABLE postings IS 'The search index: how often a term, folded and without clitics, stands in a sentence. Sentence 0 is the title.';

CREATE TABLE signatures (article INTEGER PRIMARY KEY, minhash BLOB);
COMMENT ON TABLE signatures IS 'MinHash of an article''s word triples: 64 little-endian 32-bit numbers.';
CREATE TABLE bands (band UINTEGER, article INTEGER);
COMMENT ON TABLE bands IS 'Locality-sensitive hashing: articles that share a band may be near-duplicates.';

CREATE TABLE stories (article INTEGER PRIMARY KEY, story INTEGER, similarity FLOAT, reason VARCHAR);
COMMENT ON TABLE stories IS 'Articles that are copies of one text. story is the article that carried it first; similarity is the estimated share of word triples in common with it.';

CREATE TABLE event_links (
  article_a INTEGER, event_a VARCHAR, article_b INTEGER, event_b VARCHAR, score FLOAT, reason VARCHAR);
COMMENT ON TABLE event_links IS 'Pairs of events of two articles held to be the same, why, and how surely (0 to 1). rawi.store.linking.unlink undoes one.';
CREATE TABLE event_groups (article INTEGER, event VARCHAR, group_article INTEGER, group_event VARCHAR);
COMMENT ON TABLE event_groups IS 'Events joined over event_links; the group is named after its earliest event. Events without a link have no row.';
CREATE TABLE statement_links (
  article_a INTEGER, statement_a VARCHAR, article_b INTEGER, statement_b VARCHAR, score FLOAT, reason VARCHAR);
COMMENT ON TABLE statement_links IS 'Pairs of statements of two articles held to report the same words.';
CREATE TABLE statement_groups (article INTEGER, statement VARCHAR, group_article INTEGER, group_statement VARCHAR);
COMMENT ON TABLE statement_groups IS 'Statements joined over statement_links; the group is named after its earliest statement.';

CREATE TABLE article_state (article INTEGER, story INTEGER, current BOOLEAN);
COMMENT ON TABLE article_state IS 'Derived, made anew on each publication: whether it is the latest version, and which article first carried its story.';
CREATE TABLE event_state (
  article INTEGER, event VARCHAR, day DATE, linked_article INTEGER, linked_event VARCHAR, counted BOOLEAN, outlets SMALLINT);
COMMENT ON TABLE event_state IS 'Derived, made anew on each publication: for the events of latest versions the day, the event they are linked to, and how many outlets report it. counted is true for one witness of each linked event.';
CREATE TABLE statement_state (
  article INTEGER, statement VARCHAR, day DATE, linked_article INTEGER, linked_statement VARCHAR, counted BOOLEAN, outlets SMALLINT);
COMMENT ON TABLE statement_state IS 'Derived: the same for statements.';

CREATE VIEW current_articles AS
  SELECT a.*, s.story FROM articles a JOIN article_state s USING (article) WHERE s.current;
COMMENT ON VIEW current_articles IS 'The latest version of each article, with the article that first carried its story.';

CREATE VIEW event_list AS
  SELECT a.key || ':' || e.event AS id, e.*, a.key, a.outlet, a.url, a.title, a.published, z.story,
    a.article = z.story AS first_carrier, s.day, s.counted, s.outlets, g.key || ':' || s.linked_event AS linked_event,
    substr(a.text, t.span_start + 1, t.span_end - t.span_start) AS sentence_text
  FROM event_state s JOIN events e USING (article, event) JOIN articles a USING (article) JOIN article_state z USING (article)
  JOIN articles g ON g.article = s.linked_article
  LEFT JOIN sentences t ON t.article = e.article AND t.sentence = e.sentence;
COMMENT ON VIEW event_list IS 'Events of the latest versions with outlet, date, source sentence, stable id, and the id of the linked event they witness.';

CREATE VIEW counted_events AS SELECT * FROM event_list WHERE counted;
COMMENT ON VIEW counted_events IS 'One row for each linked event, counted once per story and not per copy: the surest witness.';

CREATE VIEW event_witnesses AS
  SELECT e.linked_event, e.id, e.outlet, e.published, e.story, e.type, e.mode, e.status, e.casualties, e.date_start, e.date_end, e.place,
    q.act AS said, n.name AS said_by, e.confidence, e.sentence_text
  FROM event_list e LEFT JOIN statements q ON q.article = e.article AND q.statement = e.said_in
  LEFT JOIN entities n ON n.article = q.article AND n.entity = q.speaker;
COMMENT ON VIEW event_witnesses IS 'All witnesses of each linked event side by side, with what they disagree on: status, numbers, place, who said it.';

CREATE VIEW dyads AS
  SELECT e.id, e.linked_event, e.day, e.type, e.mode, e.quad, e.score, e.status, e.outlet,
    x.entity AS actor, x.name AS actor_name, x.country AS actor_country, x.sector AS actor_sector,
    y.entity AS recipient, y.name AS recipient_name, y.country AS recipient_country, y.sector AS recipient_sector
  FROM counted_events e
  LEFT JOIN (SELECT p.article, p.event, n.* EXCLUDE (article) FROM parties p JOIN entities n USING (article, entity) WHERE p.role = 'actor') x
    ON x.article = e.article AND x.event = e.event
  LEFT JOIN (SELECT p.article, p.event, n.* EXCLUDE (article) FROM parties p JOIN entities n USING (article, entity) WHERE p.role = 'recipient') y
    ON y.article = e.article AND y.event = e.event;
COMMENT ON VIEW dyads IS 'One row for each actor and recipient of a counted event.';

CREATE VIEW statement_list AS
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

INSERT INTO article_state VALUES
  (1, 1, false),
  (2, 2, true),
  (3, 2, true);

INSERT INTO articles VALUES
  (1, '3f9e99be527125b6', 11234770856647604806, 9864570228875024069, 1, 1, 'stub:1', 'a1', 'وكالة', NULL, 'خبر 1', '2022-01-11', NULL, NULL, NULL, 106, 26, 'قال الوزير 1 إن كلمة1000 كلمة1001 كلمة1002 كلمة1003 كلمة1004 كلمة1005 كلمة1006 كلمة1007 كلمة1008 كلمة1009.'),
  (2, 'eb052b79fe7e8ff0', 5701913791867777537, 15383438616608100387, 1, 2, 'stub:1', 'b', 'صحيفة', NULL, 'خبر 1', '2022-01-11', NULL, NULL, NULL, 110, 27, 'قال الوزير 1 إن كلمة1000 كلمة1001 كلمة1002 كلمة1003 كلمة1004 كلمة1005 كلمة1006 كلمة1007 كلمة1008 كلمة1009. خاص'),
  (3, '9673094cbb3e4d8e', 11234770856647604806, 17957223863755036327, 2, 2, 'stub:2', 'a1', 'وكالة', NULL, 'عنوان آخر', '2022-01-11', NULL, NULL, NULL, 106, 26, 'قال الوزير 1 إن كلمة1000 كلمة1001 كلمة1002 كلمة1003 كلمة1004 كلمة1005 كلمة1006 كلمة1007 كلمة1008 كلمة1009.');

INSERT INTO bands VALUES
  (494373750, 2),
  (598887368, 1),
  (598887368, 2),
  (598887368, 3),
  (709358571, 1),
  (709358571, 2),
  (709358571, 3),
  (771419422, 2),
  (822550195, 1),
  (822550195, 2),
  (822550195, 3),
  (1149729754, 2),
  (1317163624, 1),
  (1317163624, 3),
  (1706756910, 1),
  (1706756910, 3),
  (1867253863, 1),
  (1867253863, 2),
  (1867253863, 3),
  (1968881996, 1),
  (1968881996, 3),
  (2252818140, 1),
  (2252818140, 2),
  (2252818140, 3),
  (2442794128, 1),
  (2442794128, 2),
  (2442794128, 3),
  (2640784993, 1),
  (2640784993, 2),
  (2640784993, 3),
  (2847868215, 1),
  (2847868215, 2),
  (2847868215, 3),
  (2923526014, 1),
  (2923526014, 2),
  (2923526014, 3),
  (3019311683, 1),
  (3019311683, 2),
  (3019311683, 3),
  (3486403098, 1),
  (3486403098, 2),
  (3486403098, 3),
  (3773101733, 1),
  (3773101733, 2),
  (3773101733, 3),
  (3920200744, 1),
  (3920200744, 2),
  (3920200744, 3);

INSERT INTO entities VALUES
  (1, 'e1', 'country', 'قال', NULL, 'قال', 'RUS', NULL, 'RUS', NULL, [], NULL, NULL, []),
  (1, 'e2', 'country', 'الوزير', NULL, 'وزير', 'CHN', NULL, 'CHN', NULL, [], NULL, NULL, []),
  (2, 'e1', 'country', 'قال', NULL, 'قال', 'RUS', NULL, 'RUS', NULL, [], NULL, NULL, []),
  (2, 'e2', 'country', 'الوزير', NULL, 'وزير', 'CHN', NULL, 'CHN', NULL, [], NULL, NULL, []),
  (3, 'e1', 'country', 'قال', NULL, 'قال', 'RUS', NULL, 'RUS', NULL, [], NULL, NULL, []),
  (3, 'e2', 'country', 'الوزير', NULL, 'وزير', 'CHN', NULL, 'CHN', NULL, [], NULL, NULL, []);

INSERT INTO event_groups VALUES
  (1, 'v1', 1, 'v1'),
  (2, 'v1', 1, 'v1'),
  (3, 'v1', 1, 'v1');

INSERT INTO event_links VALUES
  (1, 'v1', 2, 'v1', 0.953125, 'copies of one text'),
  (1, 'v1', 3, 'v1', 1.0, 'copies of one text');

INSERT INTO event_state VALUES
  (2, 'v1', '2022-01-11', 1, 'v1', true, 2),
  (3, 'v1', '2022-01-11', 1, 'v1', false, 2);

INSERT INTO events VALUES
  (1, 'v1', 'CONSULT', 'phone', [], 'VERBAL COOPERATION', 1.5, 0, 3, 1, 'happened', NULL, NULL, NULL, NULL, false, '2022-01-11', '2022-01-11', 'text', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, [], '', 0.5),
  (2, 'v1', 'CONSULT', 'phone', [], 'VERBAL COOPERATION', 1.5, 0, 3, 1, 'happened', NULL, NULL, NULL, NULL, false, '2022-01-11', '2022-01-11', 'text', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, [], '', 0.5),
  (3, 'v1', 'CONSULT', 'phone', [], 'VERBAL COOPERATION', 1.5, 0, 3, 1, 'happened', NULL, NULL, NULL, NULL, false, '2022-01-11', '2022-01-11', 'text', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, [], '', 0.5);

INSERT INTO mentions VALUES
  (1, 'e1', 0, 3, 'name'),
  (2, 'e1', 0, 3, 'name'),
  (3, 'e1', 0, 3, 'name');

INSERT INTO parties VALUES
  (1, 'v1', 'actor', 1, 'e1'),
  (1, 'v1', 'recipient', 1, 'e2'),
  (2, 'v1', 'actor', 1, 'e1'),
  (2, 'v1', 'recipient', 1, 'e2'),
  (3, 'v1', 'actor', 1, 'e1'),
  (3, 'v1', 'recipient', 1, 'e2');

INSERT INTO postings VALUES
  ('1', 1, 0, 1),
  ('1', 1, 1, 1),
  ('1', 2, 0, 1),
  ('1', 2, 1, 1),
  ('1', 3, 1, 1),
  ('1000', 1, 1, 1),
  ('1000', 2, 1, 1),
  ('1000', 3, 1, 1),
  ('1001', 1, 1, 1),
  ('1001', 2, 1, 1),
  ('1001', 3, 1, 1),
  ('1002', 1, 1, 1),
  ('1002', 2, 1, 1),
  ('1002', 3, 1, 1),
  ('1003', 1, 1, 1),
  ('1003', 2, 1, 1),
  ('1003', 3, 1, 1),
  ('1004', 1, 1, 1),
  ('1004', 2, 1, 1),
  ('1004', 3, 1, 1),
  ('1005', 1, 1, 1),
  ('1005', 2, 1, 1),
  ('1005', 3, 1, 1),
  ('1006', 1, 1, 1),
  ('1006', 2, 1, 1),
  ('1006', 3, 1, 1),
  ('1007', 1, 1, 1),
  ('1007', 2, 1, 1),
  ('1007', 3, 1, 1),
  ('1008', 1, 1, 1),
  ('1008', 2, 1, 1),
  ('1008', 3, 1, 1),
  ('1009', 1, 1, 1),
  ('1009', 2, 1, 1),
  ('1009', 3, 1, 1),
  ('اخر', 3, 0, 1),
  ('ان', 1, 1, 1),
  ('ان', 2, 1, 1),
  ('ان', 3, 1, 1),
  ('خاص', 2, 2, 1),
  ('خبر', 1, 0, 1),
  ('خبر', 2, 0, 1),
  ('عنوان', 3, 0, 1),
  ('قال', 1, 1, 1),
  ('قال', 2, 1, 1),
  ('قال', 3, 1, 1),
  ('كلمه', 1, 1, 10),
  ('كلمه', 2, 1, 10),
  ('كلمه', 3, 1, 10),
  ('وزير', 1, 1, 1),
  ('وزير', 2, 1, 1),
  ('وزير', 3, 1, 1);

INSERT INTO runs VALUES
  (1, '2026-11-24 17:49:32', '2026-11-24 17:49:34', '0', 'stub', 1, 0, 0, 0, 0),
  (2, '2026-11-24 17:49:34', '2026-11-24 17:49:35', '0', 'stub', 1, 0, 1, 1, 0);

INSERT INTO sentences VALUES
  (1, 1, 0, 106, 1),
  (2, 1, 0, 110, 1),
  (3, 1, 0, 106, 1);

INSERT INTO signatures VALUES
  (1, '\x1F\xEC\x43\x78\x0B\x8D\x7E\x56\x16\x9C\x26\xC0\x46\xB6\x86\x0A\xCF\x20\xB3\xB1\xE0\x11\x85\xC1\x21\x57\xF0\x2F\x26\x24\xE4\xC7\x5E\xEC\x16\x48\x8B\x49\x48\x9F\xBE\x31\x38\x71\xED\x11\x77\x29\x1B\x5A\x1E\x8E\xC9\x1D\xEA\x85\x6E\xA2\x0E\x31\xA3\x22\xA4\x5F\x51\x2B\x47\xC0\x7E\x71\xB8\x64\x6D\x7E\x12\x67\x20\xDD\x8A\xC2\xF8\x20\x79\x79\x8A\x97\xEC\x9A\x58\x10\xA7\x7C\x87\x9B\xF5\x1F\x7B\x5B\xEB\xC3\x1A\xF6\x70\x16\x5D\x7C\x38\x2F\x0A\xA3\x1F\xA2\xA1\x61\xDA\x6F\x8F\xE1\xDC\xC2\xD1\xAB\x98\x27\x1B\xA9\x16\x21\x59\x10\xBD\x6F\xE7\xDB\xF3\x6E\xB5\xA0\x2B\x65\x39\xD3\x96\x34\x6F\xAC\x11\x19\x1B\x13\x87\xC1\xCC\x24\x99\x4D\x70\x89\x87\x34\xF0\xE4\xEB\x21\xE3\x89\xDD\x0C\x64\xCB\xE9\x8F\x1B\x2A\x52\x26\x4E\x32\xEE\xC4\x43\x51\x80\xC9\x0E\xCF\x4A\x4D\x7D\x51\x42\x6C\xB7\x96\x82\xC2\xEE\xBF\xAD\x2F\xEB\xFD\xA1\x7F\x4A\xD3\x78\x91\xE7\x86\x50\xC3\xF5\x12\xBA\xC0\x50\xE7\x11\x2C\xBA\x57\xBE\xC1\xD4\x7C\xB5\x85\xCC\x65\x7F\x0D\xE1\x97\xA5\xA0\x41\x27\x31\x2B\x45\x06\x0F\xC1\x1C\x84\xFB\x32\xCC\x69\x55\xC5\x37\xB4\x27\x75'::BLOB),
  (2, '\x1F\xEC\x43\x78\x0B\x8D\x7E\x56\x16\x9C\x26\xC0\x46\xB6\x86\x0A\xCF\x20\xB3\xB1\xE0\x11\x85\xC1\x21\x57\xF0\x2F\x26\x24\xE4\xC7\x5E\xEC\x16\x48\x8B\x49\x48\x9F\xBE\x31\x38\x71\xED\x11\x77\x29\x1B\x5A\x1E\x8E\xC9\x1D\xEA\x85\x6E\xA2\x0E\x31\xA3\x22\xA4\x5F\x51\x2B\x47\xC0\x7E\x71\xB8\x64\x6D\x7E\x12\x67\x20\xDD\x8A\xC2\xF8\x20\x79\x79\x8A\x97\xEC\x9A\x58\x10\xA7\x7C\x87\x9B\xF5\x1F\x7B\x5B\xEB\xC3\x1A\xF6\x70\x16\x5D\x7C\x38\x2F\x0A\xA3\x1F\xA2\xA1\x61\xDA\x6F\x8F\xE1\xDC\xC2\xD1\xAB\x98\x27\x1B\xA9\x16\x21\x59\x10\xBD\x6F\xE7\xDB\xF3\x6E\xB5\xA0\x2B\x65\x39\xD3\x96\x34\x6F\xAC\x11\x19\x1D\x6E\x2A\xC1\xCC\x24\x99\x4D\x70\x89\x87\x34\xF0\xE4\xEB\x21\xE3\x89\xDD\x0C\x64\xCB\xE9\x8F\x1B\x2A\x52\x26\x4E\x32\xEE\xC4\x43\x51\x80\xC9\x0E\xCF\x4A\x4D\x8B\xE4\xBA\x01\xB7\x96\x82\xC2\xEE\xBF\xAD\x2F\xEB\xFD\xA1\x7F\x4A\xD3\x78\x91\xE7\x86\x50\xC3\xF5\x12\xBA\xC0\x50\xE7\x11\x2C\xBA\x57\xBE\xC1\xD4\x7C\xB5\x85\xCC\x65\x7F\x0D\xE1\x97\xA5\xA0\x41\x27\x31\x2B\x45\x06\x0F\xC1\x1C\x84\xFB\x32\x8D\x6E\x86\xC4\x37\xB4\x27\x75'::BLOB),
  (3, '\x1F\xEC\x43\x78\x0B\x8D\x7E\x56\x16\x9C\x26\xC0\x46\xB6\x86\x0A\xCF\x20\xB3\xB1\xE0\x11\x85\xC1\x21\x57\xF0\x2F\x26\x24\xE4\xC7\x5E\xEC\x16\x48\x8B\x49\x48\x9F\xBE\x31\x38\x71\xED\x11\x77\x29\x1B\x5A\x1E\x8E\xC9\x1D\xEA\x85\x6E\xA2\x0E\x31\xA3\x22\xA4\x5F\x51\x2B\x47\xC0\x7E\x71\xB8\x64\x6D\x7E\x12\x67\x20\xDD\x8A\xC2\xF8\x20\x79\x79\x8A\x97\xEC\x9A\x58\x10\xA7\x7C\x87\x9B\xF5\x1F\x7B\x5B\xEB\xC3\x1A\xF6\x70\x16\x5D\x7C\x38\x2F\x0A\xA3\x1F\xA2\xA1\x61\xDA\x6F\x8F\xE1\xDC\xC2\xD1\xAB\x98\x27\x1B\xA9\x16\x21\x59\x10\xBD\x6F\xE7\xDB\xF3\x6E\xB5\xA0\x2B\x65\x39\xD3\x96\x34\x6F\xAC\x11\x19\x1B\x13\x87\xC1\xCC\x24\x99\x4D\x70\x89\x87\x34\xF0\xE4\xEB\x21\xE3\x89\xDD\x0C\x64\xCB\xE9\x8F\x1B\x2A\x52\x26\x4E\x32\xEE\xC4\x43\x51\x80\xC9\x0E\xCF\x4A\x4D\x7D\x51\x42\x6C\xB7\x96\x82\xC2\xEE\xBF\xAD\x2F\xEB\xFD\xA1\x7F\x4A\xD3\x78\x91\xE7\x86\x50\xC3\xF5\x12\xBA\xC0\x50\xE7\x11\x2C\xBA\x57\xBE\xC1\xD4\x7C\xB5\x85\xCC\x65\x7F\x0D\xE1\x97\xA5\xA0\x41\x27\x31\x2B\x45\x06\x0F\xC1\x1C\x84\xFB\x32\xCC\x69\x55\xC5\x37\xB4\x27\x75'::BLOB);

INSERT INTO statement_groups VALUES
  (1, 'q1', 1, 'q1'),
  (2, 'q1', 1, 'q1'),
  (3, 'q1', 1, 'q1');

INSERT INTO statement_links VALUES
  (1, 'q1', 2, 'q1', 0.953125, 'copies of one text'),
  (1, 'q1', 3, 'q1', 1.0, 'copies of one text');

INSERT INTO statement_state VALUES
  (2, 'q1', '2022-01-11', 1, 'q1', true, 2),
  (3, 'q1', '2022-01-11', 1, 'q1', false, 2);

INSERT INTO statements VALUES
  (1, 'q1', 0, 3, 1, 'say', 0, 3, 'قال', 'e1', NULL, NULL, 'named', [], [], 3, 106, false, [], NULL, '', 0.5),
  (2, 'q1', 0, 3, 1, 'say', 0, 3, 'قال', 'e1', NULL, NULL, 'named', [], [], 3, 110, false, [], NULL, '', 0.5),
  (3, 'q1', 0, 3, 1, 'say', 0, 3, 'قال', 'e1', NULL, NULL, 'named', [], [], 3, 106, false, [], NULL, '', 0.5);

INSERT INTO store_info VALUES
  ('created_by', 'rawi 0.1.0'),
  ('links_to', '3'),
  ('schema_version', '1'),
  ('sorted_postings', '52'),
  ('store_id', '153c4ce60bc74456887832657261eb4e'),
  ('stories_to', '3'),
  ('words', '79');

INSERT INTO stories VALUES
  (1, 1, 1.0, 'first carrier'),
  (2, 1, 0.953125, '95% of word triples'),
  (3, 1, 1.0, 'another version');
