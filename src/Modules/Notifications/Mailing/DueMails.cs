using Npgsql;

namespace WorkforceOS.Notifications.Mailing;

/// <summary>
/// The mails that are due, for senders who work side by side on one connection to the database. Each is leased, so that no other
/// host takes it; codes to sign in go before everything else.
/// </summary>
internal sealed class DueMails(NpgsqlConnection connection, string provider, TimeProvider clock) : IDisposable
{
    private const int AtOnce = 10;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan UntilNextLook = TimeSpan.FromMilliseconds(200);
    private readonly SemaphoreSlim gate = new(1);
    private readonly Queue<OutgoingMail> leased = new();
    private int underWay;

    /// <summary>Gives up what is of no use any more, such as a code that has expired while the server was down.</summary>
    public Task GiveUpExpired() => Alone(async () =>
    {
        await using var command = new NpgsqlCommand("""
            UPDATE notifications.mails SET state = 'dead', settled_at = @now, text = '', html = '', last_error = 'It could not be sent in time.'
            WHERE state = 'queued' AND priority = @codes AND next_try_at <= @now AND good_until <= @now
            """, connection);
        command.Parameters.AddWithValue("now", clock.GetUtcNow());
        command.Parameters.AddWithValue("codes", QueuedMail.CodePriority);
        return await command.ExecuteNonQueryAsync();
    });

    /// <summary>The next one; null when there is none and nobody has one under way, or when the round is over. Meanwhile new ones are looked for: one that is slow keeps none waiting.</summary>
    public async Task<OutgoingMail?> Next(CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            var (next, isLast) = await Alone(async () =>
            {
                if (leased.Count == 0) await Claim();
                if (leased.TryDequeue(out var mail)) underWay++;
                return (mail, underWay == 0);
            });
            if (next is not null || isLast) return next;
            await Task.Delay(UntilNextLook, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        return null;
    }

    /// <param name="error">Why it did not go.</param>
    /// <param name="nextTryAt">Null when it is sent, or will not be tried again.</param>
    /// <param name="latency">How long the attempt took.</param>
    public Task Settle(OutgoingMail mail, string? error, DateTimeOffset? nextTryAt, TimeSpan latency) => Alone(async () =>
    {
        underWay--;
        await using var command = new NpgsqlCommand("""
            UPDATE notifications.mails SET state = @state, last_error = @error, next_try_at = @next,
                settled_at = CASE WHEN @state = 'queued' THEN NULL ELSE @now END,
                text = CASE WHEN has_code AND @state <> 'queued' THEN '' ELSE text END,
                html = CASE WHEN has_code AND @state <> 'queued' THEN '' ELSE html END
            WHERE company_id = @company AND id = @id AND state = 'queued';
            INSERT INTO notifications.deliveries (company_id, id, mail_id, attempt, provider, outcome, error, latency_ms, at)
            VALUES (@company, gen_random_uuid(), @id, @attempt, @provider, CASE @state WHEN 'queued' THEN 'retry' ELSE @state END, left(@error, 500), @latency, @now) ON CONFLICT DO NOTHING
            """, connection);
        command.Parameters.AddWithValue("attempt", mail.Attempts);
        command.Parameters.AddWithValue("provider", provider);
        command.Parameters.AddWithValue("latency", (int)latency.TotalMilliseconds);
        command.Parameters.AddWithValue("company", mail.Company);
        command.Parameters.AddWithValue("id", mail.Id);
        command.Parameters.AddWithValue("state", nextTryAt is not null ? "queued" : error is null ? "sent" : "dead");
        command.Parameters.Add(new("error", NpgsqlTypes.NpgsqlDbType.Text) { Value = (object?)error ?? DBNull.Value });
        command.Parameters.AddWithValue("now", clock.GetUtcNow());
        command.Parameters.AddWithValue("next", nextTryAt ?? clock.GetUtcNow());
        return await command.ExecuteNonQueryAsync();
    });

    /// <summary>It was not tried: another sender may.</summary>
    public Task PutBack(OutgoingMail mail) => Alone(() =>
    {
        underWay--;
        leased.Enqueue(mail);
        return Task.FromResult(0);
    });

    /// <summary>What was leased and not tried is due again at once, and no try of it is counted.</summary>
    public Task ReturnUntried() => Alone(async () =>
    {
        if (leased.Count == 0) return 0;
        await using var command = new NpgsqlCommand("""
            UPDATE notifications.mails SET next_try_at = @now, attempts = attempts - 1
            WHERE (company_id, id) IN (SELECT * FROM unnest(@companies, @ids)) AND state = 'queued'
            """, connection);
        command.Parameters.AddWithValue("companies", leased.Select(m => m.Company).ToArray());
        command.Parameters.AddWithValue("ids", leased.Select(m => m.Id).ToArray());
        command.Parameters.AddWithValue("now", clock.GetUtcNow());
        leased.Clear();
        return await command.ExecuteNonQueryAsync();
    });

    public void Dispose() => gate.Dispose();

    private async Task Claim()
    {
        await using var command = new NpgsqlCommand("""
            UPDATE notifications.mails SET next_try_at = @lease, attempts = attempts + 1
            WHERE (company_id, id) IN (
                SELECT due.company_id, due.id FROM unnest(@priorities) AS wanted (priority), LATERAL (
                    SELECT company_id, id FROM notifications.mails
                    WHERE state = 'queued' AND priority = wanted.priority AND next_try_at <= @now
                    ORDER BY next_try_at, id LIMIT @most FOR UPDATE SKIP LOCKED) AS due
                LIMIT @most)
            RETURNING company_id, id, recipient, subject, text, html, attempts, priority, unsubscribe
            """, connection);
        command.Parameters.AddWithValue("priorities", QueuedMail.Priorities);
        command.Parameters.AddWithValue("now", clock.GetUtcNow());
        command.Parameters.AddWithValue("lease", clock.GetUtcNow() + Lease);
        command.Parameters.AddWithValue("most", AtOnce);
        var claimed = new List<(int Priority, OutgoingMail Mail)>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            claimed.Add((reader.GetInt32(7), new OutgoingMail(reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5), reader.GetInt32(6), await reader.IsDBNullAsync(8) ? null : reader.GetString(8))));
        }
        foreach (var (_, mail) in claimed.OrderBy(c => c.Priority).ThenBy(c => c.Mail.Id)) leased.Enqueue(mail);
    }

    private async Task<T> Alone<T>(Func<Task<T>> work)
    {
        await gate.WaitAsync();
        try
        {
            return await work();
        }
        finally
        {
            gate.Release();
        }
    }
}
