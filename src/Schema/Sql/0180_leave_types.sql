-- Types of leave are the company's data: whether it is paid, in which units it is taken, and by which words people name it.
CREATE TABLE leave.types (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    aliases text[] NOT NULL,
    paid boolean NOT NULL,
    unit text NOT NULL CHECK (unit IN ('day', 'half', 'hour')),
    allowance text NOT NULL CHECK (allowance IN ('none', 'balance')),
    needs_document text NOT NULL CHECK (needs_document IN ('never', 'always', 'afterDays')),
    document_after_days int CHECK (document_after_days >= 0),
    backdate_days int NOT NULL CHECK (backdate_days >= 0),
    notice_days int NOT NULL CHECK (notice_days >= 0),
    max_days int CHECK (max_days > 0),
    min_balance numeric(8,2) NOT NULL CHECK (min_balance <= 0),
    counts_holidays boolean NOT NULL,
    counts_free_days boolean NOT NULL,
    interrupts boolean NOT NULL,
    interruptible boolean NOT NULL,
    visibility text NOT NULL CHECK (visibility IN ('all', 'managers')),
    requestable boolean NOT NULL,
    PRIMARY KEY (company_id, id),
    CHECK ((needs_document = 'afterDays') = (document_after_days IS NOT NULL))
);
COMMENT ON TABLE leave.types IS 'So few of a company that its lists are filtered without further indexes.';
SELECT kernel.fence('leave.types');

-- Letter case, accents and spaces do not tell words apart.
CREATE FUNCTION leave.fold(words text) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT lower(public.unaccent(regexp_replace(normalize(words, NFKC), '\s', '', 'g')))
$$;

-- Each word means one type of its company, whoever names two alike at once.
CREATE TABLE leave.type_words (
    company_id uuid NOT NULL,
    word text NOT NULL,
    leave_type_id uuid NOT NULL,
    CONSTRAINT leave_type_word PRIMARY KEY (company_id, word),
    FOREIGN KEY (company_id, leave_type_id) REFERENCES leave.types (company_id, id)
);
COMMENT ON TABLE leave.type_words IS 'Codes, names and aliases of living types, folded; kept by a trigger.';
CREATE INDEX type_words_type ON leave.type_words (company_id, leave_type_id);
SELECT kernel.fence('leave.type_words');

CREATE FUNCTION leave.note_words() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM leave.type_words WHERE company_id = NEW.company_id AND leave_type_id = NEW.id;
    INSERT INTO leave.type_words (company_id, word, leave_type_id)
    SELECT DISTINCT NEW.company_id, leave.fold(word), NEW.id FROM unnest(NEW.aliases || NEW.code || NEW.name) AS word
    WHERE NEW.is_active AND leave.fold(word) <> '';
    RETURN NULL;
END
$$;
CREATE TRIGGER type_named AFTER INSERT OR UPDATE OF code, name, aliases, is_active ON leave.types FOR EACH ROW EXECUTE FUNCTION leave.note_words();

CREATE FUNCTION leave.seed_types(company uuid, at timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('leave.types ' || company, 0));
    -- A statement of its own, which sees what was committed while the one before waited. Deleted types were there too.
    IF EXISTS (SELECT FROM leave.types WHERE company_id = company) THEN RETURN; END IF;
    INSERT INTO leave.types (
        company_id, id, is_active, record_version, created_at, updated_at, code, name, aliases, paid, unit, allowance, needs_document,
        backdate_days, notice_days, min_balance, counts_holidays, counts_free_days, interrupts, interruptible, visibility, requestable)
    SELECT company, (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(position), 3, '0') || '8' || left(replace(gen_random_uuid()::text, '-', ''), 15))::uuid,
           true, 1, at, at, code, name, aliases, paid, unit, 'none', 'never', backdate_days, 0, 0, false, false, interrupts, interruptible, visibility, true
    FROM (VALUES
        (6, 'annual', 'Annual leave', true, 'half', 0, false, true, 'all', ARRAY['vacation', 'annual vacation', 'holiday', 'holidays', 'paid leave', 'paid time off', 'PTO',
            'Urlaub', 'Jahresurlaub', 'Erholungsurlaub', 'bezahlter Urlaub', 'yıllık izin', 'senelik izin', 'ücretli izin', 'tatil']),
        (5, 'sick', 'Sick leave', true, 'half', 14, true, false, 'managers', ARRAY['sickness', 'sick day', 'illness', 'ill',
            'krank', 'Krankheit', 'Krankmeldung', 'krankgeschrieben', 'arbeitsunfähig', 'hasta', 'hastalık', 'hastalık izni', 'sağlık izni', 'raporlu']),
        (4, 'unpaid', 'Unpaid leave', false, 'hour', 0, false, false, 'managers', ARRAY['leave without pay', 'LWOP', 'unpaid vacation', 'unpaid time off', 'unpaid absence',
            'unbezahlt', 'unbezahlter Urlaub', 'unbezahlte Freistellung', 'unbezahlte Abwesenheit', 'Urlaub ohne Bezahlung', 'ücretsiz', 'ücretsiz izin', 'maaşsız izin']),
        (3, 'toil', 'Time off in lieu', true, 'hour', 0, false, true, 'all', ARRAY['compensatory leave', 'comp time', 'overtime leave', 'time off for overtime',
            'Freizeitausgleich', 'Überstundenabbau', 'Zeitausgleich', 'Gleittag', 'fazla mesai izni', 'denkleştirme izni']),
        (2, 'parental', 'Parental leave', true, 'day', 0, false, false, 'managers', ARRAY['maternity', 'maternity leave', 'paternity', 'paternity leave',
            'Elternzeit', 'Mutterschutz', 'Mutterschaftsurlaub', 'Vaterschaftsurlaub', 'doğum izni', 'analık izni', 'babalık izni', 'ebeveyn izni']),
        (1, 'other', 'Other leave', true, 'hour', 0, false, false, 'managers', ARRAY['special leave', 'Sonderurlaub', 'sonstiges', 'sonstiger Urlaub', 'diğer', 'diğer izin', 'mazeret izni'])
    ) AS seed (position, code, name, paid, unit, backdate_days, interrupts, interruptible, visibility, aliases);
END
$$;
COMMENT ON FUNCTION leave.seed_types IS 'The types of a company that never had any.';

ALTER TABLE leave.requests ADD COLUMN leave_type_id uuid, ADD COLUMN paid boolean NOT NULL DEFAULT true, ADD COLUMN interrupts boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN leave.requests.leave_type_id IS 'The type that the words of leave_type were found to mean, or that a reviewer named; null where nobody knows.';
COMMENT ON COLUMN leave.requests.interrupts IS 'Approved, it takes its days out of other approved leave; likewise as the type was.';
COMMENT ON COLUMN leave.requests.paid IS 'As the type was when the request was last written: a type that changes later changes nothing that was asked or decided before.';

SET LOCAL ROLE workforceos_system;
SELECT leave.seed_types(company_id, now()) FROM (SELECT DISTINCT company_id FROM leave.requests) asked;
UPDATE leave.requests r SET leave_type_id = t.id, paid = t.paid, interrupts = t.interrupts
FROM leave.type_words w JOIN leave.types t ON t.company_id = w.company_id AND t.id = w.leave_type_id
WHERE w.company_id = r.company_id AND w.word = leave.fold(r.leave_type);
-- What payroll deducted until now stays deducted, until a reviewer names the type.
UPDATE leave.requests SET paid = false WHERE leave_type_id IS NULL AND leave_type ILIKE '%unpaid%';
RESET ROLE;

CREATE INDEX requests_type ON leave.requests (company_id, leave_type_id, id) WHERE is_active;

-- A build that knows no types yet writes words alone.
CREATE FUNCTION leave.find_type() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    SELECT t.id, t.paid, t.interrupts INTO NEW.leave_type_id, NEW.paid, NEW.interrupts
    FROM leave.type_words w JOIN leave.types t ON t.company_id = w.company_id AND t.id = w.leave_type_id
    WHERE w.company_id = NEW.company_id AND w.word = leave.fold(NEW.leave_type);
    NEW.paid := coalesce(NEW.paid, true);
    NEW.interrupts := coalesce(NEW.interrupts, false);
    RETURN NEW;
END
$$;
CREATE TRIGGER request_typed BEFORE INSERT ON leave.requests FOR EACH ROW WHEN (NEW.leave_type_id IS NULL) EXECUTE FUNCTION leave.find_type();
