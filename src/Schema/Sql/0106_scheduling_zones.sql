-- By which wall clock a company's shifts were last placed. Written under the lock that keeps all planning out while they follow another
-- clock, so that whoever plans afterwards reads the new one here, whatever a cache still says.
CREATE TABLE scheduling.company_zones (
    company_id uuid PRIMARY KEY,
    timezone text NOT NULL
);
COMMENT ON TABLE scheduling.company_zones IS 'Only of companies whose clock has changed; the others'' is the one they were founded with.';
SELECT kernel.fence('scheduling.company_zones');
