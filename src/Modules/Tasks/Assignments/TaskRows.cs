using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using WorkforceOS.Contracts.Tasks;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Tasks.Individual;

namespace WorkforceOS.Tasks.Assignments;

/// <summary>One person's task.</summary>
internal readonly record struct OnesTask(UserId User, IndividualTaskId Task);

/// <summary>
/// Writes the tasks of an assignment, thousands in one statement, each with its line in the audit trail. The assignment is saved, and
/// its row is locked by whoever calls.
/// </summary>
internal sealed class TaskRows(Scope scope, Caller caller, TimeProvider clock)
{
    private const string Trail = """
        INSERT INTO kernel.changes (company_id, id, at, user_id, session_id, via, agent, address, request_id, event, object_id, version, before, after)
        SELECT @company, change, @now, @user, @session, @via, @agent, @address, @request, @event, id, version, before, after FROM noted
        """;

    private static readonly string Event = new TrackedAttribute("taskManagement", "individualTask").Event;

    /// <summary>A task for each of these people who never had one of it; whose task was deleted gets none again.</summary>
    public async Task<IReadOnlyList<OnesTask>> Make(TaskAssignment assignment, IReadOnlyCollection<UserId> people, CancellationToken cancel)
    {
        if (people.Count == 0) return [];
        var now = clock.GetUtcNow();
        var row = new
        {
            companyId = assignment.CompanyId, isActive = true, recordVersion = 1, createdAt = now, updatedAt = now, taskAssignmentId = assignment.Id, title = assignment.Title,
            description = assignment.Description, dueTime = assignment.DueTime, status = IndividualStatus.Pending, shiftId = assignment.ShiftId, checklist = Checklist.Unticked(assignment.Checklist),
        };
        await using var make = Statement($"""
            WITH made AS (
                INSERT INTO tasks.individual_tasks (company_id, id, is_active, record_version, created_at, updated_at, task_assignment_id, assignee_user_id, title, description, due_time, status, checklist, shift_id)
                SELECT @company, new.id, true, 1, @now, @now, @assignment, new.person, @title, @description, @due, 'pending', @checklist, @shift
                FROM unnest(@ids, @people) AS new (id, person)
                WHERE NOT EXISTS (SELECT FROM tasks.individual_tasks old WHERE old.company_id = @company AND old.task_assignment_id = @assignment AND old.assignee_user_id = new.person)
                ON CONFLICT DO NOTHING
                RETURNING id, assignee_user_id
            ), noted AS (
                SELECT made.id, c.change, 1 AS version, NULL::jsonb AS before, @row || jsonb_build_object('id', made.id, 'assigneeUserId', made.assignee_user_id) AS after
                FROM made JOIN unnest(@ids, @changes) AS c (id, change) USING (id)
            ), told AS ({Trail})
            SELECT id, assignee_user_id FROM made ORDER BY id
            """, "created", now, assignment);
        make.Parameters.AddWithValue("ids", people.Select(_ => NewId.At(clock)).ToArray());
        make.Parameters.AddWithValue("people", people.Select(p => p.Value).ToArray());
        make.Parameters.AddWithValue("changes", people.Select(_ => NewId.At(clock)).ToArray());
        make.Parameters.AddWithValue("title", assignment.Title);
        make.Parameters.Add(Nullable("description", NpgsqlDbType.Text, assignment.Description));
        make.Parameters.Add(Nullable("due", NpgsqlDbType.TimestampTz, assignment.DueTime?.ToUniversalTime()));
        make.Parameters.Add(Nullable("shift", NpgsqlDbType.Uuid, assignment.ShiftId?.Value));
        make.Parameters.Add(Jsonb("checklist", row.checklist));
        make.Parameters.Add(Jsonb("row", row));
        return await Read(make, cancel);
    }

    /// <summary>Takes what is still pending from these people, or from all.</summary>
    public Task<IReadOnlyList<OnesTask>> Cancel(TaskAssignment assignment, CancelReason reason, IReadOnlyCollection<UserId>? people, CancellationToken cancel) =>
        Change(assignment, "t.status = 'pending'", people, "status = 'cancelled', cancel_reason = @reason", ["status", "cancel_reason"], reason, cancel);

    /// <summary>Gives it back to these people, or to all, from whom it was taken for this reason.</summary>
    public Task<IReadOnlyList<OnesTask>> TakeUp(TaskAssignment assignment, CancelReason reason, IReadOnlyCollection<UserId>? people, CancellationToken cancel) =>
        Change(assignment, "t.status = 'cancelled' AND t.cancel_reason = @reason", people, "status = 'pending', cancel_reason = NULL", ["status", "cancel_reason"], reason, cancel);

    /// <summary>What the assignment says now, to everybody who has still to do it. Ticks of items that stayed stay.</summary>
    public Task<IReadOnlyList<OnesTask>> Spread(TaskAssignment assignment, CancellationToken cancel) => Change(assignment, "t.status = 'pending'", null, """
        title = @title, description = @description, due_time = @due, shift_id = @shift,
        due_told_at = CASE WHEN t.due_time IS NOT DISTINCT FROM @due THEN t.due_told_at END, overdue_told_at = CASE WHEN t.due_time IS NOT DISTINCT FROM @due THEN t.overdue_told_at END,
        checklist = coalesce((SELECT jsonb_agg(coalesce(old.item, new.item) ORDER BY new.place) FROM jsonb_array_elements(@checklist) WITH ORDINALITY AS new (item, place)
                              LEFT JOIN jsonb_array_elements(t.checklist) AS old (item) ON old.item->>'id' = new.item->>'id'), '[]')
        """, ["title", "description", "due_time", "shift_id", "checklist"], null, cancel);

    /// <summary>They go with their assignment.</summary>
    public Task<IReadOnlyList<OnesTask>> Delete(TaskAssignment assignment, CancellationToken cancel) => Change(assignment, "true", null, "is_active = false", ["is_active"], null, cancel, "deleted");

    private async Task<IReadOnlyList<OnesTask>> Change(
        TaskAssignment assignment, string which, IReadOnlyCollection<UserId>? people, string set, string[] columns, CancelReason? reason, CancellationToken cancel, string verb = "updated")
    {
        if (people is { Count: 0 }) return [];
        var now = clock.GetUtcNow();
        var found = await Find(assignment, which, people, reason, cancel);
        if (found.Count == 0) return [];
        await using var change = Statement($"""
            WITH picked AS (
                SELECT t.*, c.change FROM tasks.individual_tasks t JOIN unnest(@ids, @changes) AS c (id, change) USING (id) WHERE t.company_id = @company AND t.is_active
            ), noted AS (
                UPDATE tasks.individual_tasks t SET {set}, record_version = t.record_version + 1, updated_at = @now FROM picked p WHERE t.company_id = @company AND t.id = p.id
                RETURNING t.id, p.change, t.record_version AS version, {Shown("p", columns)} AS before, {Shown("t", columns)} AS after
            )
            {Trail}
            """, verb, now, assignment);
        change.Parameters.AddWithValue("ids", found.Select(t => t.Task.Value).ToArray());
        change.Parameters.AddWithValue("changes", found.Select(_ => NewId.At(clock)).ToArray());
        change.Parameters.Add(Nullable("reason", NpgsqlDbType.Text, reason is { } why ? Text.Of(why) : null));
        change.Parameters.AddWithValue("title", assignment.Title);
        change.Parameters.Add(Nullable("description", NpgsqlDbType.Text, assignment.Description));
        change.Parameters.Add(Nullable("due", NpgsqlDbType.TimestampTz, assignment.DueTime?.ToUniversalTime()));
        change.Parameters.Add(Nullable("shift", NpgsqlDbType.Uuid, assignment.ShiftId?.Value));
        change.Parameters.Add(Jsonb("checklist", Checklist.Unticked(assignment.Checklist)));
        await change.ExecuteNonQueryAsync(cancel);
        return found;
    }

    private async Task<IReadOnlyList<OnesTask>> Find(TaskAssignment assignment, string which, IReadOnlyCollection<UserId>? people, CancelReason? reason, CancellationToken cancel)
    {
        await using var find = new NpgsqlCommand($"""
            SELECT t.id, t.assignee_user_id FROM tasks.individual_tasks t
            WHERE t.company_id = @company AND t.task_assignment_id = @assignment AND t.is_active AND {which} AND (@people IS NULL OR t.assignee_user_id = ANY (@people)) ORDER BY t.id
            """, scope.Connection);
        find.Parameters.AddWithValue("company", assignment.CompanyId.Value);
        find.Parameters.AddWithValue("assignment", assignment.Id.Value);
        find.Parameters.Add(Nullable("people", NpgsqlDbType.Array | NpgsqlDbType.Uuid, people?.Select(p => p.Value).ToArray()));
        find.Parameters.Add(Nullable("reason", NpgsqlDbType.Text, reason is { } why ? Text.Of(why) : null));
        return await Read(find, cancel);
    }

    private NpgsqlCommand Statement(string sql, string verb, DateTimeOffset now, TaskAssignment assignment) => new(sql, scope.Connection)
    {
        Parameters =
        {
            new("company", assignment.CompanyId.Value), new("assignment", assignment.Id.Value), new("now", now.ToUniversalTime()), new("event", $"{Event}-{verb}"),
            Nullable("user", NpgsqlDbType.Uuid, caller.UserOrNobody?.Value), Nullable("session", NpgsqlDbType.Uuid, caller.Session?.Value), new("via", caller.Via),
            Nullable("agent", NpgsqlDbType.Text, caller.Agent), Nullable("address", NpgsqlDbType.Text, caller.Address), Nullable("request", NpgsqlDbType.Text, caller.RequestId),
        },
    };

    private static async Task<IReadOnlyList<OnesTask>> Read(NpgsqlCommand command, CancellationToken cancel)
    {
        var found = new List<OnesTask>();
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel)) found.Add(new(new(rows.GetGuid(1)), new(rows.GetGuid(0))));
        return found;
    }

    /// <summary>As the trail writes rows.</summary>
    private static string Shown(string row, IEnumerable<string> columns)
    {
        var fields = columns.Append("record_version").Select(column => $"'{Text.Camel(Pascal(column))}', {(column is "due_time" ? $"""to_char({row}.due_time AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')""" : $"{row}.{column}")}");
        return $"jsonb_build_object({string.Join(", ", fields)})";
    }

    private static string Pascal(string column) => string.Concat(column.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static NpgsqlParameter Nullable(string name, NpgsqlDbType type, object? value) => new(name, type) { Value = value ?? DBNull.Value };

    private static NpgsqlParameter Jsonb(string name, object value) => new(name, NpgsqlDbType.Jsonb) { Value = JsonSerializer.Serialize(value, Json.Plain) };
}
