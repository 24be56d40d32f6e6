-- People hear in time of days that they will lose, and of documents that are missing: once each.
CREATE TABLE leave.expiry_notices (
    company_id uuid NOT NULL,
    user_id uuid NOT NULL,
    leave_type_id uuid NOT NULL,
    last_day date NOT NULL,
    occasion date NOT NULL,
    PRIMARY KEY (company_id, user_id, leave_type_id, last_day, occasion),
    FOREIGN KEY (company_id, leave_type_id) REFERENCES leave.types (company_id, id)
);
COMMENT ON COLUMN leave.expiry_notices.occasion IS 'The day for which they were told: the first of October or January, or the thirtieth before the last day.';
SELECT kernel.fence('leave.expiry_notices');

ALTER TABLE leave.requests ADD COLUMN document_missed_on date;
COMMENT ON COLUMN leave.requests.document_missed_on IS 'When the person was told that its document is missing.';
