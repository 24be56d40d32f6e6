-- Leave is approved in steps, each by somebody of its own, and by others in their place while they are away.
CREATE TABLE leave.approval_policies (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    name text,
    steps jsonb NOT NULL,
    escalate_after_days int NOT NULL CHECK (escalate_after_days > 0),
    PRIMARY KEY (company_id, id)
);
COMMENT ON TABLE leave.approval_policies IS 'So few of a company that its lists are filtered without further indexes.';
SELECT kernel.fence('leave.approval_policies');

ALTER TABLE leave.types ADD COLUMN approval_policy_id uuid;
ALTER TABLE leave.types ADD FOREIGN KEY (company_id, approval_policy_id) REFERENCES leave.approval_policies (company_id, id);
COMMENT ON COLUMN leave.types.approval_policy_id IS 'By which its requests are approved; null: by the line manager, or any admin.';

CREATE TABLE leave.delegations (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    user_id uuid NOT NULL,
    substitute_id uuid NOT NULL,
    from_day date NOT NULL,
    to_day date NOT NULL,
    PRIMARY KEY (company_id, id),
    CHECK (from_day <= to_day),
    CHECK (user_id <> substitute_id),
    -- On each day somebody has one substitute.
    CONSTRAINT leave_delegation_overlap EXCLUDE USING gist (company_id WITH =, user_id WITH =, daterange(from_day, to_day, '[]') WITH &&) WHERE (is_active)
);
CREATE INDEX delegations_user ON leave.delegations (company_id, user_id, id) WHERE is_active;
CREATE INDEX delegations_substitute ON leave.delegations (company_id, substitute_id, id) WHERE is_active;
CREATE INDEX delegations_from ON leave.delegations (company_id, from_day, id) WHERE is_active;
CREATE INDEX delegations_to ON leave.delegations (company_id, to_day, id) WHERE is_active;
SELECT kernel.fence('leave.delegations');

ALTER TABLE leave.requests ADD COLUMN approval_step int NOT NULL DEFAULT 1, ADD COLUMN substitute_id uuid;
COMMENT ON COLUMN leave.requests.approval_step IS 'Which step of its chain awaits a decision, or was the last that had one.';
COMMENT ON COLUMN leave.requests.substitute_id IS 'Who decides in the person''s place while they are away.';
CREATE INDEX requests_substitute ON leave.requests (company_id, substitute_id, id) WHERE is_active;

CREATE TABLE leave.steps (
    company_id uuid NOT NULL,
    leave_request_id uuid NOT NULL,
    step int NOT NULL CHECK (step > 0),
    who text NOT NULL CHECK (who IN ('lineManager', 'user', 'admins', 'secondLine')),
    user_id uuid,
    escalate_after_days int NOT NULL CHECK (escalate_after_days > 0),
    approver_ids uuid[] NOT NULL,
    offered_at timestamptz,
    escalations int NOT NULL DEFAULT 0,
    decided_by uuid,
    decision text CHECK (decision IN ('approved', 'rejected', 'cancelled')),
    decided_at timestamptz,
    note text,
    is_alone boolean NOT NULL DEFAULT false,
    PRIMARY KEY (company_id, leave_request_id, step),
    FOREIGN KEY (company_id, leave_request_id) REFERENCES leave.requests (company_id, id),
    CHECK ((who = 'user') = (user_id IS NOT NULL)),
    CHECK ((decided_by IS NULL) = (decision IS NULL) AND (decision IS NULL) = (decided_at IS NULL))
);
COMMENT ON TABLE leave.steps IS 'The approval chain of a request, as its policy was when it was asked for. Requests of a build that knew none get theirs from a job.';
COMMENT ON COLUMN leave.steps.offered_at IS 'When it came to be its turn, or was last offered to others too.';
COMMENT ON COLUMN leave.steps.is_alone IS 'It was decided where nobody decides two steps of a request.';
CREATE UNIQUE INDEX leave_step_alone ON leave.steps (company_id, leave_request_id, decided_by) WHERE is_alone;
SELECT kernel.fence('leave.steps');

CREATE TABLE leave.approvers (
    company_id uuid NOT NULL,
    user_id uuid NOT NULL,
    leave_request_id uuid NOT NULL,
    PRIMARY KEY (company_id, user_id, leave_request_id),
    FOREIGN KEY (company_id, leave_request_id) REFERENCES leave.requests (company_id, id)
);
COMMENT ON TABLE leave.approvers IS 'Whose decision a request awaits, and who decided a step of it: they read it. Kept by a trigger on steps.';
CREATE INDEX approvers_request ON leave.approvers (company_id, leave_request_id);
SELECT kernel.fence('leave.approvers');

CREATE FUNCTION leave.note_approvers() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    changed leave.steps := coalesce(NEW, OLD);
BEGIN
    DELETE FROM leave.approvers WHERE company_id = changed.company_id AND leave_request_id = changed.leave_request_id;
    INSERT INTO leave.approvers (company_id, user_id, leave_request_id)
    SELECT DISTINCT s.company_id, approver, s.leave_request_id
    FROM leave.steps s CROSS JOIN LATERAL unnest(CASE WHEN s.decision IS NULL THEN s.approver_ids ELSE ARRAY[s.decided_by] END) AS approver
    WHERE s.company_id = changed.company_id AND s.leave_request_id = changed.leave_request_id AND (s.offered_at IS NOT NULL OR s.decision IS NOT NULL);
    RETURN NULL;
END
$$;
CREATE TRIGGER step_asked AFTER INSERT OR DELETE OR UPDATE OF approver_ids, offered_at, decision, decided_by ON leave.steps FOR EACH ROW EXECUTE FUNCTION leave.note_approvers();
