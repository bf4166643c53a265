-- The read model learns which orders have a tracking number, so that one which is used twice is seen,
-- and finds the orders of a store. A number stands here in capitals, without what people write between
-- its characters. It is made anew from the journal in the same step.
CREATE TABLE parcel (
    number   TEXT NOT NULL,
    order_id TEXT NOT NULL REFERENCES order_index (id) ON DELETE CASCADE,
    PRIMARY KEY (number, order_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX parcel_by_order ON parcel (order_id);
CREATE INDEX order_by_seller ON order_index (seller, id);
