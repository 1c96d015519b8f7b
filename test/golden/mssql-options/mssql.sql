-- upgrade
CREATE TABLE room (
  id INTEGER NOT NULL,
  code VARCHAR(20) NULL,
  n INTEGER NULL,
  CONSTRAINT room_pkey PRIMARY KEY NONCLUSTERED (id),
  CONSTRAINT uq_room_code UNIQUE CLUSTERED (code)
);
CREATE NONCLUSTERED INDEX ix_room_n ON room (n);
CREATE COLUMNSTORE INDEX ix_room_columns ON room (n, code);
-- or stop: values of a are in several rows of keyless, but pk_keyless allows each once; by %%physloc%%
SELECT TOP (6) CONCAT(MIN(sys.fn_PhysLocFormatter(%%physloc%%)), ' and ', MAX(sys.fn_PhysLocFormatter(%%physloc%%))) FROM keyless GROUP BY a HAVING COUNT(*) > 1;
ALTER TABLE keyless ADD CONSTRAINT pk_keyless PRIMARY KEY NONCLUSTERED (a);
-- or stop: values of b are in several rows of keyless, but uq_keyless allows each once; by a
SELECT TOP (6) CONCAT(MIN(CONVERT(NVARCHAR(40), a)), ' and ', MAX(CONVERT(NVARCHAR(40), a))) FROM keyless GROUP BY b HAVING COUNT(*) > 1;
ALTER TABLE keyless ADD CONSTRAINT uq_keyless UNIQUE CLUSTERED (b);
CREATE NONCLUSTERED INDEX ix_keyless ON keyless (b);
CREATE COLUMNSTORE INDEX ix_columns ON keyless (a, b);
declare @const_name varchar(256)
select @const_name = QUOTENAME([name]) from sys.default_constraints
where parent_object_id = object_id('keyless')
and col_name(parent_object_id, parent_column_id) = 'c'
exec('alter table keyless drop constraint ' + @const_name);
declare @const_name varchar(256)
select @const_name = QUOTENAME([name]) from sys.check_constraints
where parent_object_id = object_id('keyless')
and col_name(parent_object_id, parent_column_id) = 'c'
exec('alter table keyless drop constraint ' + @const_name);
declare @const_name varchar(256)
select @const_name = QUOTENAME([name]) from
sys.foreign_keys fk join sys.foreign_key_columns fkc
on fk.object_id=fkc.constraint_object_id
where fkc.parent_object_id = object_id('keyless')
and col_name(fkc.parent_object_id, fkc.parent_column_id) = 'c'
exec('alter table keyless drop constraint ' + @const_name);
ALTER TABLE keyless DROP COLUMN c;

-- downgrade
ALTER TABLE keyless ADD c INTEGER NULL CONSTRAINT df_keyless_c DEFAULT 1;
DROP INDEX ix_columns ON keyless;
DROP INDEX ix_keyless ON keyless;
ALTER TABLE keyless DROP CONSTRAINT uq_keyless;
ALTER TABLE keyless DROP CONSTRAINT pk_keyless;
DROP TABLE room;
