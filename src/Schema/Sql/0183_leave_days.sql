-- What a request costs, who entered it for whom, and what belongs to it beside its days.
ALTER TABLE leave.requests
    ADD COLUMN days numeric(8,2),
    ADD COLUMN hours numeric(8,2),
    ADD COLUMN entered_by uuid,
    ADD COLUMN document_url text,
    ADD COLUMN cancel_requested boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN leave.requests.days IS 'As counted when it was last asked for or approved, in two decimals; balances count exactly, and anew.';
COMMENT ON COLUMN leave.requests.entered_by IS 'The manager who asked on behalf of the person.';

-- Until now everybody worked from Monday to Friday, and there were no holidays.
SET LOCAL ROLE workforceos_system;
UPDATE leave.requests r SET days = counted.days, hours = counted.days * 8
FROM (SELECT company_id, id, (SELECT count(*) FROM generate_series(start_date::timestamp, end_date::timestamp, interval '1 day') AS day WHERE extract(isodow FROM day) < 6) AS days FROM leave.requests) counted
WHERE counted.company_id = r.company_id AND counted.id = r.id;
RESET ROLE;
