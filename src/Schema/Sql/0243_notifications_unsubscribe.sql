-- Where the reader of a mail gets no more of its kind; null where it is of no kind.
ALTER TABLE notifications.mails ADD COLUMN unsubscribe text;
