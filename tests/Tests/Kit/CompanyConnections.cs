using Npgsql;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Tests.Kit;

internal static class CompanyConnections
{
    /// <summary>A connection as a unit of work has it, for a test's own statements.</summary>
    public static async Task<NpgsqlConnection> OpenFor(this Database database, CompanyId company, CancellationToken cancel)
    {
        var (connection, isPooled) = await database.OpenForApp(cancel);
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Database.SetUpFor(company, forTransaction: isPooled) } };
        await batch.ExecuteNonQueryAsync(cancel);
        return connection;
    }
}
