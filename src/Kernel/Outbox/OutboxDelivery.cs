using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Kernel.Outbox;

/// <summary>Takes events to their subscribers: at once after the request that published them, and by the worker where that failed.</summary>
public sealed partial class OutboxDelivery(IServiceProvider root, Database database, Subscriptions subscriptions, TimeProvider clock, ILogger<OutboxDelivery> log)
{
    /// <summary>After so many failures an event is a dead letter: kept, counted in /health, and no longer in the way of later ones.</summary>
    public const int MostAttempts = 12;

    private const string WaitsForEarlier = """
        EXISTS (SELECT FROM kernel.outbox earlier
                WHERE earlier.company_id = m.company_id AND earlier.key = m.key AND earlier.id < m.id
                  AND earlier.delivered_at IS NULL AND earlier.dead_at IS NULL)
        """;

    /// <summary>Delivers what a request has just committed. A failure is left to the worker: the request's own work stands.</summary>
    public async Task DeliverNow(IReadOnlyList<OutboxMessage> messages)
    {
        foreach (var message in messages)
        {
            // Not cancelled with the request: what was committed is delivered, even when the caller has gone.
            await Deliver(new Letter(message.Id, message.CompanyId, message.Name, message.Payload, message.UserId, 0), CancellationToken.None);
        }
    }

    /// <summary>Delivers what is due, across companies and hosts.</summary>
    /// <returns>How many were taken.</returns>
    public async Task<int> DeliverDue(CancellationToken cancel)
    {
        var letters = await Claim(cancel);
        foreach (var letter in letters) await Deliver(letter, cancel);
        return letters.Count;
    }

    private async Task<List<Letter>> Claim(CancellationToken cancel)
    {
        await using var connection = await database.OpenAcrossCompanies(cancel);
        await using var command = new NpgsqlCommand($"""
            UPDATE kernel.outbox SET next_try_at = @lease
            WHERE (company_id, id) IN (
                SELECT company_id, id FROM kernel.outbox m
                WHERE delivered_at IS NULL AND dead_at IS NULL AND next_try_at <= @now AND NOT {WaitsForEarlier}
                ORDER BY id LIMIT 50 FOR UPDATE SKIP LOCKED)
            RETURNING id, company_id, name, payload::text, user_id, attempts
            """, connection);
        command.Parameters.AddWithValue("now", clock.GetUtcNow());
        command.Parameters.AddWithValue("lease", clock.GetUtcNow() + OutboxMessage.InlineLease * 2);
        var letters = new List<Letter>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            letters.Add(new Letter(reader.GetGuid(0), new(reader.GetGuid(1)), reader.GetString(2), reader.GetString(3),
                reader.IsDBNull(4) ? null : new UserId(reader.GetGuid(4)), reader.GetInt32(5)));
        }
        return [.. letters.OrderBy(l => l.Id)];
    }

    private async Task Deliver(Letter letter, CancellationToken cancel)
    {
        using var trace = Watch.Delivery(letter.Name);
        try
        {
            var listeners = subscriptions.Of(letter.Name).ToList();
            foreach (var subscription in listeners)
            {
                if (!await DeliverOnce(letter, subscription, subscription == listeners[^1], cancel)) return;
            }
            if (listeners.Count == 0) await Settle(letter, "delivered_at = @now", null, cancel);
            Watch.Count(letter.Name, "delivered");
        }
        catch (Exception failure) when (!failure.IsStop(cancel))
        {
            LogFailed(log, failure, letter.Name, letter.Id, letter.Attempts + 1);
            await GiveBack(letter, failure);
        }
    }

    /// <summary>What the subscriber writes, the note that it has heard, and after the last one the end of the letter: one transaction.</summary>
    /// <returns>False when the letter goes no further now.</returns>
    private async Task<bool> DeliverOnce(Letter letter, Subscription subscription, bool isLast, CancellationToken cancel)
    {
        await using var services = root.CreateAsyncScope();
        var scope = services.ServiceProvider.GetRequiredService<Scope>();
        await scope.Open(Caller.Platform(letter.Company, subscription.Name) with { UserOrNobody = letter.User }, cancel);
        bool mayGoOn;
        await using (var transaction = await scope.Begin(cancel))
        {
            (mayGoOn, var isFirst) = await Note(scope, letter, subscription, cancel);
            if (isFirst) await subscription.Deliver(services.ServiceProvider, letter.Payload, cancel);
            // Behind an earlier one: the worker takes it as soon as that is through, without waiting for the lease.
            if (isLast || !mayGoOn) await Settle(scope.Connection, letter, mayGoOn ? "delivered_at = @now" : "next_try_at = least(next_try_at, @now)", null, cancel);
            await transaction.Commit(cancel);
        }
        await scope.DisposeAsync();
        await DeliverNow(scope.Published);
        return mayGoOn;
    }

    private async Task<(bool MayGoOn, bool IsFirst)> Note(Scope scope, Letter letter, Subscription subscription, CancellationToken cancel)
    {
        await using var note = new NpgsqlCommand($"""
            WITH letter AS (SELECT {WaitsForEarlier} AS waits FROM kernel.outbox m WHERE company_id = @company AND id = @event AND delivered_at IS NULL),
                 noted AS (INSERT INTO kernel.deliveries (company_id, event_id, subscriber, at) SELECT @company, @event, @subscriber, @now FROM letter WHERE NOT waits
                           ON CONFLICT DO NOTHING RETURNING event_id)
            SELECT coalesce((SELECT NOT waits FROM letter), false), EXISTS (SELECT FROM noted)
            """, scope.Connection);
        note.Parameters.AddWithValue("company", letter.Company.Value);
        note.Parameters.AddWithValue("event", letter.Id);
        note.Parameters.AddWithValue("subscriber", subscription.Name);
        note.Parameters.AddWithValue("now", clock.GetUtcNow());
        await using var row = await note.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        return (row.GetBoolean(0), row.GetBoolean(1));
    }

    private async Task GiveBack(Letter letter, Exception failure)
    {
        try
        {
            var dies = letter.Attempts + 1 >= MostAttempts;
            Watch.Count(letter.Name, dies ? "dead" : "failed");
            if (dies) LogDead(log, letter.Name, letter.Id);
            await Settle(letter, $"attempts = attempts + 1, next_try_at = @next, last_error = @error{(dies ? ", dead_at = @now" : "")}", failure, CancellationToken.None);
        }
        catch (Exception unreachable) when (unreachable is NpgsqlException or IOException)
        {
            // The lease runs out by itself, and another worker takes it.
            LogFailed(log, unreachable, letter.Name, letter.Id, letter.Attempts + 1);
        }
    }

    private async Task Settle(Letter letter, string change, Exception? failure, CancellationToken cancel)
    {
        await using var connection = await database.OpenAcrossCompanies(cancel);
        await Settle(connection, letter, change, failure, cancel);
    }

    private async Task Settle(NpgsqlConnection connection, Letter letter, string change, Exception? failure, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"UPDATE kernel.outbox SET {change} WHERE company_id = @company AND id = @id", connection);
        command.Parameters.AddWithValue("company", letter.Company.Value);
        command.Parameters.AddWithValue("id", letter.Id);
        command.Parameters.AddWithValue("now", clock.GetUtcNow());
        if (failure is not null)
        {
            command.Parameters.AddWithValue("next", clock.GetUtcNow().AddSeconds(Math.Min(3600, 2 << letter.Attempts)));
            command.Parameters.AddWithValue("error", $"{failure.GetType().Name}: {failure.Message}");
        }
        await command.ExecuteNonQueryAsync(cancel);
    }

    private sealed record Letter(Guid Id, CompanyId Company, string Name, string Payload, UserId? User, int Attempts);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Event {Name} {Id} was not delivered, try {Attempt}")]
    private static partial void LogFailed(ILogger log, Exception failure, string name, Guid id, int attempt);

    [LoggerMessage(Level = LogLevel.Error, Message = "Event {Name} {Id} is a dead letter now")]
    private static partial void LogDead(ILogger log, string name, Guid id);
}
