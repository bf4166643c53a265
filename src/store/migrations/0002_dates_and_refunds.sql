-- The read model learns of disputes and refunds: several dates of one rule, each with its money, and
-- the refunds themselves. It is made anew from the journal in the same step.
DROP TABLE deadline;

-- When the order is presumed to have moved for the first time, whether or not its stage changes.
ALTER TABLE order_index ADD COLUMN presumed_at INTEGER;

-- The dates of each order; a row counts after `from_at` and until `until_at`. Money is in minor units.
CREATE TABLE deadline (
    order_id TEXT    NOT NULL REFERENCES order_index (id) ON DELETE CASCADE,
    number   INTEGER NOT NULL,
    rule     TEXT    NOT NULL,
    due_at   INTEGER NOT NULL,
    who      TEXT    NOT NULL,
    after    TEXT    NOT NULL,
    set_by   TEXT    NOT NULL,
    seller   TEXT    NOT NULL,
    minor    INTEGER,
    currency TEXT,
    from_at  INTEGER NOT NULL,
    until_at INTEGER NOT NULL,
    PRIMARY KEY (order_id, number)
) STRICT, WITHOUT ROWID;

-- The agenda reads what is due in this order, and apart from it what counts on when it has passed:
-- for ever, or for a while.
CREATE INDEX deadline_by_due ON deadline (due_at, currency, minor DESC, order_id, number);
CREATE INDEX deadline_overdue ON deadline (due_at, currency, minor DESC, order_id, number)
    WHERE until_at = 9223372036854775807;
CREATE INDEX deadline_overdue_for_a_while ON deadline (until_at)
    WHERE until_at > due_at AND until_at < 9223372036854775807;

-- The refunds of each order with what came of them; a row counts as a date does.
CREATE TABLE refund (
    order_id      TEXT    NOT NULL REFERENCES order_index (id) ON DELETE CASCADE,
    number        INTEGER NOT NULL,
    ground        TEXT    NOT NULL,
    granted       TEXT    NOT NULL,
    owed          INTEGER,
    received      INTEGER NOT NULL,
    currency      TEXT,
    expected_from INTEGER NOT NULL,
    expected_by   INTEGER NOT NULL,
    rule          TEXT    NOT NULL,
    method        TEXT,
    progress      TEXT    NOT NULL,
    due_at        INTEGER NOT NULL,
    from_at       INTEGER NOT NULL,
    until_at      INTEGER NOT NULL,
    PRIMARY KEY (order_id, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX refund_by_due ON refund (progress = 'received', due_at, order_id, number);

-- Finds the orders that ever had a dispute.
CREATE INDEX dispute_opened ON journal (order_id) WHERE kind = 'dispute-opened';
