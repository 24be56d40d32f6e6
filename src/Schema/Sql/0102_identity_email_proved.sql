-- When a code that was mailed to the address first came back. Until now an admin's word counted as much.
ALTER TABLE identity.users ADD COLUMN email_proved_at timestamptz;
-- The owner of a fenced table sees none of its rows.
SET LOCAL ROLE workforceos_system;
UPDATE identity.users SET email_proved_at = updated_at WHERE email_verified;
RESET ROLE;
