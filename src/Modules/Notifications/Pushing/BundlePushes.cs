using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Notifications.Devices;
using WorkforceOS.Notifications.Inbox;
using WorkforceOS.Notifications.Wording;

namespace WorkforceOS.Notifications.Pushing;

/// <summary>
/// Makes pushes of the notifications that are wanted on devices: what comes in one go is one push on each. It waits until it has been
/// quiet for a moment, but not for long. What was seen meanwhile is pushed nowhere, and a device whose session is over gets nothing.
/// </summary>
internal sealed class BundlePushes(Bundling bundling, TimeProvider clock) : IJob
{
    public const string Name = "notifications.bundlePushes";
    public static readonly BundledChannel Channel = new("push", Name, Quiet: TimeSpan.FromSeconds(2), Longest: TimeSpan.FromSeconds(10));

    public Task Run(IServiceProvider services, CancellationToken cancel) => bundling.Run(Channel, services, Bundle, cancel);

    private async Task Bundle(IServiceProvider services, BundledPart part, CancellationToken cancel)
    {
        var (scope, caller, db, people) = (services.GetRequiredService<Scope>(), services.GetRequiredService<Caller>(), services.GetRequiredService<NotificationsDb>(), services.GetRequiredService<IPeople>());
        var now = clock.GetUtcNow();
        await using var transaction = await scope.Begin(cancel);
        var due = (await Take(scope.Connection, part, now, cancel)).Where(t => !t.IsSeen && t.Until > now).ToLookup(t => t.User);
        var readers = await people.Readers(due.Select(d => d.Key), cancel);
        var devices = await services.GetRequiredService<ReachableDevices>().Of([.. readers.Keys], [Audience.Company], cancel);
        var unread = await Unread(scope.Connection, [.. devices.Select(d => d.Key.User.Value)], cancel);
        var company = await services.GetRequiredService<ICompanies>().Find(caller.Company, cancel);
        var queued = (from own in due
                      where devices.Contains((own.Key, Audience.Company))
                      let news = own.ToList()
                      let payload = Payload(news, Language.Of(readers[own.Key].Language), company?.Fullname ?? company?.Name ?? "WorkforceOS", unread.GetValueOrDefault(own.Key.Value))
                      from device in devices[(own.Key, Audience.Company)]
                      select new Queued(news[^1].Id, device.Id.Value, payload.Write(), news is [{ AboutId: { } about }] ? about.ToString() : news is [var one] ? one.Id.ToString() : $"several {own.Key}",
                          news.Exists(n => KindFacts.Of(n.Kind).Urgent), news.Max(n => n.Until))).ToList();
        await Queue(scope.Connection, caller.Company, queued, cancel);
        if (queued.Count > 0) db.Signal(SendPushes.Topic, "");
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
    }

    /// <summary>Takes them for good, so that no other host makes a push of them too.</summary>
    private static async Task<List<Taken>> Take(NpgsqlConnection connection, BundledPart part, DateTimeOffset now, CancellationToken cancel)
    {
        await Bundling.TakeTurn(connection, part.Users, cancel);
        await using var command = new NpgsqlCommand("""
            WITH taken AS (UPDATE notifications.notifications SET push_wanted = false WHERE user_id = ANY(@users) AND (@only IS NULL OR id = @only) AND push_wanted AND (push_at IS NULL OR push_at <= @now)
                RETURNING user_id, id, position, kind, title, text, news, about_object, about_id, seen_at, coalesce(push_until, greatest(created_at, coalesce(push_at, created_at)) + interval '24 hours') AS until)
            SELECT user_id, id, kind, title, text, news, about_object, about_id, seen_at IS NOT NULL, until FROM taken ORDER BY user_id, position
            """, connection);
        command.Parameters.AddWithValue("users", part.Users);
        command.Parameters.Add(new("only", NpgsqlTypes.NpgsqlDbType.Uuid) { Value = part.Only is { } only ? only : DBNull.Value });
        command.Parameters.AddWithValue("now", now);
        var taken = new List<Taken>();
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
        {
            // A kind that a newer host has told is its own to push.
            if (!Enum.TryParse<NotificationKind>(row.GetString(2), ignoreCase: true, out var kind)) continue;
            taken.Add(new(new(row.GetGuid(0)), row.GetGuid(1), kind, row.GetString(3), row.GetString(4), await row.IsDBNullAsync(5, cancel) ? null : News.Read(row.GetString(5)), row.GetString(6),
                await row.IsDBNullAsync(7, cancel) ? null : row.GetGuid(7), row.GetBoolean(8), await row.GetFieldValueAsync<DateTimeOffset>(9, cancel)));
        }
        return taken;
    }

    private static async Task<Dictionary<Guid, int>> Unread(NpgsqlConnection connection, Guid[] users, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("SELECT user_id, count(*) FROM notifications.notifications WHERE user_id = ANY(@users) AND seen_at IS NULL AND is_active GROUP BY user_id", connection);
        command.Parameters.AddWithValue("users", users);
        var unread = new Dictionary<Guid, int>();
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel)) unread[row.GetGuid(0)] = (int)row.GetInt64(1);
        return unread;
    }

    private async Task Queue(NpgsqlConnection connection, CompanyId company, List<Queued> queued, CancellationToken cancel)
    {
        if (queued.Count == 0) return;
        await using var command = new NpgsqlCommand("""
            INSERT INTO notifications.pushes (company_id, id, notification_id, device_id, payload, topic, is_urgent, state, attempts, next_try_at, good_until, created_at)
            SELECT @company, id, notification, device, payload::jsonb, topic, urgent, 'queued', 0, @now, until, @now
            FROM unnest(@ids, @notifications, @devices, @payloads, @topics, @urgents, @untils) AS p (id, notification, device, payload, topic, urgent, until)
            ON CONFLICT (company_id, notification_id, device_id) DO UPDATE SET payload = excluded.payload, state = 'queued', next_try_at = excluded.next_try_at, good_until = excluded.good_until, settled_at = NULL
            """, connection);
        command.Parameters.AddWithValue("company", company.Value);
        command.Parameters.AddWithValue("now", clock.GetUtcNow());
        command.Parameters.AddWithValue("ids", queued.Select(_ => NewId.At(clock)).ToArray());
        command.Parameters.AddWithValue("notifications", queued.Select(q => q.Notification).ToArray());
        command.Parameters.AddWithValue("devices", queued.Select(q => q.Device).ToArray());
        command.Parameters.AddWithValue("payloads", queued.Select(q => q.Payload).ToArray());
        command.Parameters.AddWithValue("topics", queued.Select(q => q.Topic).ToArray());
        command.Parameters.AddWithValue("urgents", queued.Select(q => q.IsUrgent).ToArray());
        command.Parameters.AddWithValue("untils", queued.Select(q => q.Until).ToArray());
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static PushPayload Payload(List<Taken> news, Language language, string company, int unread)
    {
        var last = news[^1];
        var said = news.ConvertAll(n => n.OnScreen(language));
        return news.Count == 1
            ? new PushPayload(last.Id, Text.Of(last.Kind), said[0].Title, said[0].Text, last.AboutObject, last.AboutId, "/notifications", unread)
            : new PushPayload(last.Id, Text.Of(last.Kind), language.NewsFrom(company, news.Count), string.Join(" · ", said.Select(s => s.Title)), null, null, "/notifications", unread);
    }

    private sealed record Taken(UserId User, Guid Id, NotificationKind Kind, string Title, string Text, News? News, string AboutObject, Guid? AboutId, bool IsSeen, DateTimeOffset Until)
    {
        /// <summary>
        /// As it may stand on a screen that lies on a table: of others the first name alone, no note, and of leave not what it is for.
        /// </summary>
        public (string Title, string Text) OnScreen(Language language)
        {
            if (News is null) return (Title, "");
            var arguments = JsonNode.Parse(News.Write())!.AsObject();
            if (arguments["name"]?.GetValue<string>() is { } name) arguments["name"] = name.Trim().Split(' ')[0];
            if (arguments.ContainsKey("note")) arguments["note"] = null;
            var (title, text) = language.Say(News.Read(arguments.ToJsonString())!);
            return (title, arguments.ContainsKey("leaveType") || arguments.ContainsKey("names") ? "" : text);
        }
    }

    private sealed record Queued(Guid Notification, Guid Device, string Payload, string Topic, bool IsUrgent, DateTimeOffset Until);
}
