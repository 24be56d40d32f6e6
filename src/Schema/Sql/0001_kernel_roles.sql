-- The roles that the product works as, the extensions it stands on, and the fence between companies.
-- The owner migrates; the app role serves one company at a time; the system role serves all, in named scopes.

CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS citext;

-- Roles belong to the whole cluster, so that two databases may be making them at this moment.
DO $$
DECLARE
    role text;
BEGIN
    FOREACH role IN ARRAY ARRAY['workforceos_app', 'workforceos_system'] LOOP
        BEGIN
            EXECUTE format('CREATE ROLE %I NOLOGIN', role);
        EXCEPTION WHEN duplicate_object OR unique_violation THEN
            NULL;
        END;
        BEGIN
            EXECUTE format('GRANT %I TO CURRENT_USER', role);
        EXCEPTION WHEN unique_violation THEN
            NULL;
        END;
    END LOOP;
END
$$;

CREATE SCHEMA kernel;

CREATE FUNCTION kernel.open_schema(name text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE SCHEMA IF NOT EXISTS %I', name);
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO workforceos_app, workforceos_system', name);
END
$$;
COMMENT ON FUNCTION kernel.open_schema IS 'Makes a module''s schema, which both roles may use.';

CREATE FUNCTION kernel.share(tbl regclass) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO workforceos_app, workforceos_system', tbl);
END
$$;
COMMENT ON FUNCTION kernel.share IS 'Opens a table that belongs to no company.';

CREATE FUNCTION kernel.fence(tbl regclass) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    -- In a sub-select, so that it is evaluated once per query and an index on company_id can be used.
    own_company constant text := 'company_id = (SELECT nullif(current_setting(''app.company_id'', true), '''')::uuid)';
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', tbl);
    EXECUTE format('CREATE POLICY own_company ON %s TO workforceos_app USING (%s) WITH CHECK (%s)', tbl, own_company, own_company);
    EXECUTE format('CREATE POLICY every_company ON %s TO workforceos_system USING (true) WITH CHECK (true)', tbl);
    PERFORM kernel.share(tbl);
END
$$;
COMMENT ON FUNCTION kernel.fence IS 'Opens a table with a company_id: the app role sees and writes the rows of app.company_id only, and none without it.';

SELECT kernel.open_schema('kernel');
