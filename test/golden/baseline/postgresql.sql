-- upgrade

-- downgrade
-- LB430: revision after has no way back here: a baseline stands for what was there before the chain
--   help: go back to the baseline itself, no further: --to its revision