using Npgsql;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Staffing.People;

/// <summary>Counts anew what workers have done: from what there is, so that to do it twice changes nothing.</summary>
internal sealed class Recounting(Scope scope, TimeProvider clock) : ISubscriberOfMany<TrackRecordChanged>
{
    /// <summary>So long back it counts.</summary>
    private static readonly TimeSpan Period = TimeSpan.FromDays(180);

    /// <summary>Whoever has fewer shifts in that time is judged by all that they ever worked.</summary>
    private const int FewShifts = 10;

    private const string Counted = """
        SELECT s.id, bool_or(recent) AS recent, count(*) FILTER (WHERE kind IN ('onTime', 'late', 'noShow')), count(*) FILTER (WHERE kind = 'onTime'), count(*) FILTER (WHERE kind = 'noShow'),
            count(*) FILTER (WHERE kind = 'lateCancel'), count(*) FILTER (WHERE kind = 'earlyCancel'), coalesce(sum(rating), 0), count(rating)
        FROM unnest(@staff) AS s (id) CROSS JOIN LATERAL (
            SELECT a.starts_at >= @since AS recent, NULL::int AS rating, CASE
                WHEN a.status = 'noShow' THEN 'noShow'
                WHEN a.status IN ('checkedOut', 'completed') THEN CASE WHEN a.checked_in_at <= a.starts_at + interval '5 minutes' THEN 'onTime' ELSE 'late' END
                WHEN a.cancel_code = 'LATE_WORKER' THEN 'lateCancel'
                WHEN a.cancel_code IN ('STAFF_EARLY_CANCEL', 'SWAP_EXPIRED') THEN CASE WHEN a.starts_at - a.cancelled_at < interval '24 hours' THEN 'lateCancel' ELSE 'earlyCancel' END
            END AS kind FROM staffing.assignments a WHERE a.company_id = @company AND a.staff_id = s.id AND a.status IN ('checkedOut', 'completed', 'noShow', 'cancelled')
            UNION ALL SELECT r.created_at >= @since, r.rating, NULL FROM staffing.reviews r WHERE r.company_id = @company AND r.staff_id = s.id AND r.is_active
        ) done GROUP BY s.id, done.recent
        """;

    private const string Saved = """
        INSERT INTO staffing.staff_stats AS old (company_id, staff_id, total_shifts, on_time_count, no_show_count, late_cancel_count, early_cancel_count, rating_sum, rating_count, reliability_score)
        SELECT @company, * FROM unnest(@staff, @total, @onTime, @noShow, @late, @early, @ratingSum, @ratings, @score)
        ON CONFLICT (company_id, staff_id) DO UPDATE SET total_shifts = excluded.total_shifts, on_time_count = excluded.on_time_count, no_show_count = excluded.no_show_count, late_cancel_count = excluded.late_cancel_count,
            early_cancel_count = excluded.early_cancel_count, rating_sum = excluded.rating_sum, rating_count = excluded.rating_count, reliability_score = excluded.reliability_score
        """;

    public Task Hear(IReadOnlyList<TrackRecordChanged> events, CancellationToken cancel) => Of([.. events.SelectMany(e => e.Staff).Distinct()], cancel);

    /// <param name="staff">Some hundred at most.</param>
    public async Task Of(IReadOnlyCollection<StaffId> staff, CancellationToken cancel)
    {
        if (staff.Count == 0) return;
        // In one order, so that those who count the same workers do not wait in a circle.
        StaffId[] workers = [.. staff.OrderBy(s => s.Value)];
        await using var transaction = await scope.Begin(cancel);
        await Lock(workers, cancel);
        var counted = await Count(workers, cancel);
        await Save([.. workers.Select(w => (w, Judged(counted[w])))], cancel);
        await transaction.Commit(cancel);
    }

    /// <summary>Whoever counts later sees what was saved before.</summary>
    private async Task Lock(StaffId[] workers, CancellationToken cancel)
    {
        await using var wait = new NpgsqlCommand("SELECT FROM staffing.staff WHERE company_id = @company AND id = ANY (@staff) ORDER BY id FOR NO KEY UPDATE", scope.Connection);
        wait.Parameters.AddWithValue("company", scope.Caller.Company.Value);
        wait.Parameters.AddWithValue("staff", workers.Select(w => w.Value).ToArray());
        await wait.ExecuteNonQueryAsync(cancel);
    }

    private async Task<ILookup<StaffId, (bool Recent, TrackRecord Record)>> Count(StaffId[] workers, CancellationToken cancel)
    {
        await using var count = new NpgsqlCommand(Counted, scope.Connection);
        count.Parameters.AddWithValue("company", scope.Caller.Company.Value);
        count.Parameters.AddWithValue("staff", workers.Select(w => w.Value).ToArray());
        count.Parameters.AddWithValue("since", (clock.GetUtcNow() - Period).ToUniversalTime());
        var found = new List<(StaffId Staff, bool Recent, TrackRecord Record)>();
        await using var row = await count.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
        {
            int Number(int column) => (int)row.GetInt64(column);
            found.Add((new(row.GetGuid(0)), row.GetBoolean(1), new(Number(2), Number(3), Number(4), Number(5), Number(6), Number(7), Number(8))));
        }
        return found.ToLookup(f => f.Staff, f => (f.Recent, f.Record));
    }

    private static TrackRecord Judged(IEnumerable<(bool Recent, TrackRecord Record)> parts)
    {
        var recent = parts.Where(p => p.Recent).Select(p => p.Record).SingleOrDefault(TrackRecord.None);
        return recent.TotalShifts >= FewShifts ? recent : parts.Select(p => p.Record).Aggregate(TrackRecord.None, (sum, p) => sum.Plus(p));
    }

    private async Task Save(IReadOnlyList<(StaffId Staff, TrackRecord Record)> judged, CancellationToken cancel)
    {
        await using var save = new NpgsqlCommand(Saved, scope.Connection);
        save.Parameters.AddWithValue("company", scope.Caller.Company.Value);
        save.Parameters.AddWithValue("staff", judged.Select(j => j.Staff.Value).ToArray());
        void Add(string name, Func<TrackRecord, int> of) => save.Parameters.AddWithValue(name, judged.Select(j => of(j.Record)).ToArray());
        Add("total", r => r.TotalShifts);
        Add("onTime", r => r.OnTime);
        Add("noShow", r => r.NoShows);
        Add("late", r => r.LateCancels);
        Add("early", r => r.EarlyCancels);
        Add("ratingSum", r => r.RatingSum);
        Add("ratings", r => r.RatingCount);
        save.Parameters.AddWithValue("score", judged.Select(j => Reliability.Score(j.Record)).ToArray());
        await save.ExecuteNonQueryAsync(cancel);
    }
}
