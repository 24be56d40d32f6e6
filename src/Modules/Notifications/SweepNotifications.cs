using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Notifications.Devices;
using WorkforceOS.Notifications.Mailing;

namespace WorkforceOS.Notifications;

/// <summary>
/// Forgets mails, text messages and pushes four weeks after they left or were given up, before their reader could be erased, invitations after a month,
/// notices of the marketplace after ninety days, notifications after a year, and mails in files after some days: nobody needs the codes in them any more. Devices that nobody has used for long
/// are turned off.
/// </summary>
internal sealed class SweepNotifications(MailFolder folder, Scopes scopes, TimeProvider clock) : IJob
{
    public const string Name = "notifications.sweep";
    public const int DaysOfFiles = 3;
    private const int AtOnce = 5000;

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        folder.DeleteOlderThan(now.AddDays(-DaysOfFiles));

        var connection = services.GetRequiredService<Scope>().Connection;
        await Sweep(connection, "mails", "settled_at", now.AddDays(-28), cancel);
        await Sweep(connection, "sms", "settled_at", now.AddDays(-28), cancel);
        await Sweep(connection, "pushes", "settled_at", now.AddDays(-28), cancel);
        await Sweep(connection, "deliveries", "at", now.AddDays(-28), cancel);
        await Sweep(connection, "notices", "settled_at", now.AddDays(-90), cancel);
        await Sweep(connection, "whole_texts", "created_at", now.AddDays(-28), cancel);
        await Sweep(connection, "invitations", "sent_at", now.AddDays(-30), cancel);
        await Sweep(connection, "notifications", "created_at", now.AddYears(-1), cancel);
        await TurnOffUnused(services.GetRequiredService<NotificationsDb>(), now - Device.StaleAfter, cancel);
    }

    private async Task TurnOffUnused(NotificationsDb db, DateTimeOffset before, CancellationToken cancel)
    {
        // Across companies only to learn which of them have any.
        var companies = await db.Devices.IgnoreQueryFilters([ModuleDb.TenantFilter]).Where(d => d.State == DeviceState.Active && d.LastSeenAt < before).Select(d => d.CompanyId).Distinct().ToListAsync(cancel);
        await scopes.UntilDone(Name, companies, async work =>
        {
            var own = work.GetRequiredService<NotificationsDb>();
            var unused = await own.Devices.Where(d => d.State == DeviceState.Active && d.LastSeenAt < before).OrderBy(d => d.Id).Take(AtOnce).ToListAsync(cancel);
            foreach (var device in unused) device.TurnOff(DeviceOff.Stale);
            await own.SaveChangesAsync(cancel);
            return unused.Count == AtOnce;
        }, cancel);
    }

    /// <summary>A few at a time, so that no lock is held for long and what was done stays done.</summary>
    private static async Task Sweep(NpgsqlConnection connection, string table, string column, DateTimeOffset before, CancellationToken cancel)
    {
        await using var sweep = new NpgsqlCommand($"DELETE FROM notifications.{table} WHERE ctid = ANY(ARRAY(SELECT ctid FROM notifications.{table} WHERE {column} < @before LIMIT @most))", connection);
        sweep.Parameters.AddWithValue("before", before);
        sweep.Parameters.AddWithValue("most", AtOnce);
        while (await sweep.ExecuteNonQueryAsync(cancel) == AtOnce) { }
    }
}
