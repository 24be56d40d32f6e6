using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Notifications;

/// <summary>Forgets mails four weeks after they left or were given up, before their reader could be erased, and notifications after a year.</summary>
internal sealed class SweepNotifications(TimeProvider clock) : IJob
{
    public const string Name = "notifications.sweep";

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        await using var sweep = new NpgsqlCommand("""
            DELETE FROM notifications.mails WHERE settled_at < @month;
            DELETE FROM notifications.notifications WHERE created_at < @year
            """, services.GetRequiredService<Scope>().Connection);
        sweep.Parameters.AddWithValue("month", clock.GetUtcNow().AddDays(-28));
        sweep.Parameters.AddWithValue("year", clock.GetUtcNow().AddYears(-1));
        await sweep.ExecuteNonQueryAsync(cancel);
    }
}
