using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NpgsqlTypes;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Kernel.Api;

/// <summary>What a caller named a request by, so that it may be sent again, and what the request was.</summary>
/// <param name="Fingerprint">Of the operation, what it is about, and the body: another request under the same key is refused.</param>
public sealed record IdempotencyKey(string Key, byte[] Fingerprint)
{
    public const string Header = "Idempotency-Key";
    public const int Longest = 200;

    /// <summary>Whether the operation heeds a key. What cannot be kept (a secret told once, a file, a stream) never does.</summary>
    public static bool Heeded(Operation operation) => operation is { IsToldOnce: false, Plan.AnswersObject: true } && operation.Surface.Idempotency.Heeds(operation);

    /// <param name="beside">What the request says beside its path and its JSON: in the query, in a form, in a file.</param>
    /// <returns>Null where the request is an ordinary one.</returns>
    public static Result<IdempotencyKey?> Of(string? given, Operation operation, Role role, string path, JsonElement body, string beside = "")
    {
        if (!Heeded(operation)) return (IdempotencyKey?)null;
        var policy = operation.Surface.Idempotency;
        if (string.IsNullOrEmpty(given)) return policy.Requires(operation) ? new Problem(ProblemKind.IdempotencyKeyMissing, 400, null, Header) : (IdempotencyKey?)null;
        if (given.Length > Longest || !given.All(c => c is > ' ' and <= '~')) return new Problem(ProblemKind.IdempotencyKeyInvalid, 400, null, $"An {Header} has 1 to {Longest} printable ASCII characters.");

        // The role too: what an admin was told is not told again to who is none any more.
        var what = $"{operation.Name} {role} {path.ToLowerInvariant()} {Written(body, policy.ByMeaning)}{beside}";
        return new IdempotencyKey(given, SHA256.HashData(Encoding.UTF8.GetBytes(what)));
    }

    private static string Written(JsonElement body, bool byMeaning) => body.ValueKind is JsonValueKind.Undefined ? ""
        : byMeaning ? Sorted(body)?.ToJsonString() ?? "null" : body.GetRawText();

    private static JsonNode? Sorted(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => new JsonObject(json.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Name, Sorted(p.Value)))),
        JsonValueKind.Array => new JsonArray([.. json.EnumerateArray().Select(Sorted)]),
        _ => JsonNode.Parse(json.GetRawText()),
    };
}

/// <summary>The right to do what a key names, until it is kept or released.</summary>
internal sealed record IdempotencyTurn(CompanyId Company, UserId User, string Scope, string Key, Guid Attempt);

/// <summary>
/// Remembers which requests were made under which key, and what they were answered. A key is taken in a statement of its own, so that
/// whoever repeats the request meanwhile waits without a connection; its answer is kept in the transaction of what the request changed.
/// </summary>
internal sealed class IdempotencyKeys(Scopes scopes, TimeProvider clock)
{
    private const string Purpose = "idempotency";
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(150);

    /// <summary>The connection in the pool may be as dead as the one that the work was on.</summary>
    private static readonly TimeSpan LongestRelease = TimeSpan.FromSeconds(5);

    private static readonly Problem Reused = new(ProblemKind.IdempotencyKeyReused, 422, null, $"This {IdempotencyKey.Header} was used for another request.");
    private static readonly Problem InUse = new(ProblemKind.IdempotencyKeyInUse, 409, null, $"The request that this {IdempotencyKey.Header} names is still being worked on. Please try again.");

    /// <summary>What this host works on.</summary>
    private readonly ConcurrentDictionary<(CompanyId, UserId, string, string), TaskCompletionSource> here = new();

    /// <returns>The turn, or the earlier answer, or the refusal.</returns>
    public async Task<(IdempotencyTurn? Turn, RenderedAnswer? Earlier, Problem? Problem)> Take(IdempotencyKey key, Operation operation, Caller caller, CancellationToken cancel)
    {
        var policy = operation.Surface.Idempotency;
        var turn = new IdempotencyTurn(caller.Company, caller.User, policy.PerOperation ? $"{operation.Surface.Name} {operation.Name}" : operation.Surface.Name, key.Key, NewId.At(clock));
        var name = (turn.Company, turn.User, turn.Scope, turn.Key);
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var left = policy.Waits - Stopwatch.GetElapsedTime(started);
            var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (here.GetOrAdd(name, mine) is var working && working != mine)
            {
                if (left <= TimeSpan.Zero) return (null, null, InUse);
                await working.Task.WaitAsync(left, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                cancel.ThrowIfCancellationRequested();
                continue;
            }

            var taken = false;
            try
            {
                (taken, var earlier, var problem) = await scopes.Run(Caller.Platform(turn.Company, Purpose), services => TryTake(services.GetRequiredService<Scope>().Fence, turn, key.Fingerprint, policy, cancel), cancel);
                if (taken) return (turn, null, null);
                if (earlier is not null || problem is not null) return (null, earlier, problem);
            }
            catch (Exception locked) when (DatabaseFailures.IsLockTimeout(locked))
            {
                // Whoever works on it has written its answer, and is about to commit, or is cut off: the same as being worked on.
            }
            finally
            {
                if (!taken) Done(turn);
            }
            // Another host works on it.
            if (left <= TimeSpan.Zero) return (null, null, InUse);
            await Task.Delay(BetweenLooks, cancel);
        }
    }

    /// <summary>Keeps the answer, in the transaction that is open on the connection.</summary>
    /// <returns>False when the turn was taken by another meanwhile: then nothing may be committed.</returns>
    public static async Task<bool> Keep(NpgsqlConnection connection, IdempotencyTurn turn, RenderedAnswer answer, CancellationToken cancel)
    {
        await using var keep = Command(connection, turn, "UPDATE kernel.idempotency_keys SET status = @status, answer = @answer WHERE company_id = @company AND user_id = @user AND scope = @scope AND key = @key AND attempt = @attempt");
        keep.Parameters.AddWithValue("status", answer.Status);
        keep.Parameters.AddWithValue("answer", NpgsqlDbType.Bytea, answer.Body);
        return await keep.ExecuteNonQueryAsync(cancel) == 1;
    }

    /// <summary>The same by itself: for work in steps, and for refusals.</summary>
    public Task<bool> Keep(IdempotencyTurn turn, RenderedAnswer answer) => InTransaction(turn, connection => Keep(connection, turn, answer, CancellationToken.None), CancellationToken.None);

    /// <summary>Nothing came of it: the key names nothing. Where the database cannot be told, the key is given up by itself.</summary>
    public async Task Release(IdempotencyTurn turn)
    {
        using var patience = new CancellationTokenSource(LongestRelease);
        try
        {
            await InTransaction(turn, async connection =>
            {
                await using var release = Command(connection, turn, "DELETE FROM kernel.idempotency_keys WHERE company_id = @company AND user_id = @user AND scope = @scope AND key = @key AND attempt = @attempt AND status IS NULL");
                return await release.ExecuteNonQueryAsync(patience.Token);
            }, patience.Token);
        }
        catch (Exception untold) when (DatabaseFailures.IsUnreachable(untold) || DatabaseFailures.IsLockTimeout(untold) || patience.IsCancellationRequested)
        {
            // Whoever waits in this host need not wait for that.
        }
    }

    /// <summary>Whoever waits in this host looks again.</summary>
    public void Done(IdempotencyTurn turn)
    {
        if (here.TryRemove((turn.Company, turn.User, turn.Scope, turn.Key), out var working)) working.SetResult();
    }

    /// <summary>
    /// One statement, which waits for no disk: where a crash of the server loses the key, it loses whatever was committed under it too, since
    /// the log is written in order; and what is kept under it waits.
    /// </summary>
    private async Task<(bool Taken, RenderedAnswer? Earlier, Problem? Problem)> TryTake(Fence fence, IdempotencyTurn turn, byte[] fingerprint, IdempotencyPolicy policy, CancellationToken cancel)
    {
        var take = new NpgsqlBatchCommand("""
            WITH taken AS (
                INSERT INTO kernel.idempotency_keys AS k (company_id, user_id, scope, key, fingerprint, attempt, started_at, keep_until)
                VALUES (@company, @user, @scope, @key, @fingerprint, @attempt, @now, @until)
                ON CONFLICT (company_id, user_id, scope, key) DO UPDATE SET fingerprint = @fingerprint, attempt = @attempt, started_at = @now, keep_until = @until, status = NULL, answer = NULL
                WHERE k.keep_until < @now OR (k.status IS NULL AND k.started_at < @abandoned AND k.fingerprint = @fingerprint)
                RETURNING 1)
            SELECT EXISTS (SELECT FROM taken), known.fingerprint, known.status, known.answer
            FROM (VALUES (1)) one LEFT JOIN kernel.idempotency_keys known ON known.company_id = @company AND known.user_id = @user AND known.scope = @scope AND known.key = @key
            WHERE (SELECT set_config('synchronous_commit', 'off', true)) IS NOT NULL
            """);
        Name(take.Parameters, turn);
        var now = clock.GetUtcNow();
        take.Parameters.AddWithValue("fingerprint", fingerprint);
        take.Parameters.AddWithValue("now", now);
        take.Parameters.AddWithValue("until", now + policy.Keeps);
        take.Parameters.AddWithValue("abandoned", now - policy.GivesUp);
        await using var row = await fence.Read(take, inTransaction: false, cancel);
        await row.ReadAsync(cancel);
        if (row.GetBoolean(0)) return (true, null, null);
        // Written since this statement began: to be looked at again.
        if (await row.IsDBNullAsync(1, cancel)) return default;
        var first = await row.GetFieldValueAsync<byte[]>(1, cancel);
        if (!fingerprint.AsSpan().SequenceEqual(first)) return (false, null, Reused);
        return await row.IsDBNullAsync(2, cancel) ? default : (false, new RenderedAnswer(row.GetInt32(2), await row.GetFieldValueAsync<byte[]>(3, cancel)), null);
    }

    private Task<T> InTransaction<T>(IdempotencyTurn turn, Func<NpgsqlConnection, Task<T>> work, CancellationToken cancel) => scopes.Run(Caller.Platform(turn.Company, Purpose), async services =>
    {
        var scope = services.GetRequiredService<Scope>();
        await using var transaction = await scope.Begin(cancel);
        var result = await work(scope.Connection);
        await transaction.Commit(cancel);
        return result;
    }, cancel);

    private static NpgsqlCommand Command(NpgsqlConnection connection, IdempotencyTurn turn, string sql)
    {
        var command = new NpgsqlCommand(sql, connection);
        Name(command.Parameters, turn);
        return command;
    }

    private static void Name(NpgsqlParameterCollection parameters, IdempotencyTurn turn)
    {
        parameters.AddWithValue("company", turn.Company.Value);
        parameters.AddWithValue("user", turn.User.Value);
        parameters.AddWithValue("scope", turn.Scope);
        parameters.AddWithValue("key", turn.Key);
        parameters.AddWithValue("attempt", turn.Attempt);
    }
}

/// <summary>Forgets answers that were kept long enough.</summary>
internal sealed class SweepIdempotencyKeys(TimeProvider clock) : IJob
{
    public const string Name = "kernel.sweepIdempotencyKeys";
    private const int AtOnce = 5_000;

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var connection = services.GetRequiredService<Scope>().Connection;
        int swept;
        do
        {
            await using var sweep = new NpgsqlCommand($"DELETE FROM kernel.idempotency_keys WHERE ctid = ANY (ARRAY(SELECT ctid FROM kernel.idempotency_keys WHERE keep_until < @now LIMIT {AtOnce}))", connection);
            sweep.Parameters.AddWithValue("now", clock.GetUtcNow());
            swept = await sweep.ExecuteNonQueryAsync(cancel);
        }
        while (swept == AtOnce);
    }
}
