-- What is added to the hours of a bill, in hundredths of a percent: by the marketplace, and otherwise where it is agreed with a client.
ALTER TABLE staffing.settings ADD COLUMN fee_basis_points int NOT NULL DEFAULT 0 CHECK (fee_basis_points BETWEEN 0 AND 10000), ADD COLUMN tax_basis_points int NOT NULL DEFAULT 0 CHECK (tax_basis_points BETWEEN 0 AND 10000);
ALTER TABLE staffing.businesses ADD COLUMN fee_basis_points int CHECK (fee_basis_points BETWEEN 0 AND 10000), ADD COLUMN tax_basis_points int CHECK (tax_basis_points BETWEEN 0 AND 10000);
