-- Language and clock of people and companies, who waits to be let in, and which companies have shown whose they are.
ALTER TABLE identity.users
    ADD COLUMN language text,
    ADD COLUMN timezone text,
    ADD COLUMN approved boolean NOT NULL DEFAULT true;
COMMENT ON COLUMN identity.users.language IS 'BCP 47; null is the company''s.';
COMMENT ON COLUMN identity.users.timezone IS 'IANA; null is the company''s.';
COMMENT ON COLUMN identity.users.approved IS 'False for who registered by themselves where an admin lets people in, until one does.';
CREATE INDEX user_unapproved ON identity.users (company_id, id) WHERE is_active AND NOT approved;

ALTER TABLE identity.companies
    ADD COLUMN language text NOT NULL DEFAULT 'en',
    ADD COLUMN verified boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN identity.companies.verified IS 'Its founder has shown that the mail address is theirs.';
UPDATE identity.companies c SET verified = true
WHERE c.id = '00000000-0000-7000-8000-000000000001'
   OR EXISTS (SELECT FROM identity.users u WHERE u.company_id = c.id AND u.email_verified);
-- Companies belong to no company; a job looks for those that nobody ever verified.
CREATE INDEX company_unverified ON identity.companies (created_at) WHERE NOT verified;

CREATE FUNCTION identity.remove_company(company uuid) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    holding regclass;
BEGIN
    -- What refers to other rows goes before what it refers to: accounts last, whatever is kept of them by now.
    FOR holding IN
        SELECT c.oid FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'company_id'
        WHERE c.relnamespace = 'identity'::regnamespace AND c.relkind = 'r'
        ORDER BY (SELECT count(*) FROM pg_constraint k WHERE k.confrelid = c.oid AND k.contype = 'f'), c.relname
    LOOP
        EXECUTE format('DELETE FROM %s WHERE company_id = $1', holding) USING company;
    END LOOP;
    DELETE FROM kernel.changes WHERE company_id = company;
    DELETE FROM kernel.outbox WHERE company_id = company;
    DELETE FROM identity.companies WHERE id = company;
END
$$;
COMMENT ON FUNCTION identity.remove_company IS 'Takes out a company in which nobody ever worked, as if it had never been.';
