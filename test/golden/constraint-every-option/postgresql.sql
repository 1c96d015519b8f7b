-- upgrade
-- or stop: rows of booking have no room, but nothing in a primary key may be NULL; by ctid
-- tested before anything is changed
SELECT ctid::text FROM booking WHERE room IS NULL LIMIT 6;
-- or stop: values of room are in several rows of booking, but booking_pk allows each once; by ctid
-- tested before anything is changed
SELECT min(ctid::text) || ' and ' || max(ctid::text) FROM booking WHERE room IS NOT NULL GROUP BY room HAVING count(*) > 1 LIMIT 6;
ALTER TABLE booking ADD CONSTRAINT booking_pk PRIMARY KEY (room) INCLUDE (note) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE keyed ADD CONSTRAINT keyed_pk PRIMARY KEY USING INDEX keyed_ix;
-- or stop: values of note are in several rows of booking, but booking_note allows each once; by room
-- tested before anything is changed
SELECT min(left(room::text, 40)) || ' and ' || max(left(room::text, 40)) FROM booking GROUP BY note HAVING count(*) > 1 LIMIT 6;
ALTER TABLE booking ADD CONSTRAINT booking_note UNIQUE NULLS NOT DISTINCT (note) INCLUDE (guest);
ALTER TABLE booking ADD CONSTRAINT booking_guest UNIQUE USING INDEX booking_guest_ix;
ALTER TABLE booking ADD CONSTRAINT booking_both UNIQUE (room, guest) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE booking ADD CONSTRAINT booking_ck CHECK (note <> '') NO INHERIT NOT VALID;
-- or stop: rows of booking refer to no row of room, but the foreign key booking_room is added; by room
-- tested before anything is changed
SELECT left(child.room::text, 40) FROM booking AS child WHERE child.room IS NOT NULL AND NOT EXISTS (SELECT FROM room AS parent WHERE parent.id = child.room) LIMIT 6;
ALTER TABLE booking ADD CONSTRAINT booking_room FOREIGN KEY(room) REFERENCES room (id) MATCH FULL ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE booking ADD CONSTRAINT booking_during EXCLUDE USING gist (during range_ops WITH &&) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE booking DROP CONSTRAINT IF EXISTS booking_old;

-- downgrade
ALTER TABLE booking ADD CONSTRAINT booking_old UNIQUE (note);
ALTER TABLE booking DROP CONSTRAINT booking_during;
ALTER TABLE booking DROP CONSTRAINT booking_room;
ALTER TABLE booking DROP CONSTRAINT booking_ck;
ALTER TABLE booking DROP CONSTRAINT booking_both;
ALTER TABLE booking DROP CONSTRAINT booking_guest;
-- or stop: values of guest are in several rows of booking, but booking_guest_ix allows each once; by room
-- tested before anything is changed
SELECT min(left(room::text, 40)) || ' and ' || max(left(room::text, 40)) FROM booking WHERE guest IS NOT NULL GROUP BY guest HAVING count(*) > 1 LIMIT 6;
CREATE UNIQUE INDEX booking_guest_ix ON booking (guest);
ALTER TABLE booking DROP CONSTRAINT booking_note;
ALTER TABLE keyed DROP CONSTRAINT keyed_pk;
-- or stop: values of id are in several rows of keyed, but keyed_ix allows each once; by ctid
-- tested before anything is changed
SELECT min(ctid::text) || ' and ' || max(ctid::text) FROM keyed GROUP BY id HAVING count(*) > 1 LIMIT 6;
CREATE UNIQUE INDEX keyed_ix ON keyed (id);
ALTER TABLE booking DROP CONSTRAINT booking_pk;
ALTER TABLE booking ALTER COLUMN room DROP NOT NULL;
