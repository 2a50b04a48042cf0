-- Tables of a store, schema version 2; views.sql has the views. Spans count characters (code points) from 0, the end excluded:
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
  source_id VARCHAR, outlet VARCHAR, url VARCHAR, title VARCHAR, language VARCHAR, published DATE, published_from VARCHAR,
  dateline_place VARCHAR, dateline_entity VARCHAR, dateline_date DATE, dateline_start INTEGER, dateline_end INTEGER,
  agency VARCHAR, characters INTEGER, words INTEGER, text VARCHAR);
COMMENT ON TABLE articles IS 'Every version of every article. The text is null with --no-text.';
COMMENT ON COLUMN articles.article IS 'Number in this store; the foreign key of all other tables.';
COMMENT ON COLUMN articles.key IS 'Stable id: 16 hexadecimal digits made of identity and content, the same in every store.';
COMMENT ON COLUMN articles.identity IS 'Hash of what names the article over its versions: its URL, else outlet and id, else outlet and text.';
COMMENT ON COLUMN articles.content IS 'Hash of text, title and date: the same content is never coded twice for one identity.';
COMMENT ON COLUMN articles.version IS '1 for the first content seen under this identity, then 2, 3 and so on.';
COMMENT ON COLUMN articles.source IS 'File, and line or record, that the article came from.';
COMMENT ON COLUMN articles.source_id IS 'The id that the source gave it.';
COMMENT ON COLUMN articles.dateline_entity IS 'The entity that the dateline''s place is.';
COMMENT ON COLUMN articles.words IS 'Number of search terms, for BM25.';

CREATE TABLE sentences (article INTEGER, sentence SMALLINT, span_start INTEGER, span_end INTEGER, paragraph SMALLINT);
COMMENT ON TABLE sentences IS 'Sentences of an article, numbered from 1.';

CREATE TABLE entities (
  article INTEGER, entity VARCHAR, type VARCHAR, name VARCHAR, name_en VARCHAR, name_key VARCHAR, identity VARCHAR,
  wikidata VARCHAR, country VARCHAR, country_inferred BOOLEAN, sector VARCHAR, other_sectors VARCHAR[], office VARCHAR, office_en VARCHAR, members VARCHAR[]);
COMMENT ON TABLE entities IS 'People, countries, bodies, places, groups and offices of an article.';
COMMENT ON COLUMN entities.name_key IS 'The name folded for look-up: no vowel marks, hamza, ya and ta marbuta folded, article and clitics off.';
COMMENT ON COLUMN entities.country_inferred IS 'True where nothing tells this one''s country: it is the country that the story is about at that place, a guess.';
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
COMMENT ON TABLE article_state IS 'Derived, kept up on each publication: whether it is the latest version, and which article first carried its story.';
CREATE TABLE event_state (
  article INTEGER, event VARCHAR, day DATE, linked_article INTEGER, linked_event VARCHAR, counted BOOLEAN, outlets SMALLINT);
COMMENT ON TABLE event_state IS 'Derived, kept up on each publication: for the events of latest versions the day, the event they are linked to, and how many outlets report it. counted is true for one witness of each linked event.';
CREATE TABLE statement_state (
  article INTEGER, statement VARCHAR, day DATE, linked_article INTEGER, linked_statement VARCHAR, counted BOOLEAN, outlets SMALLINT);
COMMENT ON TABLE statement_state IS 'Derived: the same for statements.';

CREATE TABLE identities (
  identity VARCHAR, type VARCHAR, name VARCHAR, name_en VARCHAR, names VARCHAR[], wikidata VARCHAR, country VARCHAR,
  country_inferred BOOLEAN, sector VARCHAR, office VARCHAR, office_en VARCHAR, articles INTEGER, outlets INTEGER,
  statements INTEGER, events INTEGER, first DATE, last DATE);
COMMENT ON TABLE identities IS 'Derived, kept up on each publication: one row for each identity that the latest versions name, with what is most often told of it.';
COMMENT ON COLUMN identities.identity IS 'As in entities.identity.';
COMMENT ON COLUMN identities.name IS 'The name that most articles give; so are type, name_en, country, sector and office.';
COMMENT ON COLUMN identities.names IS 'The name''s forms in the articles, the most frequent first, ten at most; identity_names has all.';
COMMENT ON COLUMN identities.country_inferred IS 'True where the country is a guess in every article.';
COMMENT ON COLUMN identities.articles IS 'Latest versions of articles that mention it, copies included.';
COMMENT ON COLUMN identities.outlets IS 'Outlets of these articles.';
COMMENT ON COLUMN identities.statements IS 'Counted statements that it made, alone or as member of a group: each linked statement once.';
COMMENT ON COLUMN identities.events IS 'Counted events that it took part in, alone or as member of a group: each linked event once.';
COMMENT ON COLUMN identities.first IS 'First day of publication of these articles; last is the last.';

CREATE TABLE identity_names (identity VARCHAR, name_key VARCHAR, name VARCHAR, articles INTEGER);
COMMENT ON TABLE identity_names IS 'Derived, kept up on each publication: every form of an identity''s name, and how many latest versions have it.';
COMMENT ON COLUMN identity_names.name_key IS 'The form folded for look-up, as in entities.name_key.';
