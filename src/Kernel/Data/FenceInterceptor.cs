using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace WorkforceOS.Kernel.Data;

/// <summary>Sends what the fence still lacks along with EF's next statement: one batch, one implicit transaction, one round trip.</summary>
internal sealed class FenceInterceptor : DbCommandInterceptor
{
    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData data, InterceptionResult<DbDataReader> result, CancellationToken cancel = default) =>
        await Along(command, data, Read, cancel) is { } reader ? InterceptionResult<DbDataReader>.SuppressWithResult(reader) : result;

    public override async ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData data, InterceptionResult<object> result, CancellationToken cancel = default)
    {
        if (await Along(command, data, Read, cancel) is not { } reader) return result;
        await using (reader) return InterceptionResult<object>.SuppressWithResult(await reader.ReadAsync(cancel) ? reader.GetValue(0) : null!);
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData data, InterceptionResult<int> result, CancellationToken cancel = default) =>
        await Along(command, data, async (batch, stop) => (int?)await batch.ExecuteNonQueryAsync(stop), cancel) is { } affected ? InterceptionResult<int>.SuppressWithResult(affected) : result;

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData data, InterceptionResult<DbDataReader> result) => Before(data, result);

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData data, InterceptionResult<object> result) => Before(data, result);

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData data, InterceptionResult<int> result) => Before(data, result);

    private static async Task<DbDataReader?> Read(NpgsqlBatch batch, CancellationToken cancel)
    {
        var reader = await batch.ExecuteReaderAsync(cancel);
        try
        {
            await reader.NextResultAsync(cancel);
            return reader;
        }
        catch
        {
            await reader.DisposeAsync();
            throw;
        }
    }

    private static async ValueTask<T?> Along<T>(DbCommand command, CommandEventData data, Func<NpgsqlBatch, CancellationToken, Task<T>> run, CancellationToken cancel)
    {
        if (data.Context is not ModuleDb { Scope: var scope } || scope.Fence.Missing is not { } missing) return default;
        var own = new NpgsqlBatchCommand(command.CommandText);
        foreach (NpgsqlParameter parameter in command.Parameters) own.Parameters.Add(parameter.Clone());
        await using var batch = new NpgsqlBatch((NpgsqlConnection)command.Connection!) { BatchCommands = { missing, own }, Timeout = command.CommandTimeout };
        var answer = await run(batch, cancel);
        scope.Fence.WasSet(scope.Transaction is not null || data.Context.Database.CurrentTransaction is not null);
        return answer;
    }

    private static InterceptionResult<T> Before<T>(CommandEventData data, InterceptionResult<T> result)
    {
        if (data.Context is ModuleDb db) _ = db.Scope.Connection;
        return result;
    }
}
