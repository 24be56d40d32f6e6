-- How many people a shift needs; nothing where nobody has said.
ALTER TABLE scheduling.shifts ADD COLUMN head_count int CHECK (head_count BETWEEN 1 AND 1000);
COMMENT ON COLUMN scheduling.shifts.head_count IS 'A need, not a cap: managers may put more people on it.';
ALTER TABLE scheduling.shift_templates ADD COLUMN head_count int CHECK (head_count BETWEEN 1 AND 1000);
COMMENT ON COLUMN scheduling.shift_templates.head_count IS 'Of each shift made from it.';
