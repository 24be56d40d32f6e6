-- Where a shift is worked, and those that are made from a template.
ALTER TABLE scheduling.shifts ADD COLUMN place_id uuid;
ALTER TABLE scheduling.shift_templates ADD COLUMN place_id uuid;
CREATE INDEX shift_template_place ON scheduling.shift_templates (company_id, place_id, id) WHERE is_active;
