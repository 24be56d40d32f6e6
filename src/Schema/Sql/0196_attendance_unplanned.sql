-- Why somebody came to work that nobody had planned, in their words.
ALTER TABLE attendance.records ADD COLUMN note text;
