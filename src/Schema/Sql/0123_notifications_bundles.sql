-- Which kinds of news there are stands in one table, the code's; it is not copied here.
ALTER TABLE notifications.notifications DROP CONSTRAINT notifications_kind_check;
ALTER TABLE notifications.mail_choices DROP CONSTRAINT mail_choices_kind_check;

-- What may still grow into more of its kind goes into a mail when it no longer can.
ALTER TABLE notifications.notifications ADD COLUMN mail_at timestamptz;
