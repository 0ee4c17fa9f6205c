-- The admin's search for a text by index: any three letters in a row of a title or a code lead to their sessions. What
-- is found has these letters, not yet in their order: the search reads the texts themselves besides. Nothing but
-- PostgreSQL itself: pg_trgm would do the same, and is an extension that a server need not have.
CREATE FUNCTION letters(words TEXT) RETURNS TEXT[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT ARRAY(SELECT substr(low, at, 3) FROM lower(words) AS low, generate_series(1, length(low) - 2) AS at)
$$;

-- Beside `sessions`, so that a change of status, which comes far more often, costs nothing.
CREATE TABLE sessions_text (
  session_id  BIGINT PRIMARY KEY REFERENCES sessions (id) ON DELETE CASCADE,
  words       TEXT NOT NULL
);

CREATE FUNCTION keep_sessions_text() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO sessions_text VALUES (new.id, new.title || ' ' || new.code)
    ON CONFLICT (session_id) DO UPDATE SET words = excluded.words;
  RETURN NULL;
END $$;
CREATE TRIGGER sessions_text_keep AFTER INSERT OR UPDATE OF title, code ON sessions
  FOR EACH ROW EXECUTE FUNCTION keep_sessions_text();
-- After the trigger: what is made from here on is its own, what was made before is found.
INSERT INTO sessions_text SELECT id, title || ' ' || code FROM sessions;

CREATE INDEX sessions_text_letters ON sessions_text USING gin (letters(words));
-- Without a statistic a text counts as rare, so that the index is used. With one, a text of nearly every title has the
-- letters of the rows made anew instead, one row after the other, which takes far longer.
ALTER INDEX sessions_text_letters ALTER COLUMN 1 SET STATISTICS 0;
