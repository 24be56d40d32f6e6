using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using WorkforceOS.Contracts.Tasks;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Tasks.Individual;

namespace WorkforceOS.Tasks.Assignments;

/// <summary>One person's task.</summary>
internal readonly record struct OnesTask(UserId User, IndividualTaskId Task, TaskAssignmentId Assignment);

/// <summary>An assignment that is due at another time now.</summary>
/// <param name="Before">When it was due.</param>
internal sealed record MovedDue(TaskAssignment Assignment, DateTimeOffset Before);

/// <summary>
/// Writes the tasks of assignments, thousands in one statement, each with its line in the audit trail. The assignments are saved, and
/// their rows are locked by whoever calls.
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
            SELECT id, assignee_user_id, @assignment FROM made ORDER BY id
            """, "created", now);
        make.Parameters.AddWithValue("assignment", assignment.Id.Value);
        make.Parameters.AddWithValue("ids", people.Select(_ => NewId.At(clock)).ToArray());
        make.Parameters.AddWithValue("people", people.Select(p => p.Value).ToArray());
        make.Parameters.AddWithValue("changes", people.Select(_ => NewId.At(clock)).ToArray());
        make.Parameters.AddRange(Said(assignment));
        make.Parameters.Add(Jsonb("row", row));
        return await Read(make, cancel);
    }

    /// <summary>Takes what is still pending of these assignments from these people, or from all.</summary>
    public Task<IReadOnlyList<OnesTask>> Cancel(IReadOnlyCollection<TaskAssignment> assignments, CancelReason reason, IReadOnlyCollection<UserId>? people, CancellationToken cancel) =>
        Change(assignments, "t.status = 'pending'", people, new("status = 'cancelled', cancel_reason = @reason", ["status", "cancel_reason"], [new("reason", Text.Of(reason))]), cancel);

    /// <summary>Gives it back to these people, or to all, from whom it was taken for this reason.</summary>
    public Task<IReadOnlyList<OnesTask>> TakeUp(TaskAssignment assignment, CancelReason reason, IReadOnlyCollection<UserId>? people, CancellationToken cancel) =>
        Change([assignment], "t.status = 'cancelled' AND t.cancel_reason = @reason", people, new("status = 'pending', cancel_reason = NULL", ["status", "cancel_reason"], [new("reason", Text.Of(reason))]), cancel);

    /// <summary>What the assignment says now, to everybody who has still to do it. Ticks of items that stayed stay.</summary>
    public Task<IReadOnlyList<OnesTask>> Spread(TaskAssignment assignment, CancellationToken cancel) => Change([assignment], "t.status = 'pending'", null, new("""
        title = @title, description = @description, due_time = @due, shift_id = @shift,
        due_told_at = CASE WHEN t.due_time IS NOT DISTINCT FROM @due THEN t.due_told_at END, overdue_told_at = CASE WHEN t.due_time IS NOT DISTINCT FROM @due THEN t.overdue_told_at END,
        checklist = coalesce((SELECT jsonb_agg(coalesce(old.item, new.item) ORDER BY new.place) FROM jsonb_array_elements(@checklist) WITH ORDINALITY AS new (item, place)
                              LEFT JOIN jsonb_array_elements(t.checklist) AS old (item) ON old.item->>'id' = new.item->>'id'), '[]')
        """, ["title", "description", "due_time", "shift_id", "checklist"], Said(assignment)), cancel);

    /// <summary>The new due times of these assignments, to everybody who has still to do them by the old one.</summary>
    public Task<IReadOnlyList<OnesTask>> Move(IReadOnlyList<MovedDue> moved, CancellationToken cancel) => Change(
        [.. moved.Select(m => m.Assignment)], "t.status = 'pending' AND (t.task_assignment_id, t.due_time) IN (SELECT * FROM unnest(@moved, @before))", null,
        new("due_time = (SELECT due FROM unnest(@moved, @dues) AS m (id, due) WHERE m.id = t.task_assignment_id), due_told_at = NULL, overdue_told_at = NULL", ["due_time"], [
            new("moved", moved.Select(m => m.Assignment.Id.Value).ToArray()), new("before", moved.Select(m => m.Before.ToUniversalTime()).ToArray()), new("dues", moved.Select(m => m.Assignment.DueTime!.Value.ToUniversalTime()).ToArray()),
        ]), cancel);

    /// <summary>They go with their assignment.</summary>
    public Task<IReadOnlyList<OnesTask>> Delete(TaskAssignment assignment, CancellationToken cancel) => Change([assignment], "true", null, new("is_active = false", ["is_active"], [], "deleted"), cancel);

    private async Task<IReadOnlyList<OnesTask>> Change(IReadOnlyCollection<TaskAssignment> assignments, string which, IReadOnlyCollection<UserId>? people, RowChange to, CancellationToken cancel)
    {
        if (people is { Count: 0 } || assignments.Count == 0) return [];
        var now = clock.GetUtcNow();
        var found = await Find(assignments, which, people, to, cancel);
        if (found.Count == 0) return [];
        await using var change = Statement($"""
            WITH picked AS (
                SELECT t.*, c.change FROM tasks.individual_tasks t JOIN unnest(@ids, @changes) AS c (id, change) USING (id) WHERE t.company_id = @company AND t.is_active
            ), noted AS (
                UPDATE tasks.individual_tasks t SET {to.Set}, record_version = t.record_version + 1, updated_at = @now FROM picked p WHERE t.company_id = @company AND t.id = p.id
                RETURNING t.id, p.change, t.record_version AS version, {Shown("p", to.Columns)} AS before, {Shown("t", to.Columns)} AS after
            )
            {Trail}
            """, to.Verb, now);
        change.Parameters.AddWithValue("ids", found.Select(t => t.Task.Value).ToArray());
        change.Parameters.AddWithValue("changes", found.Select(_ => NewId.At(clock)).ToArray());
        foreach (var value in to.Values) change.Parameters.Add(value.Clone());
        await change.ExecuteNonQueryAsync(cancel);
        return found;
    }

    private async Task<IReadOnlyList<OnesTask>> Find(IReadOnlyCollection<TaskAssignment> assignments, string which, IReadOnlyCollection<UserId>? people, RowChange to, CancellationToken cancel)
    {
        await using var find = new NpgsqlCommand($"""
            SELECT t.id, t.assignee_user_id, t.task_assignment_id FROM tasks.individual_tasks t
            WHERE t.company_id = @company AND t.task_assignment_id = ANY (@assignments) AND t.is_active AND {which} AND (@people IS NULL OR t.assignee_user_id = ANY (@people)) ORDER BY t.id
            """, scope.Connection);
        find.Parameters.AddWithValue("company", caller.Company.Value);
        find.Parameters.AddWithValue("assignments", assignments.Select(a => a.Id.Value).ToArray());
        find.Parameters.Add(Nullable("people", NpgsqlDbType.Array | NpgsqlDbType.Uuid, people?.Select(p => p.Value).ToArray()));
        foreach (var value in to.Values) find.Parameters.Add(value.Clone());
        return await Read(find, cancel);
    }

    /// <summary>What an assignment says, for each person's copy of it.</summary>
    private static NpgsqlParameter[] Said(TaskAssignment assignment) =>
    [
        new("title", assignment.Title), Nullable("description", NpgsqlDbType.Text, assignment.Description), Nullable("due", NpgsqlDbType.TimestampTz, assignment.DueTime?.ToUniversalTime()),
        Nullable("shift", NpgsqlDbType.Uuid, assignment.ShiftId?.Value), Jsonb("checklist", Checklist.Unticked(assignment.Checklist)),
    ];

    private NpgsqlCommand Statement(string sql, string verb, DateTimeOffset now) => new(sql, scope.Connection)
    {
        Parameters =
        {
            new("company", caller.Company.Value), new("now", now.ToUniversalTime()), new("event", $"{Event}-{verb}"),
            Nullable("user", NpgsqlDbType.Uuid, caller.UserOrNobody?.Value), Nullable("session", NpgsqlDbType.Uuid, caller.Session?.Value), new("via", caller.Via),
            Nullable("agent", NpgsqlDbType.Text, caller.Agent), Nullable("address", NpgsqlDbType.Text, caller.Address), Nullable("request", NpgsqlDbType.Text, caller.RequestId),
        },
    };

    private static async Task<IReadOnlyList<OnesTask>> Read(NpgsqlCommand command, CancellationToken cancel)
    {
        var found = new List<OnesTask>();
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel)) found.Add(new(new(rows.GetGuid(1)), new(rows.GetGuid(0)), new(rows.GetGuid(2))));
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

    /// <summary>What becomes of rows.</summary>
    /// <param name="Columns">That it may change, for the trail.</param>
    /// <param name="Values">Of its parameters, and of those of the question which rows it concerns.</param>
    private sealed record RowChange(string Set, string[] Columns, NpgsqlParameter[] Values, string Verb = "updated");
}
