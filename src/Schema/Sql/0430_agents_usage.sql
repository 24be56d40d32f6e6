-- What people have asked of the model, by the day of their company's calendar. No question and no answer is kept.
SELECT kernel.open_schema('agents');

CREATE TABLE agents.usage (
    company_id uuid NOT NULL,
    user_id uuid NOT NULL,
    day date NOT NULL,
    calls int NOT NULL CHECK (calls >= 0),
    minute timestamptz NOT NULL,
    calls_in_minute int NOT NULL CHECK (calls_in_minute >= 0),
    input_tokens bigint NOT NULL DEFAULT 0 CHECK (input_tokens >= 0),
    output_tokens bigint NOT NULL DEFAULT 0 CHECK (output_tokens >= 0),
    recorded_bytes bigint NOT NULL DEFAULT 0 CHECK (recorded_bytes >= 0),
    PRIMARY KEY (company_id, user_id, day)
);
COMMENT ON COLUMN agents.usage.minute IS 'The one in which calls_in_minute counts.';
COMMENT ON COLUMN agents.usage.recorded_bytes IS 'Of recordings that were written down.';
-- The company's sum of a day, and of a month.
CREATE INDEX usage_of_company ON agents.usage (company_id, day) INCLUDE (input_tokens, output_tokens);
SELECT kernel.fence('agents.usage');
