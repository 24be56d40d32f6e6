using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Kernel.Outbox;

/// <summary>Forgets delivered events and kept answers after a week; dead letters stay until somebody has looked at them.</summary>
internal sealed class SweepOutbox(TimeProvider clock) : IJob
{
    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var connection = services.GetRequiredService<Scope>().Connection;
        await using var sweep = new NpgsqlCommand("""
            DELETE FROM kernel.outbox WHERE delivered_at < @before;
            DELETE FROM kernel.deliveries WHERE at < @before;
            DELETE FROM kernel.answered WHERE at < @before
            """, connection);
        sweep.Parameters.AddWithValue("before", clock.GetUtcNow().AddDays(-7));
        await sweep.ExecuteNonQueryAsync(cancel);
    }
}
