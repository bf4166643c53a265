-- The record: what was told, by which operation, and from which file. Never changed, but where an
-- order is forgotten: `store::guard` sees to it. The numbers that tie rows together are of this file
-- alone and never leave it. An order's key is its number; times are milliseconds since 1970.
--
-- Every run parses all of this: no word stands here that another implies, such as NOT NULL in the key of
-- a table without ROWID.

-- `device`, `salt`, `marks` (1 where there are settings, else 0, and the digest of the rules that the
-- index was made by), `word` (the time of the newest undo or redo), `wiping` (what was forgotten may be
-- left in free parts of the file), and the salted marks of forgotten orders, each with the time.
CREATE TABLE meta (name ANY PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;

-- One row a command that told something, in order of `id` in order of time. `withdrawn` and what
-- follows it are the register of undo and redo: the newest word counts. `orders` and `facts` are of the
-- index: of how many orders it told, and how much.
CREATE TABLE operation (
    seq INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, device BLOB NOT NULL, at INTEGER NOT NULL,
    command TEXT NOT NULL, withdrawn INTEGER NOT NULL, word_at INTEGER, word_id BLOB, orders INTEGER,
    facts INTEGER
) STRICT;

-- `readers` says which program read all of the file and kept it; read again by the same, it tells the
-- same.
CREATE TABLE source (
    seq INTEGER PRIMARY KEY, operation INTEGER NOT NULL REFERENCES operation, name TEXT NOT NULL,
    format TEXT NOT NULL, bytes INTEGER NOT NULL, sha256 BLOB NOT NULL, readers TEXT
) STRICT;

-- One row each time that a fact was told; the first has the fact, the others none of it. What looks
-- show stands once an order: the first row with a `body` has it in `what`. `at` is a number where
-- milliseconds tell it, else text.
CREATE TABLE fact (
    order_key INTEGER, id BLOB, telling INTEGER, operation INTEGER NOT NULL REFERENCES operation,
    file INTEGER REFERENCES source, within TEXT, source TEXT, scope TEXT, at ANY, nth INTEGER,
    body INTEGER, what TEXT,
    PRIMARY KEY (order_key, id, telling)
) STRICT, WITHOUT ROWID;

CREATE INDEX fact_told ON fact (operation, order_key, file);

CREATE TABLE setting (
    operation INTEGER REFERENCES operation, name TEXT, value TEXT, since INTEGER NOT NULL,
    PRIMARY KEY (operation, name)
) STRICT, WITHOUT ROWID;

-- The index: what follows from the record, for lists and lookups. Made anew from it at will. Times are
-- seconds since 1970; a row with `from_at` and `until_at` counts after the one and until the other, but for
-- the lookup `outdated`. What a column must have is up to `store::index::rows`.

-- One row an order. It stands at `stage`; after `assumed_at` at `assumed_stage`, by the rule
-- `assumed_by`; after `outdated_at` at `stage` again, which may have changed. Where `changes` is set, it
-- tells all that instead, as `store::index::changes` writes it.
CREATE TABLE entry (
    order_key INTEGER PRIMARY KEY, placed INTEGER, ended INTEGER, stage TEXT, assumed_at INTEGER,
    assumed_stage TEXT, assumed_by TEXT, outdated_at INTEGER, as_of INTEGER, minor INTEGER,
    currency TEXT, title TEXT, line_count INTEGER, seller TEXT, words TEXT, changes TEXT
) STRICT;

CREATE INDEX entry_by_age ON entry (ended, placed DESC);

-- The deadlines and the prepared steps of an order, in order of `n`; `about` is the items or the parcel
-- that one is about, where that is not all of the order, as `store::index::about` writes it. A prepared
-- step comes before all deadlines by its `due_at` of 0. What `what` says is up to `store::index::what`.
CREATE TABLE date (
    order_key INTEGER, n INTEGER, from_at INTEGER, until_at INTEGER, due_at INTEGER, minor INTEGER,
    currency TEXT, what TEXT, about TEXT, PRIMARY KEY (order_key, n)
) STRICT, WITHOUT ROWID;

CREATE INDEX date_by_due ON date (due_at, currency, minor DESC, order_key);

-- What goes on counting when it has passed: for ever, or for a while.
CREATE INDEX date_late ON date (until_at, due_at, currency, minor DESC, order_key)
    WHERE until_at > due_at;

-- Finds orders by words of some kinds, which `store::index::rows` names; some count for a time alone.
CREATE TABLE lookup (
    kind TEXT, word ANY, order_key INTEGER, from_at INTEGER, until_at INTEGER,
    PRIMARY KEY (kind, word, order_key, from_at)
) STRICT, WITHOUT ROWID;

CREATE INDEX lookup_by_order ON lookup (order_key);
