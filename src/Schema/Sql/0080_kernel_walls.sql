-- What belongs to no company is written by the one it is about, or by the platform.

-- The keys that sign sessions are the platform's; nothing that serves a company needs them.
REVOKE ALL ON identity.signing_keys FROM workforceos_app;

-- The directory is read by all: sign-in and the public pages look into it before any company is known.
ALTER TABLE identity.companies ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY read_all ON identity.companies FOR SELECT TO workforceos_app USING (true);
CREATE POLICY add_own ON identity.companies FOR INSERT TO workforceos_app WITH CHECK (id = (SELECT nullif(current_setting('app.company_id', true), '')::uuid));
CREATE POLICY change_own ON identity.companies FOR UPDATE TO workforceos_app
    USING (id = (SELECT nullif(current_setting('app.company_id', true), '')::uuid)) WITH CHECK (id = (SELECT nullif(current_setting('app.company_id', true), '')::uuid));
REVOKE DELETE, TRUNCATE ON identity.companies FROM workforceos_app;
CREATE POLICY every_company ON identity.companies TO workforceos_system USING (true) WITH CHECK (true);

-- When jobs run is the platform's business too.
REVOKE ALL ON kernel.jobs FROM workforceos_app;
