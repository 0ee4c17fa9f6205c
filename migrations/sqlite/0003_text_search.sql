-- The admin's search for a text by index: any three letters in a row of a title or a code lead to their sessions. The
-- texts themselves stay in `sessions`. SQLite only: what PostgreSQL has of the kind (pg_trgm) is an extension that a
-- server need not have.
CREATE VIRTUAL TABLE sessions_text USING fts5 (
  title, code, content = 'sessions', content_rowid = 'id', tokenize = 'trigram'
);
INSERT INTO sessions_text (sessions_text) VALUES ('rebuild');

CREATE TRIGGER sessions_text_insert AFTER INSERT ON sessions BEGIN
  INSERT INTO sessions_text (rowid, title, code) VALUES (new.id, new.title, new.code);
END;

-- A change of status, which comes far more often, costs nothing.
CREATE TRIGGER sessions_text_update AFTER UPDATE OF title, code ON sessions BEGIN
  INSERT INTO sessions_text (sessions_text, rowid, title, code) VALUES ('delete', old.id, old.title, old.code);
  INSERT INTO sessions_text (rowid, title, code) VALUES (new.id, new.title, new.code);
END;

CREATE TRIGGER sessions_text_delete AFTER DELETE ON sessions BEGIN
  INSERT INTO sessions_text (sessions_text, rowid, title, code) VALUES ('delete', old.id, old.title, old.code);
END;
