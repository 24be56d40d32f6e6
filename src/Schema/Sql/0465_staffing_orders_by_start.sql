-- The orders of a whole marketplace are read as they begin, and so are those of one client in whatever state.
CREATE INDEX orders_by_start ON staffing.orders (company_id, starts_at, id);
CREATE INDEX orders_of_business_by_start ON staffing.orders (company_id, business_id, starts_at, id);
