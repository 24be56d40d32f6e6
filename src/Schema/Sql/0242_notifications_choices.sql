-- What a person chose of one kind, channel by channel; null where they chose nothing.
CREATE TABLE notifications.choices (
    company_id uuid NOT NULL,
    user_id uuid NOT NULL,
    kind text NOT NULL,
    mail bool,
    push bool,
    PRIMARY KEY (company_id, user_id, kind)
);
SELECT kernel.fence('notifications.choices');

-- When somebody wants to be left alone, and whether their mails come once a day. Only what a person chose.
CREATE TABLE notifications.habits (
    company_id uuid NOT NULL,
    user_id uuid NOT NULL,
    -- False: they want no quiet hours at all.
    is_quiet bool NOT NULL,
    quiet_from time NOT NULL,
    quiet_to time NOT NULL,
    -- 0 is Sunday; the day on which the hours begin.
    quiet_weekdays int[] NOT NULL,
    digest text NOT NULL CHECK (digest IN ('none', 'daily')),
    PRIMARY KEY (company_id, user_id)
);
SELECT kernel.fence('notifications.habits');

-- The owner of a fenced table sees none of its rows.
SET LOCAL ROLE workforceos_system;
INSERT INTO notifications.choices (company_id, user_id, kind, mail) SELECT company_id, user_id, kind, mail FROM notifications.mail_choices;
RESET ROLE;

-- Hosts of the build before know only mail_choices: while hosts are renewed, each table follows the other.
CREATE FUNCTION notifications.follow_mail_choice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF pg_trigger_depth() > 1 THEN RETURN NULL; END IF;
    IF TG_OP = 'DELETE' THEN
        UPDATE notifications.choices SET mail = NULL WHERE company_id = OLD.company_id AND user_id = OLD.user_id AND kind = OLD.kind;
    ELSE
        INSERT INTO notifications.choices (company_id, user_id, kind, mail) VALUES (NEW.company_id, NEW.user_id, NEW.kind, NEW.mail)
        ON CONFLICT (company_id, user_id, kind) DO UPDATE SET mail = excluded.mail;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER follow_mail_choice AFTER INSERT OR UPDATE OR DELETE ON notifications.mail_choices FOR EACH ROW EXECUTE FUNCTION notifications.follow_mail_choice();

CREATE FUNCTION notifications.follow_choice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF pg_trigger_depth() > 1 THEN RETURN NULL; END IF;
    IF TG_OP = 'DELETE' OR NEW.mail IS NULL THEN
        DELETE FROM notifications.mail_choices WHERE company_id = coalesce(NEW.company_id, OLD.company_id) AND user_id = coalesce(NEW.user_id, OLD.user_id) AND kind = coalesce(NEW.kind, OLD.kind);
    ELSE
        INSERT INTO notifications.mail_choices (company_id, user_id, kind, mail) VALUES (NEW.company_id, NEW.user_id, NEW.kind, NEW.mail)
        ON CONFLICT (company_id, user_id, kind) DO UPDATE SET mail = excluded.mail;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER follow_choice AFTER INSERT OR UPDATE OR DELETE ON notifications.choices FOR EACH ROW EXECUTE FUNCTION notifications.follow_choice();
