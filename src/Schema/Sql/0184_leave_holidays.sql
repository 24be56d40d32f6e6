-- Holidays: those of public calendars as they were written down, and the company's own.
CREATE TABLE leave.holidays (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    day date,
    yearly text CHECK (yearly ~ '^\d\d-\d\d$'),
    name text NOT NULL,
    is_half boolean NOT NULL,
    place_id uuid,
    region text,
    hidden boolean NOT NULL,
    PRIMARY KEY (company_id, id),
    CHECK (num_nonnulls(day, yearly) = 1)
);
COMMENT ON TABLE leave.holidays IS 'A company''s own; hidden ones take away what a calendar has. So few that they are filtered without further indexes.';
SELECT kernel.fence('leave.holidays');

CREATE TABLE leave.public_days (
    company_id uuid NOT NULL,
    country text NOT NULL,
    region text NOT NULL,
    day date NOT NULL,
    name text NOT NULL,
    PRIMARY KEY (company_id, country, region, day)
);
SELECT kernel.fence('leave.public_days');

CREATE TABLE leave.holiday_years (
    company_id uuid NOT NULL,
    country text NOT NULL,
    region text NOT NULL,
    year int NOT NULL,
    PRIMARY KEY (company_id, country, region, year)
);
COMMENT ON TABLE leave.holiday_years IS 'The years whose public holidays are written down; of others the calendars are asked.';
SELECT kernel.fence('leave.holiday_years');
