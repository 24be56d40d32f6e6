using Npgsql;

namespace WorkforceOS.Kernel.Data;

/// <summary>
/// What one connection has still to be told before its next statement, so that row-level security knows the company. It goes along
/// with that statement, in one round trip; what a failure or a rollback undid is said again.
/// </summary>
internal sealed class Fence(NpgsqlConnection connection, bool isPooled)
{
    private CompanyId? company;
    private bool stands;
    private bool wasSet;

    /// <summary>True where it lasts for a transaction only, as behind a transaction pooler.</summary>
    public bool IsPooled => isPooled;

    /// <summary>Null while the connection is a system one, which no fence surrounds.</summary>
    public NpgsqlBatchCommand? Missing => company is { } one && !stands ? Database.SetUpFor(one, isPooled) : null;

    public void Around(CompanyId one) => (company, stands) = (one, false);

    /// <summary>The statement went through that <see cref="Missing"/> went along with.</summary>
    /// <param name="inTransaction">Behind a pooler nothing stays of it otherwise.</param>
    public void WasSet(bool inTransaction) => (stands, wasSet) = (inTransaction || !isPooled, true);

    /// <summary>A transaction is over.</summary>
    public void AfterTransaction(bool committed) => stands = stands && committed && !isPooled;

    public async Task Set(bool inTransaction, CancellationToken cancel)
    {
        if (Missing is not { } missing) return;
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { missing } };
        await batch.ExecuteNonQueryAsync(cancel);
        WasSet(inTransaction);
    }

    /// <summary>For statements that do not come through EF: they cannot be accompanied.</summary>
    public void SetNow(bool inTransaction)
    {
        if (Missing is not { } missing) return;
        if (isPooled && !inTransaction) throw new InvalidOperationException("Behind a pooler SQL of one's own runs in a transaction: begin one.");
        using var batch = new NpgsqlBatch(connection) { BatchCommands = { missing } };
        batch.ExecuteNonQuery();
        WasSet(inTransaction);
    }

    /// <summary>Asks something, and says before it what is missing: in one round trip, and outside a transaction in one of its own.</summary>
    public async Task<NpgsqlDataReader> Read(NpgsqlBatchCommand own, bool inTransaction, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(connection);
        if (Missing is { } missing) batch.BatchCommands.Add(missing);
        batch.BatchCommands.Add(own);
        var reader = await batch.ExecuteReaderAsync(cancel);
        try
        {
            if (batch.BatchCommands.Count > 1) await reader.NextResultAsync(cancel);
            WasSet(inTransaction);
            return reader;
        }
        catch
        {
            await reader.DisposeAsync();
            throw;
        }
    }

    /// <summary>A connection that went from all companies to one goes back to all, before somebody else has it.</summary>
    public async Task Remove()
    {
        if (isPooled || !wasSet) return;
        await using var reset = new NpgsqlCommand("SELECT set_config('role', 'none', false), set_config('app.company_id', '', false)", connection);
        await reset.ExecuteNonQueryAsync(CancellationToken.None);
        (stands, wasSet) = (false, false);
    }
}
