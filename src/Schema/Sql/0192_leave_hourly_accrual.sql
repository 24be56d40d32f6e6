-- Leave is granted by the hour too.
ALTER TABLE leave.entitlements ADD COLUMN rate numeric(9,8) CHECK (rate > 0 AND rate <= 1);
ALTER TABLE leave.entitlements DROP CONSTRAINT entitlements_accrual_check;
ALTER TABLE leave.entitlements ADD CONSTRAINT entitlements_accrual_check CHECK (accrual IN ('yearly', 'monthly', 'perHour')), ADD CHECK ((accrual = 'perHour') = (rate IS NOT NULL));
COMMENT ON COLUMN leave.entitlements.rate IS 'Days for each counted hour.';
