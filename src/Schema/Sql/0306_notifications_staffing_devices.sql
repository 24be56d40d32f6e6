-- Devices of the marketplace's apps: as whom their owner uses them, and a build. Such an app need not name the device; '' is one without a name.
ALTER TABLE notifications.devices ADD COLUMN staff_id uuid, ADD COLUMN membership_id uuid, ADD COLUMN app_build text;
ALTER TABLE notifications.devices DROP CONSTRAINT devices_of_user;
CREATE UNIQUE INDEX devices_of_user ON notifications.devices (company_id, user_id, audience, device_id) WHERE device_id <> '';

-- Whether it hurries.
ALTER TABLE notifications.notices ADD COLUMN is_urgent boolean NOT NULL DEFAULT false;

-- An attempt is of a push, a mail, a text message, or of a notice that goes to the log alone.
ALTER TABLE notifications.deliveries ADD COLUMN notice_id uuid;
ALTER TABLE notifications.deliveries DROP CONSTRAINT deliveries_of_one;
ALTER TABLE notifications.deliveries ADD CONSTRAINT deliveries_of_one CHECK (num_nonnulls(push_id, mail_id, sms_id, notice_id) = 1);
CREATE UNIQUE INDEX deliveries_of_notice ON notifications.deliveries (company_id, notice_id, attempt) WHERE notice_id IS NOT NULL;
