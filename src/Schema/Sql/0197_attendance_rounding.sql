-- How a company rounds what counts of worked time, by versions: a row is made where its settings, or its clock, become others.
CREATE TABLE attendance.rounding_rules (
    company_id uuid NOT NULL,
    valid_from date NOT NULL,
    unit int NOT NULL CHECK (unit IN (1, 5, 6, 10, 15, 30)),
    way_in text NOT NULL CHECK (way_in IN ('none', 'nearest', 'up', 'down', 'toShift')),
    way_out text NOT NULL CHECK (way_out IN ('none', 'nearest', 'up', 'down', 'toShift')),
    timezone text NOT NULL,
    PRIMARY KEY (company_id, valid_from)
);
COMMENT ON COLUMN attendance.rounding_rules.timezone IS 'By whose clock units begin.';
SELECT kernel.fence('attendance.rounding_rules');
