-- Where somebody came or went since the seats were looked at.
ALTER TABLE subscriptions.subscriptions ADD COLUMN seats_wanted_at timestamptz;
CREATE INDEX subscriptions_seats_wanted ON subscriptions.subscriptions (company_id, seats_wanted_at, id) WHERE seats_wanted_at IS NOT NULL;
