-- What the marketplace told and tells, under the names and words of its contract, for people to read. The queues are those of all
-- notifications; these views are no others. They see what their reader may see, and no token is readable in them.
SELECT kernel.open_schema('staffing');

CREATE VIEW staffing.device_push_tokens WITH (security_invoker = true) AS
SELECT company_id, id, user_id, staff_id, membership_id AS business_membership_id, upper(audience) AS audience, upper(provider) AS provider, upper(os) AS platform, token AS sealed_token, token_hash,
    nullif(device_id, '') AS device_id, app_version, app_build, locale, timezone, state = 'active' AS is_active, created_at AS registered_at, last_seen_at, upper(state_reason) AS invalidated_reason
FROM notifications.devices WHERE audience <> 'company';
COMMENT ON VIEW staffing.device_push_tokens IS 'Where clients and workers want to be pushed to.';

CREATE VIEW staffing.notification_deliveries WITH (security_invoker = true) AS
SELECT d.company_id, d.id, n.id AS outbox_id, p.device_id AS token_id, d.attempt, upper(d.provider) AS provider,
    CASE d.outcome WHEN 'sent' THEN 'SENT' WHEN 'retry' THEN 'FAILED_TRANSIENT' WHEN 'gone' THEN 'INVALID_TOKEN' ELSE 'FAILED_PERMANENT' END AS status,
    d.message_id AS provider_message_id, CASE WHEN d.outcome <> 'sent' THEN coalesce(d.status::text, 'ERROR') END AS error_code, d.error, d.latency_ms, d.at AS attempted_at
FROM notifications.notices n
LEFT JOIN notifications.pushes p ON p.company_id = n.company_id AND p.notification_id = n.id AND n.channel = 'push'
JOIN notifications.deliveries d ON d.company_id = n.company_id AND (d.push_id = p.id OR d.mail_id = n.mail_id OR d.sms_id = n.sms_id OR d.notice_id = n.id);
COMMENT ON VIEW staffing.notification_deliveries IS 'Each attempt to bring one of them to one device, address or phone.';

CREATE VIEW staffing.notification_outbox WITH (security_invoker = true) AS
SELECT n.company_id, n.id, upper(n.audience) AS audience, n.user_id, n.staff_id, n.membership_id AS business_membership_id, upper(n.channel) AS channel, n.payload ->> 'type' AS type,
    CASE WHEN n.is_urgent THEN 'HIGH' ELSE 'NORMAL' END AS priority, n.dedupe_key, n.payload,
    -- In the queue it is being sent for the first time, or awaits another attempt.
    CASE WHEN n.state <> 'processing' THEN upper(n.state) WHEN q.under_way OR q.attempts = 0 THEN 'PROCESSING' ELSE 'PENDING' END AS status,
    greatest(n.attempts, q.attempts) AS attempts, CASE n.channel WHEN 'push' THEN 6 WHEN 'log' THEN 1 ELSE 20 END AS max_attempts,
    n.scheduled_at, CASE WHEN n.state = 'processing' THEN q.next_attempt_at ELSE n.next_attempt_at END AS next_attempt_at, CASE WHEN n.state = 'processing' AND q.under_way THEN q.next_attempt_at END AS locked_until,
    n.expires_at, coalesce(n.last_error, q.last_error) AS last_error, n.created_at, n.settled_at
FROM notifications.notices n LEFT JOIN LATERAL (
    SELECT coalesce(max(e.attempts), 0) AS attempts, min(e.next_try_at) FILTER (WHERE e.state = 'queued') AS next_attempt_at, max(e.last_error) AS last_error,
        -- A lease counts as an attempt, and has no row yet.
        bool_or(e.state = 'queued' AND e.attempts > (SELECT count(*) FROM notifications.deliveries d WHERE d.company_id = n.company_id AND (d.push_id = e.id OR d.mail_id = e.id OR d.sms_id = e.id))) AS under_way
    FROM (SELECT id, state, attempts, next_try_at, last_error FROM notifications.pushes WHERE company_id = n.company_id AND notification_id = n.id
        UNION ALL SELECT id, state, attempts, next_try_at, last_error FROM notifications.mails WHERE company_id = n.company_id AND id = n.mail_id
        UNION ALL SELECT id, state, attempts, next_try_at, last_error FROM notifications.sms WHERE company_id = n.company_id AND id = n.sms_id) e) q ON n.state = 'processing';
COMMENT ON VIEW staffing.notification_outbox IS 'What one person is told on one channel, and what became of it.';

GRANT SELECT ON staffing.device_push_tokens, staffing.notification_deliveries, staffing.notification_outbox TO workforceos_app, workforceos_system;
