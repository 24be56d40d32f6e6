-- To rank all who hold a role one wants what they have said of a day or two of the week, and not of the other five.
CREATE INDEX availability_of_day ON staffing.availability_weekly (company_id, day_of_week, staff_id) INCLUDE (status, slots);
