-- Shifts of which places are or were offered on the marketplace, which keeps who has taken one: only of these it is asked.
ALTER TABLE scheduling.shifts ADD COLUMN offered boolean NOT NULL DEFAULT false;
