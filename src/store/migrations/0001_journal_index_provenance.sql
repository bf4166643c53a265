-- One row a command that changed something. Operations can travel between machines, so they carry
-- an id and the device that made them; no row id of this file ever leaves it.
CREATE TABLE operation (
    id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    device      BLOB NOT NULL CHECK (length(device) = 16),
    recorded_at TEXT NOT NULL,
    command     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What happened to each order, append-only. The primary key is the optimistic lock.
CREATE TABLE journal (
    order_id  TEXT    NOT NULL CHECK (length(order_id) BETWEEN 15 AND 17),
    revision  INTEGER NOT NULL CHECK (revision >= 1),
    operation BLOB    NOT NULL REFERENCES operation (id),
    happened  TEXT    NOT NULL,
    known     TEXT    NOT NULL,
    actor     TEXT    NOT NULL,
    witness   TEXT    NOT NULL,
    kind      TEXT    NOT NULL,
    body      TEXT    NOT NULL,
    PRIMARY KEY (order_id, revision)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal
BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER journal_is_never_shortened BEFORE DELETE ON journal
BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;

-- A file that was imported. `id` is for joins inside this file only.
CREATE TABLE source (
    id        INTEGER NOT NULL PRIMARY KEY,
    operation BLOB    NOT NULL REFERENCES operation (id),
    name      TEXT    NOT NULL,
    format    TEXT    NOT NULL,
    bytes     INTEGER NOT NULL,
    sha256    BLOB    NOT NULL CHECK (length(sha256) = 32)
) STRICT;

-- Where in which file facts of the journal came from, and when that page was captured: one row for
-- all that one page told of an order, from its first revision to its last.
CREATE TABLE provenance (
    order_id    TEXT    NOT NULL,
    first       INTEGER NOT NULL,
    last        INTEGER NOT NULL CHECK (last >= first),
    source      INTEGER NOT NULL REFERENCES source (id),
    place       TEXT    NOT NULL,
    captured_at TEXT    NOT NULL,
    PRIMARY KEY (order_id, first),
    FOREIGN KEY (order_id, first) REFERENCES journal (order_id, revision)
) STRICT, WITHOUT ROWID;

-- The read model, rebuilt from the journal at will. Beside the recorded stage stands to what, and
-- when, that stage lapses by itself (at most twice), so that one expression tells the stage at any
-- time. Times are seconds since 1970; `backwards` is the number from its end, for lookups.
CREATE TABLE order_index (
    id            TEXT    NOT NULL PRIMARY KEY,
    backwards     TEXT    NOT NULL,
    revision      INTEGER NOT NULL,
    stage         TEXT    NOT NULL,
    ended         INTEGER NOT NULL,
    presumed      TEXT,
    lapse1_at     INTEGER,
    lapse1_stage  TEXT,
    lapse2_at     INTEGER,
    lapse2_stage  TEXT,
    placed        INTEGER NOT NULL,
    seller        TEXT    NOT NULL,
    title         TEXT    NOT NULL,
    minor         INTEGER,
    currency      TEXT,
    words         TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX order_by_end ON order_index (backwards);
CREATE INDEX open_order_by_age ON order_index (placed DESC, id) WHERE ended = 0;
CREATE INDEX order_by_age ON order_index (placed DESC, id);

-- The open dates of each order; a row counts after `from_at` and until `until_at`.
CREATE TABLE deadline (
    order_id TEXT    NOT NULL REFERENCES order_index (id) ON DELETE CASCADE,
    rule     TEXT    NOT NULL,
    due_at   INTEGER NOT NULL,
    who      TEXT    NOT NULL,
    after    TEXT    NOT NULL,
    from_at  INTEGER NOT NULL,
    until_at INTEGER NOT NULL,
    PRIMARY KEY (order_id, rule, from_at)
) STRICT, WITHOUT ROWID;

CREATE INDEX deadline_by_due ON deadline (due_at, order_id);

-- The device that keeps this file.
CREATE TABLE device (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16)
) STRICT, WITHOUT ROWID;
