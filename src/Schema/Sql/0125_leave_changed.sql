-- When the owner of a request last asked for something else: whoever approves soon after must have read what.
ALTER TABLE leave.requests ADD COLUMN changed_at timestamptz;
