namespace WorkforceOS.Bench;

/// <summary>Takes away what an earlier measurement left, so that each finds the database as it was filled.</summary>
internal static class Tidy
{
    /// <summary>Where the shifts take place that a measurement makes.</summary>
    public const string Mark = "bench";

    public static Task Up(BenchDatabase database, CancellationToken cancel) => database.Execute($"""
        BEGIN;
        SET LOCAL session_replication_role = replica;
        CREATE TEMP TABLE made ON COMMIT DROP AS SELECT company_id, id FROM scheduling.shifts WHERE location = '{Mark}';
        ANALYZE made;
        DELETE FROM attendance.entries e USING attendance.records r, made WHERE e.company_id = r.company_id AND e.record_id = r.id AND r.company_id = made.company_id AND r.shift_id = made.id;
        DELETE FROM attendance.records r USING made WHERE r.company_id = made.company_id AND r.shift_id = made.id;
        DELETE FROM scheduling.bookings b USING made WHERE b.company_id = made.company_id AND b.shift_id = made.id;
        DELETE FROM scheduling.shifts s USING made WHERE s.company_id = made.company_id AND s.id = made.id;
        CREATE TEMP TABLE given ON COMMIT DROP AS SELECT company_id, id FROM tasks.assignments WHERE title = '{Mark}';
        ANALYZE given;
        DELETE FROM tasks.individual_tasks t USING given WHERE t.company_id = given.company_id AND t.task_assignment_id = given.id;
        DELETE FROM tasks.assignment_people p USING given WHERE p.company_id = given.company_id AND p.assignment_id = given.id;
        DELETE FROM tasks.assignments a USING given WHERE a.company_id = given.company_id AND a.id = given.id;
        CREATE TEMP TABLE worked ON COMMIT DROP AS SELECT s.company_id, s.id AS shift_id, a.id FROM staffing.shifts s LEFT JOIN staffing.assignments a ON a.company_id = s.company_id AND a.shift_id = s.id WHERE s.title = '{Mark}';
        ANALYZE worked;
        DELETE FROM scheduling.bookings b USING worked w WHERE b.company_id = w.company_id AND b.held_for = w.id;
        DELETE FROM staffing.timesheets t USING worked w WHERE t.company_id = w.company_id AND t.assignment_id = w.id;
        DELETE FROM staffing.attendance_events e USING worked w WHERE e.company_id = w.company_id AND e.assignment_id = w.id;
        DELETE FROM staffing.incidents i USING worked w WHERE i.company_id = w.company_id AND i.assignment_id = w.id;
        DELETE FROM staffing.sessions s USING worked w WHERE s.company_id = w.company_id AND s.assignment_id = w.id;
        DELETE FROM staffing.assignments a USING worked w WHERE a.company_id = w.company_id AND a.shift_id = w.shift_id;
        DELETE FROM staffing.applications a USING worked w WHERE a.company_id = w.company_id AND a.shift_id = w.shift_id;
        DELETE FROM staffing.shift_roles r USING worked w WHERE r.company_id = w.company_id AND r.shift_id = w.shift_id;
        DELETE FROM staffing.shifts s USING worked w WHERE s.company_id = w.company_id AND s.id = w.shift_id;
        DELETE FROM staffing.orders WHERE title = '{Mark}';
        TRUNCATE staffing.security_proofs, staffing.proof_nonces, staffing.location_batches, files.pending, files.removals, files.stored_files, notifications.notices, kernel.idempotency_keys;
        -- What begins now, because days have passed since the fill, has been worked.
        UPDATE staffing.swap_requests SET status = 'cancelled', resolved_at = now() WHERE status = 'open' AND expires_at < now() + interval '2 hours';
        UPDATE staffing.assignments SET status = 'completed', checked_in_at = starts_at, checked_out_at = ends_at WHERE status IN ('accepted', 'swapRequested', 'checkedIn') AND starts_at < now() + interval '2 hours';
        UPDATE staffing.shift_roles SET status = 'closed' WHERE status IN ('open', 'filled') AND starts_at < now() + interval '2 hours';
        UPDATE staffing.shifts SET status = 'completed' WHERE status IN ('open', 'filled', 'inProgress') AND starts_at < now() + interval '2 hours';
        TRUNCATE payroll.reports, payroll.runs, kernel.locked_days, notifications.inboxes, notifications.notifications, kernel.changes, kernel.outbox, kernel.deliveries, kernel.jobs;
        DELETE FROM identity.sessions;
        -- Days may have passed since the fill, and nobody has been absent on them.
        UPDATE attendance.absence_marks SET marked_until = now();
        COMMIT;
        """, cancel);

    /// <summary>Statistics and visibility as the product's own autovacuum would have them, and no checkpoint of ours in the middle of what follows.</summary>
    public static Task Rest(BenchDatabase database, CancellationToken cancel) =>
        database.Execute("VACUUM (ANALYZE) scheduling.shifts, scheduling.bookings, attendance.records, attendance.entries, leave.requests, tasks.assignments, tasks.individual_tasks, announcements.announcements, announcements.receipts, staffing.shifts, staffing.shift_roles, staffing.applications, staffing.assignments, staffing.sessions; CHECKPOINT", cancel);

    /// <summary>Until the host has counted the days that the fill and other measurements have touched.</summary>
    public static async Task Counted(BenchDatabase database, CancellationToken cancel)
    {
        while (await database.Value("SELECT count(*) FROM staffing.touched_days", cancel) != "0") await Task.Delay(500, cancel);
        await database.Execute("VACUUM (ANALYZE) staffing.touched_days, staffing.reported_days, staffing.reported_roles", cancel);
    }

    /// <summary>Until everybody has been told of what was done, which goes on after its answer.</summary>
    public static async Task Delivered(BenchDatabase database, CancellationToken cancel)
    {
        while (await database.Value("SELECT count(*) FROM kernel.outbox WHERE delivered_at IS NULL AND dead_at IS NULL", cancel) != "0") await Task.Delay(500, cancel);
    }
}
