-- upgrade
CREATE TABLE booking (
  id BIGINT NOT NULL IDENTITY,
  room_id INTEGER NULL,
  other_id INTEGER NULL,
  code VARCHAR(20) NULL,
  n INTEGER NULL,
  twice AS (n * 2) PERSISTED,
  half AS (n / 2),
  CONSTRAINT booking_pkey PRIMARY KEY (id),
  CONSTRAINT ck_booking_n CHECK (n > 0),
  CONSTRAINT uq_booking_code UNIQUE (code),
  CONSTRAINT fk_booking_room FOREIGN KEY(room_id) REFERENCES room (id) ON UPDATE CASCADE,
  CONSTRAINT fk_booking_other FOREIGN KEY(other_id) REFERENCES room (id)
);
CREATE UNIQUE INDEX ix_booking_n ON booking (n DESC) INCLUDE (code) WHERE n > 10 WITH (FILLFACTOR = 70);
declare @schema sysname = SCHEMA_NAME()
execute sp_addextendedproperty 'MS_Description', N'who is where', 'schema', @schema, 'table', booking;
declare @schema sysname = SCHEMA_NAME()
execute sp_addextendedproperty 'MS_Description', N'where', 'schema', @schema, 'table', booking, 'column', room_id;
ALTER TABLE desk ADD floor INTEGER NULL;
ALTER TABLE desk ADD CONSTRAINT desk_floor_fkey FOREIGN KEY(floor) REFERENCES room (floor) ON DELETE SET NULL ON UPDATE CASCADE;
-- or stop: rows of chair refer to no row of floor, but the foreign key fk_chair_desk is added; by id
SELECT TOP (6) CONVERT(NVARCHAR(40), child.id) FROM chair AS child WHERE child.floor_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM floor AS parent WHERE parent.id = child.floor_id);
ALTER TABLE chair ADD CONSTRAINT fk_chair_desk FOREIGN KEY(floor_id) REFERENCES floor (id) ON UPDATE CASCADE;
ALTER SCHEMA archive TRANSFER sales.old;
-- or stop: values of label are in several rows of desk, but uq_desk_label allows each once; by id
SELECT TOP (6) CONCAT(MIN(CONVERT(NVARCHAR(40), id)), ' and ', MAX(CONVERT(NVARCHAR(40), id))) FROM desk GROUP BY label HAVING COUNT(*) > 1;
ALTER TABLE desk ADD CONSTRAINT uq_desk_label UNIQUE (label);
IF OBJECT_ID('ck_desk_label') IS NULL ALTER TABLE desk ADD CONSTRAINT ck_desk_label CHECK (label <> '');
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID('desk') AND name = 'ix_desk_label') CREATE INDEX ix_desk_label ON desk (label);
CREATE SEQUENCE numbers AS BIGINT START WITH -5 MINVALUE -5;
ALTER SEQUENCE numbers MINVALUE -10 CACHE 20;
CREATE VIEW low AS
SELECT id FROM desk WHERE id < 10
WITH CHECK OPTION;
GRANT SELECT ON desk TO app WITH GRANT OPTION;
REVOKE GRANT OPTION FOR SELECT ON desk FROM app CASCADE;

-- downgrade
GRANT SELECT ON desk TO app WITH GRANT OPTION;
REVOKE SELECT ON desk FROM app;
DROP VIEW low;
ALTER SEQUENCE numbers MINVALUE -5 NO CACHE;
DROP SEQUENCE numbers;
DROP INDEX ix_desk_label ON desk;
ALTER TABLE desk DROP CONSTRAINT ck_desk_label;
ALTER TABLE desk DROP CONSTRAINT uq_desk_label;
ALTER SCHEMA sales TRANSFER archive.old;
ALTER TABLE chair DROP CONSTRAINT fk_chair_desk;
ALTER TABLE desk DROP CONSTRAINT desk_floor_fkey;
ALTER TABLE desk DROP COLUMN floor;
DROP TABLE booking;
