-- What workers ask again and again, in the languages of the platform.
CREATE TABLE staffing.faqs (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    locale text NOT NULL CHECK (locale IN ('en', 'de', 'tr')),
    category text NOT NULL,
    question text NOT NULL,
    answer text NOT NULL,
    sort_order int NOT NULL,
    search tsvector NOT NULL GENERATED ALWAYS AS (CASE locale
        WHEN 'de' THEN setweight(to_tsvector('german', question), 'A') || setweight(to_tsvector('german', answer), 'B')
        WHEN 'tr' THEN setweight(to_tsvector('turkish', question), 'A') || setweight(to_tsvector('turkish', answer), 'B')
        ELSE setweight(to_tsvector('english', question), 'A') || setweight(to_tsvector('english', answer), 'B') END) STORED,
    PRIMARY KEY (company_id, id)
);
CREATE INDEX faqs_of_locale ON staffing.faqs (company_id, locale, category, sort_order, id) WHERE is_active;
CREATE INDEX faqs_by_word ON staffing.faqs USING gin (company_id, search);
SELECT kernel.fence('staffing.faqs');
