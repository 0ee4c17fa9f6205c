-- The admin's list: every filter and every order by index, in academies of a hundred thousand sessions.

-- Counts by status and lists of one status. Kind and teacher stand in it so that counting never opens a row.
CREATE INDEX sessions_academy_status ON sessions (academy_id, status, starts_at, id, kind, teacher_id);

-- Lists by time, and the search for a text. Holds nothing that a change of status writes. It replaces the index that
-- was its beginning.
DROP INDEX sessions_academy_starts_at;
CREATE INDEX sessions_academy_list ON sessions (academy_id, starts_at, id, kind, teacher_id, title, code);

CREATE INDEX sessions_poisoned ON sessions (academy_id) WHERE poisoned_at IS NOT NULL;
