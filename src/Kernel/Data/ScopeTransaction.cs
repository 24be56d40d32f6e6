using Npgsql;

namespace WorkforceOS.Kernel.Data;

/// <summary>What a unit of work saves, all or nothing. Disposing without <see cref="Commit"/> undoes it.</summary>
/// <param name="ended">Told whether it was committed; null inside another transaction, which goes on.</param>
public sealed class ScopeTransaction(NpgsqlTransaction transaction, Action<bool>? ended) : IAsyncDisposable
{
    private bool isOver;

    /// <summary>Waits for its turn: of those who name the same, one goes on at a time, until its transaction ends. Where a constraint alone would have them wait for each other.</summary>
    /// <param name="what">What is done one at a time, such as <c>leave.request</c>.</param>
    /// <param name="about">With whom or what.</param>
    /// <param name="patience">How long it may wait, and hold the turn without asking anything, where that is longer than usual.</param>
    public async Task TakeTurn(string what, Guid about, CancellationToken cancel, TimeSpan? patience = null)
    {
        if (patience is { } longer)
        {
            var milliseconds = ((long)longer.TotalMilliseconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
            await using var wait = new NpgsqlCommand("SELECT set_config('lock_timeout', $1, true), set_config('statement_timeout', $1, true), set_config('idle_in_transaction_session_timeout', $1, true)", transaction.Connection, transaction) { Parameters = { new() { Value = milliseconds } } };
            await wait.ExecuteNonQueryAsync(cancel);
        }
        await using var turn = new NpgsqlCommand("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", transaction.Connection, transaction) { Parameters = { new() { Value = $"{what}:{about}" } } };
        if (patience is not null) turn.CommandTimeout = 0;
        await turn.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>
    /// Waits until nobody is changing what these people's pay rests on, and keeps everybody from it until the transaction ends. To be taken
    /// last of all turns; what is read after it stays true.
    /// </summary>
    public async Task TakePayTurns(CompanyId company, IEnumerable<UserId> people, CancellationToken cancel)
    {
        // In the order of the keys, so that those who take several do not wait in a circle.
        await using var turns = new NpgsqlCommand("""
            SELECT pg_advisory_xact_lock(key) FROM (SELECT DISTINCT kernel.pay_turn($1, person) AS key FROM unnest($2) AS person ORDER BY key) AS keys
            """, transaction.Connection, transaction) { Parameters = { new() { Value = company.Value }, new() { Value = people.Select(p => p.Value).ToArray() } } };
        await turns.ExecuteNonQueryAsync(cancel);
    }

    public async Task Commit(CancellationToken cancel)
    {
        if (ended is null) return;
        await transaction.CommitAsync(cancel);
        End(committed: true);
    }

    public async ValueTask DisposeAsync()
    {
        // Npgsql uses one transaction object again and again: after the commit it may be the next one's.
        if (ended is null || isOver) return;
        try
        {
            await transaction.DisposeAsync();
        }
        finally
        {
            End(committed: false);
        }
    }

    private void End(bool committed)
    {
        isOver = true;
        ended!(committed);
    }
}
