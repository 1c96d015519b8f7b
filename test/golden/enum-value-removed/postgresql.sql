-- upgrade
ALTER TYPE mood RENAME TO mood_limbeck_old;
CREATE TYPE mood AS ENUM ('ok', 'glad');
ALTER TABLE users ALTER COLUMN mood DROP DEFAULT;
ALTER TABLE users ALTER COLUMN mood TYPE mood USING (CASE mood::TEXT WHEN 'it''s sad' THEN 'ok' ELSE mood::TEXT END)::mood;
ALTER TABLE users ALTER COLUMN mood SET DEFAULT 'ok';
ALTER TABLE users ALTER COLUMN moods TYPE mood[] USING array_replace(moods::TEXT[], 'it''s sad', 'ok')::mood[];
DROP TYPE mood_limbeck_old;
-- or stop: rows of shirt have l in size, but the value is removed from the enum type public.size; by ctid
-- tested before anything is changed
SELECT ctid::text FROM shirt WHERE size::text = 'l' LIMIT 6;
ALTER TYPE public.size RENAME TO size_limbeck_old;
CREATE TYPE public.size AS ENUM ('s', 'm');
ALTER TABLE shirt ALTER COLUMN size DROP DEFAULT;
ALTER TABLE shirt ALTER COLUMN size TYPE public.size USING size::TEXT::public.size;
ALTER TABLE shirt ALTER COLUMN size SET DEFAULT 'm';
DROP TYPE public.size_limbeck_old;

-- downgrade
-- committed before it is used
ALTER TYPE public.size ADD VALUE 'l';
-- committed before it is used
ALTER TYPE mood ADD VALUE 'it''s sad' BEFORE 'glad';
ALTER TABLE users ALTER COLUMN mood SET DEFAULT 'it''s sad';
