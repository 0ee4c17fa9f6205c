-- People, lessons and what has happened to them. Times are UTC milliseconds. Both dialects hold the same tables; a
-- test compares them.

CREATE TABLE academies (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  slug        TEXT NOT NULL UNIQUE,
  name        TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  created_at  BIGINT NOT NULL
);

-- One row per academy. An academy without one behaves like one with an untouched row: domain::settings holds the same
-- defaults.
CREATE TABLE academy_settings (
  academy_id             BIGINT PRIMARY KEY REFERENCES academies (id),
  preparation_minutes    BIGINT NOT NULL DEFAULT 15 CHECK (preparation_minutes BETWEEN 0 AND 60),
  buffer_minutes         BIGINT NOT NULL DEFAULT 5 CHECK (buffer_minutes BETWEEN 0 AND 60),
  students_microphone    BOOLEAN NOT NULL DEFAULT TRUE,
  students_camera        BOOLEAN NOT NULL DEFAULT TRUE,
  students_screen_share  BOOLEAN NOT NULL DEFAULT FALSE,
  locale                 TEXT NOT NULL DEFAULT 'ar' CHECK (locale IN ('ar', 'en')),
  time_zone              TEXT NOT NULL DEFAULT 'Asia/Riyadh',
  brand_colour           TEXT NOT NULL DEFAULT '#3B82F6'
);

-- A person who logs in.
CREATE TABLE accounts (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  email          TEXT NOT NULL UNIQUE CHECK (email = lower(email)),
  -- Argon2id in PHC form; null for an account that can't log in by password.
  password_hash  TEXT,
  super_admin    BOOLEAN NOT NULL DEFAULT FALSE,
  -- Null: the academy's.
  locale         TEXT CHECK (locale IN ('ar', 'en')),
  time_zone      TEXT,
  created_at     BIGINT NOT NULL
);

-- An account's membership in one academy. The keys of everything below name the academy too, so that no row can point
-- across academies.
CREATE TABLE users (
  id                   INTEGER PRIMARY KEY AUTOINCREMENT,
  academy_id           BIGINT NOT NULL REFERENCES academies (id),
  account_id           BIGINT NOT NULL REFERENCES accounts (id),
  role                 TEXT NOT NULL CHECK (role IN ('student', 'teacher', 'parent', 'supervisor', 'admin')),
  name                 TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  -- Supervisors only: may cancel and edit.
  can_manage_sessions  BOOLEAN NOT NULL DEFAULT FALSE,
  created_at           BIGINT NOT NULL,
  -- Logging in leads to the academy used last.
  last_login_at        BIGINT,
  UNIQUE (account_id, academy_id),
  UNIQUE (academy_id, id)
);

CREATE TABLE guardians (
  academy_id  BIGINT NOT NULL,
  parent_id   BIGINT NOT NULL,
  child_id    BIGINT NOT NULL,
  PRIMARY KEY (parent_id, child_id),
  FOREIGN KEY (academy_id, parent_id) REFERENCES users (academy_id, id),
  FOREIGN KEY (academy_id, child_id) REFERENCES users (academy_id, id)
);
CREATE INDEX guardians_child ON guardians (child_id);

CREATE TABLE supervisions (
  academy_id     BIGINT NOT NULL,
  supervisor_id  BIGINT NOT NULL,
  teacher_id     BIGINT NOT NULL,
  PRIMARY KEY (supervisor_id, teacher_id),
  FOREIGN KEY (academy_id, supervisor_id) REFERENCES users (academy_id, id),
  FOREIGN KEY (academy_id, teacher_id) REFERENCES users (academy_id, id)
);

-- Who is logged in. Only the token's hash is stored.
CREATE TABLE login_sessions (
  token_hash  TEXT PRIMARY KEY,
  academy_id  BIGINT NOT NULL,
  user_id     BIGINT NOT NULL,
  created_at  BIGINT NOT NULL,
  expires_at  BIGINT NOT NULL,
  FOREIGN KEY (academy_id, user_id) REFERENCES users (academy_id, id)
);
CREATE INDEX login_sessions_expires_at ON login_sessions (expires_at);

-- The last number given to a session's code, per academy, prefix and month.
CREATE TABLE code_counters (
  academy_id  BIGINT NOT NULL REFERENCES academies (id),
  prefix      TEXT NOT NULL,
  year_month  TEXT NOT NULL,
  last        BIGINT NOT NULL,
  PRIMARY KEY (academy_id, prefix, year_month)
);

CREATE TABLE sessions (
  id                      INTEGER PRIMARY KEY AUTOINCREMENT,
  academy_id              BIGINT NOT NULL REFERENCES academies (id),
  code                    TEXT NOT NULL,
  kind                    TEXT NOT NULL CHECK (kind IN
                            ('quran_individual', 'quran_group', 'quran_trial', 'academic', 'interactive_course')),
  title                   TEXT NOT NULL DEFAULT '' CHECK (length(title) <= 200),
  teacher_id              BIGINT NOT NULL,
  status                  TEXT NOT NULL CHECK (status IN
                            ('unscheduled', 'scheduled', 'ready', 'ongoing', 'completed', 'cancelled', 'suspended')),
  -- Grows with every change that anybody can see.
  version                 BIGINT NOT NULL DEFAULT 1,
  starts_at               BIGINT,
  duration_minutes        BIGINT NOT NULL CHECK (duration_minutes BETWEEN 1 AND 1440),
  -- When the clock has to look at the row again: domain::clock::next_transition_at.
  next_transition_at      BIGINT,
  -- Not before this is a room past its end asked again whether it is empty.
  recheck_at              BIGINT,
  -- Set when the row alone made its transition fail: shown to admins, no longer due.
  poisoned_at             BIGINT,
  -- The meeting. A room name, once stored, is never rewritten.
  room_name               TEXT UNIQUE,
  meeting_link            TEXT,
  meeting_platform        TEXT,
  meeting_auto_generated  BOOLEAN,
  meeting_created_at      BIGINT,
  meeting_cluster         TEXT,
  cancel_reason           TEXT,
  created_at              BIGINT NOT NULL,
  updated_at              BIGINT NOT NULL,
  UNIQUE (academy_id, id),
  UNIQUE (academy_id, code),
  FOREIGN KEY (academy_id, teacher_id) REFERENCES users (academy_id, id),
  -- "Ready without a room" can't be stored. IS NOT NULL first: a CHECK lets NULL pass.
  CONSTRAINT open_session_has_meeting CHECK (status NOT IN ('ready', 'ongoing') OR (
    room_name IS NOT NULL AND meeting_link IS NOT NULL AND meeting_created_at IS NOT NULL
    AND meeting_cluster IS NOT NULL AND meeting_auto_generated IS NOT NULL
    AND meeting_platform IS NOT NULL AND meeting_platform = 'livekit')),
  CONSTRAINT timed_session_has_start CHECK (
    status IN ('unscheduled', 'cancelled', 'suspended') OR starts_at IS NOT NULL)
);
CREATE INDEX sessions_due ON sessions (next_transition_at)
  WHERE next_transition_at IS NOT NULL AND poisoned_at IS NULL;
CREATE INDEX sessions_academy_starts_at ON sessions (academy_id, starts_at);
CREATE INDEX sessions_teacher_starts_at ON sessions (teacher_id, starts_at);

CREATE TABLE session_students (
  academy_id  BIGINT NOT NULL,
  session_id  BIGINT NOT NULL,
  student_id  BIGINT NOT NULL,
  PRIMARY KEY (session_id, student_id),
  FOREIGN KEY (academy_id, session_id) REFERENCES sessions (academy_id, id),
  FOREIGN KEY (academy_id, student_id) REFERENCES users (academy_id, id)
);
CREATE INDEX session_students_student ON session_students (student_id);

-- Every change of status, for ever: nothing updates or deletes a row.
CREATE TABLE session_events (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  academy_id   BIGINT NOT NULL,
  session_id   BIGINT NOT NULL,
  at           BIGINT NOT NULL,
  -- Null: the session was created.
  from_status  TEXT,
  to_status    TEXT NOT NULL,
  cause        TEXT NOT NULL CHECK (cause IN ('clock', 'user', 'webhook', 'sweep', 'cli', 'import')),
  -- Who did it, when a person did.
  user_id      BIGINT,
  role         TEXT,
  reason       TEXT,
  FOREIGN KEY (academy_id, session_id) REFERENCES sessions (academy_id, id),
  FOREIGN KEY (academy_id, user_id) REFERENCES users (academy_id, id)
);
CREATE INDEX session_events_session ON session_events (session_id, id);

-- Who was given a token for which room.
CREATE TABLE join_audit (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  academy_id  BIGINT NOT NULL,
  session_id  BIGINT NOT NULL,
  user_id     BIGINT NOT NULL,
  identity    TEXT NOT NULL,
  relation    TEXT NOT NULL,
  observer    BOOLEAN NOT NULL,
  cluster     TEXT NOT NULL,
  at          BIGINT NOT NULL,
  expires_at  BIGINT NOT NULL,
  FOREIGN KEY (academy_id, session_id) REFERENCES sessions (academy_id, id),
  FOREIGN KEY (academy_id, user_id) REFERENCES users (academy_id, id)
);
CREATE INDEX join_audit_session ON join_audit (session_id, at);

-- What has to happen outside the database after a commit; done by a worker, repeated until it succeeded.
CREATE TABLE effects (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  academy_id  BIGINT NOT NULL,
  session_id  BIGINT NOT NULL,
  kind        TEXT NOT NULL CHECK (kind IN ('close_room')),
  cluster     TEXT NOT NULL,
  room_name   TEXT NOT NULL,
  created_at  BIGINT NOT NULL,
  -- When to try (again).
  due_at      BIGINT NOT NULL,
  attempts    BIGINT NOT NULL DEFAULT 0,
  last_error  TEXT,
  done_at     BIGINT,
  FOREIGN KEY (academy_id, session_id) REFERENCES sessions (academy_id, id)
);
CREATE INDEX effects_due ON effects (due_at) WHERE done_at IS NULL;

-- The inbox: every webhook event once, in order of arrival, raw as it came.
CREATE TABLE webhook_events (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  cluster       TEXT NOT NULL,
  event_id      TEXT NOT NULL,
  event         TEXT NOT NULL,
  room_name     TEXT,
  body          TEXT NOT NULL,
  received_at   BIGINT NOT NULL,
  processed_at  BIGINT,
  -- What processing it did, in a word.
  outcome       TEXT,
  UNIQUE (cluster, event_id)
);
CREATE INDEX webhook_events_unprocessed ON webhook_events (id) WHERE processed_at IS NULL;

-- SQLite only (PostgreSQL has LISTEN and NOTIFY): what other processes on this file have changed, so that the command
-- line's changes reach the clock and the open pages of a running server. Trimmed as it grows.
CREATE TABLE bus (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  -- The process that wrote the row; it has told itself already.
  origin      BIGINT NOT NULL,
  academy_id  BIGINT NOT NULL,
  session_id  BIGINT NOT NULL
);
