-- An inbox is read by position, newest first: the unique index serves it.
DROP INDEX notifications.notifications_of_user;
