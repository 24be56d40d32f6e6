using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Host.Wire;

/// <summary>An answer as it went over the wire.</summary>
internal sealed record Rendered(int Status, byte[] Body);

/// <summary>
/// A request that may be sent again: a signed-in POST with an <c>Idempotency-Key</c>. What it saves and its answer stand in one
/// transaction, so that a repetition, at once or after a crash, gets the first answer and changes nothing. Refusals are not kept.
/// </summary>
internal sealed class Once(string key, byte[] fingerprint)
{
    public const string Header = "Idempotency-Key";
    public const int LongestKey = 200;
    private static readonly Problem BadKey = Problem.Rule("IdempotencyKeyInvalid", $"An {Header} has 1 to {LongestKey} printable ASCII characters.");
    private static readonly Problem Reused = Problem.Rule("IdempotencyKeyReused", $"This {Header} was used for another request.", status: 422);

    /// <summary>True where a key is heeded.</summary>
    public static bool Fits(Operation operation) => operation is { Method: "POST", Shape: Shape.Business, Access: Access.SignedIn, IsToldOnce: false };

    /// <returns>Null where the request is an ordinary one.</returns>
    public static Result<Once?> Of(Call call, JsonElement body)
    {
        var key = call.Http.Request.Headers[Header].ToString();
        if (key is "" || !Fits(call.Operation) || call.Who is null) return (Once?)null;
        if (key.Length > LongestKey || !key.All(c => c is > ' ' and <= '~')) return BadKey;
        var what = $"{call.Operation.Name} {call.Http.Request.Path.Value!.ToLowerInvariant()} {(body.ValueKind is JsonValueKind.Undefined ? "" : body.GetRawText())}";
        return new Once(key, SHA256.HashData(Encoding.UTF8.GetBytes(what)));
    }

    /// <summary>Takes the key for this transaction; who comes with the same key waits until it ends.</summary>
    /// <returns>The earlier answer, where there is one.</returns>
    public async Task<(Rendered? Earlier, Problem? Problem)> Take(Scope scope, DateTimeOffset now, CancellationToken cancel)
    {
        await using var take = Command(scope, "INSERT INTO kernel.answered (company_id, user_id, key, fingerprint, at) VALUES (@company, @user, @key, @fingerprint, @now) ON CONFLICT DO NOTHING");
        take.Parameters.AddWithValue("fingerprint", fingerprint);
        take.Parameters.AddWithValue("now", now);
        if (await take.ExecuteNonQueryAsync(cancel) == 1) return (null, null);

        await using var earlier = Command(scope, "SELECT fingerprint, status, answer FROM kernel.answered WHERE company_id = @company AND user_id = @user AND key = @key");
        await using var row = await earlier.ExecuteReaderAsync(cancel);
        if (!await row.ReadAsync(cancel)) return (null, Problem.Busy);
        return fingerprint.AsSpan().SequenceEqual(row.GetFieldValue<byte[]>(0)) ? (new Rendered(row.GetInt32(1), row.GetFieldValue<byte[]>(2)), null) : (null, Reused);
    }

    public async Task Keep(Scope scope, Rendered answer, CancellationToken cancel)
    {
        await using var keep = Command(scope, "UPDATE kernel.answered SET status = @status, answer = @answer WHERE company_id = @company AND user_id = @user AND key = @key");
        keep.Parameters.AddWithValue("status", answer.Status);
        keep.Parameters.AddWithValue("answer", NpgsqlDbType.Bytea, answer.Body);
        await keep.ExecuteNonQueryAsync(cancel);
    }

    private NpgsqlCommand Command(Scope scope, string sql)
    {
        var command = new NpgsqlCommand(sql, scope.Connection);
        command.Parameters.AddWithValue("company", scope.Caller.Company.Value);
        command.Parameters.AddWithValue("user", scope.Caller.User.Value);
        command.Parameters.AddWithValue("key", key);
        return command;
    }
}
