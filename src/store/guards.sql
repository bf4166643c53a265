-- What no write of this program may do. Every connection that writes makes them for itself: in the file
-- each read would parse them.

CREATE TEMP TRIGGER operation_stays BEFORE DELETE ON main.operation
BEGIN SELECT raise(ABORT, 'operations are kept'); END;

CREATE TEMP TRIGGER operation_is_kept BEFORE UPDATE OF seq, id, device, at, command ON main.operation
BEGIN SELECT raise(ABORT, 'operations are kept'); END;

CREATE TEMP TRIGGER fact_stays BEFORE DELETE ON main.fact
BEGIN SELECT raise(ABORT, 'facts are kept'); END;

CREATE TEMP TRIGGER fact_is_kept BEFORE UPDATE ON main.fact
BEGIN SELECT raise(ABORT, 'facts are kept'); END;
