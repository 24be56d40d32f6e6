-- What managers hand out, each person's copy of it, and what comes round by itself.
SELECT kernel.open_schema('tasks');

CREATE TABLE tasks.assignments (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    title text NOT NULL,
    description text,
    due_time timestamptz,
    status text NOT NULL CHECK (status IN ('active', 'cancelled', 'completed')),
    assigner_id uuid NOT NULL,
    assignee_user_ids uuid[] NOT NULL,
    assigned_department_ids uuid[] NOT NULL,
    shift_id uuid,
    completion_rule text NOT NULL CHECK (completion_rule IN ('each', 'any')),
    checklist jsonb NOT NULL,
    recurring_task_id uuid,
    occurrence_date date,
    PRIMARY KEY (company_id, id),
    CHECK ((recurring_task_id IS NULL) = (occurrence_date IS NULL))
);
COMMENT ON COLUMN tasks.assignments.checklist IS 'Its items with their ids; ticks stand in each person''s task.';
-- A deleted day does not come again.
CREATE UNIQUE INDEX task_occurrence ON tasks.assignments (company_id, recurring_task_id, occurrence_date) WHERE recurring_task_id IS NOT NULL;
CREATE INDEX task_assigner ON tasks.assignments (company_id, assigner_id, id DESC) WHERE is_active;
CREATE INDEX task_status_due ON tasks.assignments (company_id, status, due_time, id) WHERE is_active;
CREATE INDEX task_assignment_due ON tasks.assignments (company_id, due_time, id) WHERE is_active;
CREATE INDEX task_assignment_shift ON tasks.assignments (company_id, shift_id, id) WHERE shift_id IS NOT NULL;
CREATE INDEX task_assignment_recurring ON tasks.assignments (company_id, recurring_task_id, id) WHERE is_active;
CREATE INDEX task_assignment_occurrence ON tasks.assignments (company_id, occurrence_date, id) WHERE is_active;
CREATE INDEX task_assignment_rule ON tasks.assignments (company_id, completion_rule, id) WHERE is_active;
SELECT kernel.fence('tasks.assignments');

-- Who and which departments are named, as rows, for searching: under row-level security an index on the array itself is never used.
CREATE TABLE tasks.assignment_people (
    company_id uuid NOT NULL,
    assignment_id uuid NOT NULL,
    user_id uuid NOT NULL,
    PRIMARY KEY (company_id, assignment_id, user_id)
);
CREATE INDEX assignment_people_of ON tasks.assignment_people (company_id, user_id, assignment_id);
SELECT kernel.fence('tasks.assignment_people');

CREATE TABLE tasks.assignment_departments (
    company_id uuid NOT NULL,
    assignment_id uuid NOT NULL,
    department_id uuid NOT NULL,
    PRIMARY KEY (company_id, assignment_id, department_id)
);
CREATE INDEX assignment_departments_of ON tasks.assignment_departments (company_id, department_id, assignment_id);
SELECT kernel.fence('tasks.assignment_departments');

CREATE FUNCTION tasks.note_named() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM tasks.assignment_people
    WHERE company_id = NEW.company_id AND assignment_id = NEW.id AND user_id <> ALL (NEW.assignee_user_ids);
    INSERT INTO tasks.assignment_people (company_id, assignment_id, user_id)
    SELECT NEW.company_id, NEW.id, unnest(NEW.assignee_user_ids) ON CONFLICT DO NOTHING;
    DELETE FROM tasks.assignment_departments
    WHERE company_id = NEW.company_id AND assignment_id = NEW.id AND department_id <> ALL (NEW.assigned_department_ids);
    INSERT INTO tasks.assignment_departments (company_id, assignment_id, department_id)
    SELECT NEW.company_id, NEW.id, unnest(NEW.assigned_department_ids) ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;
CREATE TRIGGER assignment_made AFTER INSERT ON tasks.assignments FOR EACH ROW
    WHEN (NEW.assignee_user_ids <> '{}' OR NEW.assigned_department_ids <> '{}') EXECUTE FUNCTION tasks.note_named();
CREATE TRIGGER assignment_changed AFTER UPDATE OF assignee_user_ids, assigned_department_ids ON tasks.assignments FOR EACH ROW
    WHEN (NEW.assignee_user_ids <> OLD.assignee_user_ids OR NEW.assigned_department_ids <> OLD.assigned_department_ids) EXECUTE FUNCTION tasks.note_named();

CREATE TABLE tasks.individual_tasks (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    task_assignment_id uuid NOT NULL,
    assignee_user_id uuid NOT NULL,
    title text NOT NULL,
    description text,
    due_time timestamptz,
    status text NOT NULL CHECK (status IN ('pending', 'completed', 'cancelled')),
    completed_time timestamptz,
    completed_by_id uuid,
    cancel_reason text CHECK (cancel_reason IN ('unassigned', 'assignmentCancelled', 'doneByOther', 'missed', 'left', 'manager')),
    completion_note text,
    checklist jsonb NOT NULL,
    shift_id uuid,
    due_told_at timestamptz,
    overdue_told_at timestamptz,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, task_assignment_id) REFERENCES tasks.assignments (company_id, id),
    CHECK ((status = 'completed') = (completed_time IS NOT NULL)),
    CHECK ((status = 'cancelled') = (cancel_reason IS NOT NULL))
);
COMMENT ON COLUMN tasks.individual_tasks.shift_id IS 'Of the assignment.';
COMMENT ON COLUMN tasks.individual_tasks.overdue_told_at IS 'Until the due time becomes another one.';
CREATE UNIQUE INDEX individual_task_person ON tasks.individual_tasks (company_id, task_assignment_id, assignee_user_id) WHERE is_active;
-- With the deleted ones, which handing out again must not bring back.
CREATE INDEX individual_task_once ON tasks.individual_tasks (company_id, task_assignment_id, assignee_user_id, status);
CREATE INDEX individual_task_assignee ON tasks.individual_tasks (company_id, assignee_user_id, status, due_time, id);
CREATE INDEX individual_task_status ON tasks.individual_tasks (company_id, status, due_time, id) WHERE is_active;
CREATE INDEX individual_task_due ON tasks.individual_tasks (company_id, due_time, id) WHERE is_active;
CREATE INDEX individual_task_shift ON tasks.individual_tasks (company_id, shift_id, id) WHERE shift_id IS NOT NULL;
CREATE INDEX individual_task_completed ON tasks.individual_tasks (company_id, completed_time, id) WHERE completed_time IS NOT NULL;
CREATE INDEX individual_task_completed_by ON tasks.individual_tasks (company_id, completed_by_id, id) WHERE completed_by_id IS NOT NULL;
CREATE INDEX individual_task_cancel_reason ON tasks.individual_tasks (company_id, cancel_reason, id) WHERE cancel_reason IS NOT NULL;
CREATE INDEX tasks_to_tell ON tasks.individual_tasks (due_time) WHERE is_active AND status = 'pending' AND overdue_told_at IS NULL;
SELECT kernel.fence('tasks.individual_tasks');

CREATE TABLE tasks.recurring (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    title text NOT NULL,
    description text,
    checklist jsonb NOT NULL,
    completion_rule text NOT NULL CHECK (completion_rule IN ('each', 'any')),
    assignee_user_ids uuid[] NOT NULL,
    assigned_department_ids uuid[] NOT NULL,
    shift_template_id uuid,
    recurrence_rule text NOT NULL,
    anchor_date date NOT NULL,
    due_time_of_day time,
    lead_days int NOT NULL CHECK (lead_days BETWEEN 0 AND 30),
    missed text NOT NULL CHECK (missed IN ('skip', 'keep')),
    paused boolean NOT NULL,
    next_date date,
    last_date date,
    creator_id uuid NOT NULL,
    told_nobody boolean NOT NULL,
    PRIMARY KEY (company_id, id),
    CHECK (due_time_of_day IS NOT NULL OR shift_template_id IS NOT NULL),
    CHECK (shift_template_id IS NULL OR (assignee_user_ids = '{}' AND assigned_department_ids = '{}'))
);
COMMENT ON COLUMN tasks.recurring.next_date IS 'The next day to be handed out; null where there is none.';
COMMENT ON COLUMN tasks.recurring.last_date IS 'No day after this one.';
COMMENT ON COLUMN tasks.recurring.told_nobody IS 'Its maker knows that it reaches nobody.';
CREATE INDEX recurring_next ON tasks.recurring (company_id, next_date, id) WHERE is_active AND NOT paused;
CREATE INDEX recurring_creator ON tasks.recurring (company_id, creator_id, id) WHERE is_active;
CREATE INDEX recurring_template ON tasks.recurring (company_id, shift_template_id, id) WHERE is_active;
SELECT kernel.fence('tasks.recurring');
