-- What managers tell many at once: announcements, to whom they are addressed, and who has read them.
SELECT kernel.open_schema('announcements');

CREATE TABLE announcements.announcements (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    creator_id uuid NOT NULL,
    title text NOT NULL,
    body text NOT NULL,
    body_html text NOT NULL,
    preview text NOT NULL,
    target_department_ids uuid[] NOT NULL,
    audience_user_ids uuid[] NOT NULL,
    audience text NOT NULL CHECK (audience IN ('everyone', 'departments', 'people')),
    send_time timestamptz NOT NULL,
    send_local_time timestamp,
    visible_until timestamptz,
    status text NOT NULL CHECK (status IN ('scheduled', 'sent', 'cancelled')),
    sent_at timestamptz,
    expired_at timestamptz,
    pinned boolean NOT NULL,
    requires_acknowledgement boolean NOT NULL,
    acknowledge_by timestamptz,
    reminded_at timestamptz,
    deadline_reminded_at timestamptz,
    deadline_told_at timestamptz,
    PRIMARY KEY (company_id, id),
    CHECK (is_active = (status <> 'cancelled')),
    CHECK ((status = 'sent') = (sent_at IS NOT NULL)),
    CHECK (expired_at IS NULL OR status = 'sent'),
    CHECK (acknowledge_by IS NULL OR requires_acknowledgement)
);
COMMENT ON COLUMN announcements.announcements.body IS 'As written, less the tags that are not allowed.';
COMMENT ON COLUMN announcements.announcements.send_local_time IS 'On the company''s wall; send_time follows from it when the zone or its rules change.';
COMMENT ON COLUMN announcements.announcements.sent_at IS 'When it really was, which is later than send_time where nobody ran then.';
COMMENT ON COLUMN announcements.announcements.reminded_at IS 'When somebody last asked those again who had not read or acknowledged it.';
COMMENT ON COLUMN announcements.announcements.deadline_reminded_at IS 'When those who were missing were asked again because acknowledge_by came near.';
COMMENT ON COLUMN announcements.announcements.deadline_told_at IS 'When who wrote it was told who was missing at acknowledge_by.';
CREATE INDEX announcements_status ON announcements.announcements (company_id, status, send_time DESC, id);
CREATE INDEX announcements_creator ON announcements.announcements (company_id, creator_id, send_time DESC, id);
CREATE INDEX announcements_send_time ON announcements.announcements (company_id, send_time DESC, id);
CREATE INDEX announcements_order ON announcements.announcements (company_id, pinned DESC, send_time DESC, id);
CREATE INDEX announcements_sent_at ON announcements.announcements (company_id, sent_at) WHERE sent_at IS NOT NULL;
-- The jobs look across companies for what is due.
CREATE INDEX announcements_due ON announcements.announcements (send_time) WHERE status = 'scheduled';
CREATE INDEX announcements_local ON announcements.announcements (send_local_time) WHERE status = 'scheduled' AND send_local_time IS NOT NULL;
CREATE INDEX announcements_deadline ON announcements.announcements (acknowledge_by) WHERE status = 'sent' AND acknowledge_by IS NOT NULL AND deadline_told_at IS NULL;
SELECT kernel.fence('announcements.announcements');

-- To whom it is addressed as rows, for searching: under row-level security an index on the array itself is never used. Of an announcement
-- to everyone there are none.
CREATE TABLE announcements.targets (
    company_id uuid NOT NULL,
    announcement_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('department', 'person')),
    target_id uuid NOT NULL,
    PRIMARY KEY (company_id, announcement_id, kind, target_id),
    FOREIGN KEY (company_id, announcement_id) REFERENCES announcements.announcements (company_id, id)
);
CREATE INDEX targets_target ON announcements.targets (company_id, target_id, announcement_id);
SELECT kernel.fence('announcements.targets');

CREATE FUNCTION announcements.note_targets() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM announcements.targets WHERE company_id = NEW.company_id AND announcement_id = NEW.id;
    INSERT INTO announcements.targets (company_id, announcement_id, kind, target_id)
    SELECT DISTINCT NEW.company_id, NEW.id, CASE NEW.audience WHEN 'people' THEN 'person' ELSE 'department' END, target
    FROM unnest(CASE NEW.audience WHEN 'people' THEN NEW.audience_user_ids ELSE NEW.target_department_ids END) AS target
    WHERE NEW.audience <> 'everyone';
    RETURN NULL;
END
$$;
CREATE TRIGGER announcement_made AFTER INSERT ON announcements.announcements FOR EACH ROW WHEN (NEW.audience <> 'everyone') EXECUTE FUNCTION announcements.note_targets();
CREATE TRIGGER announcement_addressed AFTER UPDATE OF audience, target_department_ids, audience_user_ids ON announcements.announcements FOR EACH ROW
    WHEN ((NEW.audience, NEW.target_department_ids, NEW.audience_user_ids) IS DISTINCT FROM (OLD.audience, OLD.target_department_ids, OLD.audience_user_ids)) EXECUTE FUNCTION announcements.note_targets();

CREATE TABLE announcements.receipts (
    company_id uuid NOT NULL,
    announcement_id uuid NOT NULL,
    user_id uuid NOT NULL,
    read_at timestamptz NOT NULL,
    acknowledged_at timestamptz,
    PRIMARY KEY (company_id, announcement_id, user_id),
    FOREIGN KEY (company_id, announcement_id) REFERENCES announcements.announcements (company_id, id)
);
COMMENT ON TABLE announcements.receipts IS 'Who has read an announcement with their own eyes, the first time; and when they said so.';
CREATE INDEX receipts_user ON announcements.receipts (company_id, user_id, announcement_id);
SELECT kernel.fence('announcements.receipts');
