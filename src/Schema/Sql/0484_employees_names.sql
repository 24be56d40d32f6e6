-- Profiles are found and sorted by the names of their people, which are kept with the accounts: the database keeps both alike, on every path.
ALTER TABLE employees.profiles ADD COLUMN fullname text;
COMMENT ON COLUMN employees.profiles.fullname IS 'Of the account; written by triggers alone, and taken away when the person is erased.';
SET LOCAL ROLE workforceos_system;
UPDATE employees.profiles p SET fullname = u.fullname FROM identity.users u WHERE u.company_id = p.company_id AND u.id = p.user_id;
RESET ROLE;

CREATE FUNCTION employees.name_profile() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.fullname := (SELECT fullname FROM identity.users WHERE company_id = NEW.company_id AND id = NEW.user_id);
    RETURN NEW;
END
$$;
CREATE TRIGGER profile_named BEFORE INSERT ON employees.profiles FOR EACH ROW EXECUTE FUNCTION employees.name_profile();

CREATE FUNCTION employees.rename_profile() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE employees.profiles SET fullname = NEW.fullname WHERE company_id = NEW.company_id AND user_id = NEW.id;
    RETURN NULL;
END
$$;
CREATE TRIGGER user_renamed AFTER UPDATE OF fullname ON identity.users FOR EACH ROW WHEN (NEW.fullname <> OLD.fullname) EXECUTE FUNCTION employees.rename_profile();
