-- upgrade
-- committed before it is used
ALTER TYPE mood ADD VALUE IF NOT EXISTS 'fine' AFTER 'ok';
-- committed before it is used
ALTER TYPE mood ADD VALUE 'sad' BEFORE 'ok';

-- downgrade
