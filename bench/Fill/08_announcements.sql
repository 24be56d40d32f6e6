-- As many announcements of the large company as it has employees, two a day: one of four is for everyone, the others are for a department.
-- Half of them are shown for ever. Of a thousand readers 800 have read one.
CREATE TABLE bench.said AS
SELECT number, c.id AS company_id, bench.id(made, 16, number) AS id, made, bench.id(timestamptz '2021-01-02', 2, 100001) AS admin_id,
       CASE WHEN number % 4 > 0 THEN bench.id(timestamptz '2021-01-02', 3, 1000 + number % (c.employees / 50 + CASE WHEN c.employees % 50 > 0 THEN 1 ELSE 0 END)) END AS department_id, number % 8 < 4 AS for_ever
FROM bench.companies c CROSS JOIN LATERAL generate_series(0, c.employees - 1) AS number
CROSS JOIN LATERAL (SELECT date_trunc('day', now()) - number * interval '12 hours' AS made) m
WHERE c.n = 1;

INSERT INTO announcements.announcements (company_id, id, is_active, record_version, created_at, updated_at, creator_id, title, body, body_html, preview, target_department_ids, audience_user_ids, audience,
    send_time, visible_until, status, sent_at, pinned, requires_acknowledgement)
SELECT company_id, id, true, 1, made, made, admin_id, 'News ' || number, body, '<p>' || body || '</p>', left(body, 200), CASE WHEN department_id IS NULL THEN '{}' ELSE ARRAY[department_id] END, '{}',
       CASE WHEN department_id IS NULL THEN 'everyone' ELSE 'departments' END, made, CASE WHEN NOT for_ever THEN made + interval '30 days' END, 'sent', made, number % 500 = 0, number % 10 = 0
FROM bench.said CROSS JOIN LATERAL (SELECT repeat('The canteen is closed on Friday and open again on Monday. ', 8) AS body) b ORDER BY made;
INSERT INTO announcements.targets (company_id, announcement_id, kind, target_id) SELECT company_id, id, 'department', department_id FROM bench.said WHERE department_id IS NOT NULL;

INSERT INTO announcements.receipts (company_id, announcement_id, user_id, read_at, acknowledged_at)
SELECT s.company_id, s.id, p.user_id, s.made + luck * interval '1 minute', CASE WHEN s.number % 10 = 0 THEN s.made + luck * interval '2 minutes' END
FROM bench.said s JOIN bench.people p ON p.company_n = 1 AND (s.department_id IS NULL OR p.department_id = s.department_id)
CROSS JOIN LATERAL (SELECT bench.luck(p.user_id, s.number) AS luck) l
WHERE luck < 800 ORDER BY s.made, p.user_id;

DROP TABLE bench.said;
