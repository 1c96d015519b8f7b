-- upgrade
UPDATE public.part SET n = 7;

-- downgrade
