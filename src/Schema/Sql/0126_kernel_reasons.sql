-- Why somebody did it, in their own words, and which program spoke for them.
ALTER TABLE kernel.changes ADD COLUMN reason text, ADD COLUMN agent text;
