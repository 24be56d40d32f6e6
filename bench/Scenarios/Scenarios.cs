namespace WorkforceOS.Bench;

/// <summary>What is measured, in the order of the report.</summary>
internal sealed class Scenarios(Size size, SignedIn signedIn)
{
    public const string WeekOfAdmin = "listShifts of a week, as admin";
    public const string WeekOfLineManager = "listShifts of a week, as line manager";
    private const string Shifts = "/scheduleManagement-api/v1/shifts";
    private const string Tasks = "/taskManagement-api/v1";

    /// <summary>Half a year back and four weeks ahead, at random.</summary>
    private const string Weeks = """
        SELECT row_number() OVER (ORDER BY bench.luck(bench.id(now(), 0, w), 3)) - 1 AS n, date_trunc('week', now())::date + w * 7 AS monday, date_trunc('week', now())::date + w * 7 + 6 AS sunday
        FROM generate_series(-26, 4) AS w
        """;

    /// <summary>Of those of the large company who are signed in.</summary>
    private string EveryOther => $"SELECT e / 2 AS n, user_id FROM bench.people WHERE company_n = 1 AND e % 2 = 0 AND e < {Math.Min(size.Employees, 400)}";

    public IEnumerable<Scenario> All => [GetShift, GetShiftBesideLogins, WeekAsAdmin, WeekWithStreams, WeekAsLineManager, WholeWeek, CreateShift, CreateShiftForMany, CheckIn, CheckOut, RecordsOfPerson, RecordsOfStatus, Balance, BalancesOfMany, MyTasks, CompleteTask, Announcements, Login];

    private Scenario GetShift => ShiftById("getShift");

    /// <summary>What the start of a day costs those who are there already.</summary>
    private Scenario GetShiftBesideLogins => ShiftById($"getShift, while {size.SigningIn} people sign in at once") with { SigningIn = size.SigningIn, Connections = 1, Target = new(100, "p99 < 100 ms") };

    private Scenario WeekAsAdmin => Week(WeekOfAdmin, signedIn.Admin, 25) with { Target = new(100, "p99 < 100 ms") };

    /// <summary>What the open streams cost those who ask.</summary>
    private Scenario WeekWithStreams => Week($"{WeekOfAdmin}, with {size.OpenStreams} streams open", signedIn.Admin, 25) with { OpenStreams = size.OpenStreams };

    private Scenario WeekAsLineManager => Week(WeekOfLineManager, signedIn.LineManager, 25);

    private Scenario WholeWeek => Week("listShifts of a week, as admin, 500 on a page", signedIn.Admin, 500);

    /// <summary>Beside the request's own values, those that follow from them in the database, for pgbench: moments, the lock on a person's time, the place in their inbox.</summary>
    private Scenario CreateShift => new("createShift with conflict check", $"""
        SELECT i AS n, p.user_id, p.manager_id, day, ((day + time '09:00') AT TIME ZONE 'Europe/Berlin')::text AS starts_at, ((day + time '17:00') AT TIME ZONE 'Europe/Berlin')::text AS ends_at,
               (-9223372036854775808 + ((100000 + p.e + 2) & 1023))::text AS turn, 1000000000 + p.e * 10000 + 1 + i / {size.Employees - 1} AS position
        FROM generate_series(0, {size.Employees * 40 - 1}) AS i JOIN bench.people p ON p.company_n = 1 AND p.e = 1 + i % {size.Employees - 1}
        CROSS JOIN LATERAL (SELECT current_date + 70 + i / {size.Employees - 1} AS day) d
        """, row => Scenario.Ask(HttpMethod.Post, Shifts, SignedIn.Company, signedIn.Admin, new
    {
        shiftDate = row["day"], startTime = "09:00", endTime = "17:00", location = Tidy.Mark, assignedUserIds = new[] { row["user_id"] }, status = "scheduled",
    }))
    {
        Before = "INSERT INTO notifications.inboxes (company_id, user_id, last_position) SELECT company_id, user_id, 1000000000 + e * 10000 FROM bench.people WHERE company_n = 1;",
        Wanted = 201,
        Writes = true,
    };

    /// <summary>As above, with the person's values once for each of the crew.</summary>
    private Scenario CreateShiftForMany => new($"createShift for {size.Crew} people", $"""
        SELECT i AS n, min(day) AS day, min(starts_at) AS starts_at, min(ends_at) AS ends_at,
               {string.Join(", ", Enumerable.Range(0, size.Crew).SelectMany(k => new[] { "user_id", "manager_id", "turn", "position" }.Select(column => $"min({column}::text) FILTER (WHERE k = {k}) AS {column}_{k}")))}
        FROM (SELECT i, row_number() OVER (PARTITION BY i ORDER BY p.user_id) - 1 AS k, p.user_id, p.manager_id, day,
                     ((day + time '09:00') AT TIME ZONE 'Europe/Berlin')::text AS starts_at, ((day + time '17:00') AT TIME ZONE 'Europe/Berlin')::text AS ends_at,
                     (-9223372036854775808 + ((100000 + p.e + 2) & 1023))::text AS turn, 2000000000 + p.e * 10000 + 1 + i / {Crews} AS position
              FROM generate_series(0, {Crews * 130 - 1}) AS i CROSS JOIN LATERAL (SELECT current_date + 140 + i / {Crews} AS day) d
              JOIN bench.people p ON p.company_n = 1 AND p.e BETWEEN 1 + i % {Crews} * {size.Crew} AND (1 + i % {Crews}) * {size.Crew}) AS each_of
        GROUP BY i
        """, row => Scenario.Ask(HttpMethod.Post, Shifts, SignedIn.Company, signedIn.Admin, new
    {
        shiftDate = row["day"], startTime = "09:00", endTime = "17:00", location = Tidy.Mark, assignedUserIds = Enumerable.Range(0, size.Crew).Select(k => row[$"user_id_{k}"]), status = "scheduled",
    }))
    {
        Before = "UPDATE notifications.inboxes i SET last_position = 2000000000 + e * 10000 FROM bench.people p WHERE p.company_n = 1 AND i.company_id = p.company_id AND i.user_id = p.user_id;",
        Wanted = 201,
        Writes = true,
        Connections = 1,
        Target = new(80, "p50 < 80 ms", IsMedian: true),
    };

    /// <summary>So many whole crews the large company has.</summary>
    private int Crews => (size.Employees - 1) / size.Crew;

    /// <summary>So many of the largest company have a shift within the hour before which one may check in, so that each check-in is somebody's first request in a while.</summary>
    private Scenario CheckIn => new($"check-in, {size.CheckInsPerSecond} arrive each second", "SELECT n, user_id, shift_id, starts_at::text, ends_at::text FROM bench.due",
        row => Scenario.Ask(HttpMethod.Post, "/attendanceManagement-api/v1/check-in", SignedIn.Largest, signedIn.OfLargest(row["user_id"]), new { shiftId = row["shift_id"] }))
    {
        Wanted = 201,
        Writes = true,
        PerSecond = size.CheckInsPerSecond,
        Before = Due,
        Target = new(50, $"p99 < 50 ms at {size.CheckInsPerSecond}/s"),
    };

    /// <summary>So many of the largest company have been there for nine hours, so that a break is due that they have not taken.</summary>
    private Scenario CheckOut => new($"check-out with a break due, {size.CheckInsPerSecond} each second", "SELECT n, user_id, record_id FROM bench.there",
        row => Scenario.Ask(HttpMethod.Post, "/attendanceManagement-api/v1/check-out", SignedIn.Largest, signedIn.OfLargest(row["user_id"]), new { attendanceRecordId = row["record_id"] }))
    {
        Writes = true,
        PerSecond = size.CheckInsPerSecond,
        Before = There,
        Target = new(50, $"p99 < 50 ms at {size.CheckInsPerSecond}/s"),
    };

    private Scenario Balance => new("leave balance of one person, ten years", $"SELECT e AS n, user_id FROM bench.people WHERE company_n = 2 AND e < {Math.Min(size.Most, 200)}",
        row => Scenario.Ask(HttpMethod.Get, $"/leaveManagement-api/v1/leavebalances?userId={row["user_id"]}", SignedIn.Largest, signedIn.AdminOfLargest))
    {
        Connections = 1,
        Target = new(5, "p50 < 5 ms", IsMedian: true),
    };

    private Scenario BalancesOfMany => new("leave balances of 500 people, ten years", $"SELECT n FROM generate_series(0, {Math.Max(2, size.Most / 500) - 1}) AS n",
        row => Scenario.Ask(HttpMethod.Get, $"/leaveManagement-api/v1/leavebalances/team?pageRowCount=500&pageNumber={1 + int.Parse(row["n"], System.Globalization.CultureInfo.InvariantCulture)}", SignedIn.Largest, signedIn.AdminOfLargest))
    {
        Connections = 1,
        Target = new(300, "p50 < 300 ms", IsMedian: true),
    };

    /// <summary>A page of somebody's own, of as many tasks as the company had shifts.</summary>
    private Scenario MyTasks => new("listMyIndividualTasks", EveryOther, row => Scenario.Ask(HttpMethod.Get, $"{Tasks}/myindividualtasks", SignedIn.Company, signedIn.Of(row["user_id"])))
    {
        Target = new(50, "p99 < 50 ms"),
    };

    /// <summary>Each of an assignment that somebody else has still to do.</summary>
    private Scenario CompleteTask => new($"completing a task, {size.CheckInsPerSecond} each second", "SELECT n, user_id, task_id, assignment_id FROM bench.to_do",
        row => Scenario.Ask(HttpMethod.Patch, $"{Tasks}/individualtasks/{row["task_id"]}", SignedIn.Company, signedIn.Of(row["user_id"]), new { status = "completed" }))
    {
        Writes = true,
        PerSecond = size.CheckInsPerSecond,
        Before = ToDo,
    };

    private Scenario Announcements => new("listAnnouncements, as employee", EveryOther, row => Scenario.Ask(HttpMethod.Get, "/announcementManagement-api/v1/announcements", SignedIn.Company, signedIn.Of(row["user_id"])));

    private Scenario RecordsOfPerson => Records("listAttendanceRecords of a person, late ones",
        $"SELECT e AS n, user_id FROM bench.people WHERE company_n = 1 AND e < {Math.Min(size.Employees, 200)}", row => $"userId={row["user_id"]}&status=late");

    private Scenario RecordsOfStatus => Records("listAttendanceRecords of the company, late ones",
        "SELECT n FROM generate_series(0, 3) AS n", row => $"status=late&pageNumber={1 + int.Parse(row["n"], System.Globalization.CultureInfo.InvariantCulture)}");

    private Scenario Login => new("login", """
        SELECT i AS n, u.email, u.id AS user_id
        FROM (SELECT *, row_number() OVER (ORDER BY e) - 1 AS place, count(*) OVER () AS people FROM bench.people WHERE company_n = 1 AND e % 2 = 1) p
        JOIN identity.users u ON u.company_id = p.company_id AND u.id = p.user_id
        CROSS JOIN LATERAL generate_series(place, 99999, people) AS i
        """, row => SignedIn.Request(row["email"]))
    {
        Writes = true,
    };

    private Scenario ShiftById(string name) => new(name, "SELECT row_number() OVER () - 1 AS n, id FROM (SELECT id FROM scheduling.shifts WHERE company_id = (SELECT id FROM bench.companies WHERE n = 1) ORDER BY bench.luck(id, 7), id LIMIT 500) AS s",
        row => Scenario.Ask(HttpMethod.Get, $"{Shifts}/{row["id"]}", SignedIn.Company, signedIn.Admin));

    private static Scenario Week(string name, string token, int rows) => new(name, Weeks, row =>
        Scenario.Ask(HttpMethod.Get, $"{Shifts}?shiftDate=$btw-{row["monday"]},{row["sunday"]}&pageRowCount={rows}", SignedIn.Company, token));

    private Scenario Records(string name, string rows, Func<IReadOnlyDictionary<string, string>, string> filter) => new(name, rows, row =>
        Scenario.Ask(HttpMethod.Get, $"/attendanceManagement-api/v1/attendance-records?{filter(row)}", SignedIn.Company, signedIn.Admin));

    private string ToDo => $"""
        DROP TABLE IF EXISTS bench.to_do;
        CREATE TABLE bench.to_do AS
            SELECT row_number() OVER (ORDER BY turn, bench.luck(user_id, 11), e) - 1 AS n, company_id, user_id, manager_id, bench.new_id() AS assignment_id, bench.new_id() AS task_id
            FROM bench.people CROSS JOIN generate_series(0, {size.Punching * 2 / size.Employees}) AS turn WHERE company_n = 1 AND e > 0 AND e % 2 = 0;
        INSERT INTO tasks.assignments (company_id, id, is_active, record_version, created_at, updated_at, title, due_time, status, assigner_id, assignee_user_ids, assigned_department_ids, completion_rule, checklist)
        SELECT company_id, assignment_id, true, 1, now(), now(), '{Tidy.Mark}', now() + interval '2 days', 'active', manager_id, ARRAY[user_id, manager_id], ARRAY[]::uuid[], 'each', '[]' FROM bench.to_do;
        INSERT INTO tasks.assignment_people (company_id, assignment_id, user_id) SELECT company_id, assignment_id, unnest(ARRAY[user_id, manager_id]) FROM bench.to_do;
        INSERT INTO tasks.individual_tasks (company_id, id, is_active, record_version, created_at, updated_at, task_assignment_id, assignee_user_id, title, due_time, status, checklist)
        SELECT company_id, task_id, true, 1, now(), now(), assignment_id, user_id, '{Tidy.Mark}', now() + interval '2 days', 'pending', '[]'::jsonb FROM bench.to_do
        UNION ALL
        SELECT company_id, bench.new_id(), true, 1, now(), now(), assignment_id, manager_id, '{Tidy.Mark}', now() + interval '2 days', 'pending', '[]'::jsonb FROM bench.to_do;
        """;

    private string There => $"""
        DROP TABLE IF EXISTS bench.there;
        -- Nobody has another shift in these hours.
        CREATE TEMP TABLE in_the_way ON COMMIT DROP AS
            SELECT company_id, shift_id FROM scheduling.bookings WHERE company_id = (SELECT id FROM bench.companies WHERE n = 2) AND active AND ends_at > now() - interval '10 hours' AND starts_at < now() + interval '2 hours';
        ANALYZE in_the_way;
        DELETE FROM scheduling.bookings b USING in_the_way w WHERE b.company_id = w.company_id AND b.shift_id = w.shift_id;
        DELETE FROM attendance.entries e USING attendance.records r, in_the_way w WHERE e.company_id = r.company_id AND e.record_id = r.id AND r.company_id = w.company_id AND r.shift_id = w.shift_id;
        DELETE FROM attendance.records r USING in_the_way w WHERE r.company_id = w.company_id AND r.shift_id = w.shift_id;
        DELETE FROM scheduling.shifts s USING in_the_way w WHERE s.company_id = w.company_id AND s.id = w.shift_id;
        CREATE TABLE bench.there AS
            SELECT row_number() OVER (ORDER BY bench.luck(user_id, 5), user_id) - 1 AS n, company_id, user_id, manager_id, department_id, bench.new_id() AS shift_id, bench.new_id() AS record_id,
                   date_trunc('minute', now() - interval '9 hours') AS starts_at, date_trunc('minute', now() + interval '10 minutes') AS ends_at
            FROM bench.people WHERE company_n = 2 AND e BETWEEN 1 AND {size.Punching};
        INSERT INTO scheduling.shifts (company_id, id, is_active, record_version, created_at, updated_at, shift_date, start_time, end_time, starts_at, ends_at, location,
            department_id, assigned_user_ids, assigned_department_ids, status, created_by, sole_manager_id)
        SELECT company_id, shift_id, true, 1, now(), now(), (starts_at AT TIME ZONE 'Europe/Berlin')::date, (starts_at AT TIME ZONE 'Europe/Berlin')::time,
               (ends_at AT TIME ZONE 'Europe/Berlin')::time, starts_at, ends_at, '{Tidy.Mark}',
               department_id, ARRAY[user_id], ARRAY[]::uuid[], 'scheduled', coalesce(manager_id, user_id), manager_id FROM bench.there;
        INSERT INTO scheduling.bookings (company_id, id, user_id, shift_id, first_day, last_day, starts_at, ends_at, via, active, manager_id)
        SELECT company_id, bench.new_id(), user_id, shift_id, (starts_at AT TIME ZONE 'Europe/Berlin')::date, (starts_at AT TIME ZONE 'Europe/Berlin')::date,
               starts_at, ends_at, 'direct', true, manager_id FROM bench.there;
        INSERT INTO attendance.records (company_id, id, user_id, shift_id, shift_date, shift_starts_at, shift_ends_at, check_in_time, status, auto_closed, absent_by_rule, is_active, record_version, created_at, updated_at)
        SELECT company_id, record_id, user_id, shift_id, (starts_at AT TIME ZONE 'Europe/Berlin')::date, starts_at, ends_at, starts_at, 'pending', false, false, true, 1, starts_at, starts_at FROM bench.there;
        INSERT INTO attendance.entries (company_id, id, record_id, user_id, kind, starts_at, source, is_active, record_version, created_at, updated_at)
        SELECT company_id, bench.new_id(), record_id, user_id, 'work', starts_at, 'web', true, 1, starts_at, starts_at FROM bench.there;
        """;

    private string Due => $"""
        DROP TABLE IF EXISTS bench.due;
        -- Nobody has another shift in this hour.
        CREATE TEMP TABLE in_the_way ON COMMIT DROP AS
            SELECT company_id, shift_id FROM scheduling.bookings WHERE company_id = (SELECT id FROM bench.companies WHERE n = 2) AND active AND ends_at > now() AND starts_at < now() + interval '2 hours';
        ANALYZE in_the_way;
        DELETE FROM scheduling.bookings b USING in_the_way w WHERE b.company_id = w.company_id AND b.shift_id = w.shift_id;
        DELETE FROM attendance.entries e USING attendance.records r, in_the_way w WHERE e.company_id = r.company_id AND e.record_id = r.id AND r.company_id = w.company_id AND r.shift_id = w.shift_id;
        DELETE FROM attendance.records r USING in_the_way w WHERE r.company_id = w.company_id AND r.shift_id = w.shift_id;
        DELETE FROM scheduling.shifts s USING in_the_way w WHERE s.company_id = w.company_id AND s.id = w.shift_id;
        CREATE TABLE bench.due AS
            SELECT row_number() OVER (ORDER BY bench.luck(user_id, 5), user_id) - 1 AS n, company_id, user_id, manager_id, department_id, bench.new_id() AS shift_id,
                   date_trunc('minute', now() + interval '30 minutes') AS starts_at,
                   date_trunc('minute', now() + interval '60 minutes') AS ends_at
            FROM bench.people WHERE company_n = 2 AND e BETWEEN 1 AND {size.Punching};
        INSERT INTO scheduling.shifts (company_id, id, is_active, record_version, created_at, updated_at, shift_date, start_time, end_time, starts_at, ends_at, location,
            department_id, assigned_user_ids, assigned_department_ids, status, created_by, sole_manager_id)
        SELECT company_id, shift_id, true, 1, now(), now(), (starts_at AT TIME ZONE 'Europe/Berlin')::date, (starts_at AT TIME ZONE 'Europe/Berlin')::time,
               (ends_at AT TIME ZONE 'Europe/Berlin')::time, starts_at, ends_at, '{Tidy.Mark}',
               department_id, ARRAY[user_id], ARRAY[]::uuid[], 'scheduled', coalesce(manager_id, user_id), manager_id FROM bench.due;
        INSERT INTO scheduling.bookings (company_id, id, user_id, shift_id, first_day, last_day, starts_at, ends_at, via, active, manager_id)
        SELECT company_id, bench.new_id(), user_id, shift_id, (starts_at AT TIME ZONE 'Europe/Berlin')::date, (starts_at AT TIME ZONE 'Europe/Berlin')::date,
               starts_at, ends_at, 'direct', true, manager_id FROM bench.due;
        """;
}
