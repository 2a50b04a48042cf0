-- Version 2: what version 1 left out of the record, and who is who over articles.

ALTER TABLE articles ADD COLUMN language VARCHAR;
ALTER TABLE articles ADD COLUMN dateline_entity VARCHAR;
ALTER TABLE articles ADD COLUMN dateline_date DATE;
ALTER TABLE articles ADD COLUMN dateline_start INTEGER;
ALTER TABLE articles ADD COLUMN dateline_end INTEGER;
UPDATE articles SET language = 'ar';
COMMENT ON COLUMN articles.source_id IS 'The id that the source gave it.';
COMMENT ON COLUMN articles.dateline_entity IS 'The entity that the dateline''s place is.';

ALTER TABLE entities ADD COLUMN country_inferred BOOLEAN;
COMMENT ON COLUMN entities.country_inferred IS 'True where nothing tells this one''s country: it is the country that the story is about at that place, a guess.';

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

-- What is derived is kept up from what has changed since; emptied, all of it is made anew.
DELETE FROM article_state;
COMMENT ON TABLE article_state IS 'Derived, kept up on each publication: whether it is the latest version, and which article first carried its story.';
DELETE FROM event_state;
COMMENT ON TABLE event_state IS 'Derived, kept up on each publication: for the events of latest versions the day, the event they are linked to, and how many outlets report it. counted is true for one witness of each linked event.';
DELETE FROM statement_state;
COMMENT ON TABLE statement_state IS 'Derived: the same for statements.';
