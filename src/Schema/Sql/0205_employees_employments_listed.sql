-- Employments are listed by themselves, the latest start first.
CREATE INDEX employments_start ON employees.employments (company_id, starts_on DESC, id DESC) WHERE is_active;
