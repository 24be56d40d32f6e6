using Npgsql;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Notifications.Devices;
using WorkforceOS.Notifications.Pushing;

namespace WorkforceOS.Notifications.Marketplace;

/// <summary>The pushes that notices become: one for each device, on a topic of the notice's own, so that a device shows it once however often it comes.</summary>
internal sealed class NoticePushes(NotificationsDb db, Scope scope, TimeProvider clock)
{
    private readonly List<(QueuedNotice Notice, Device Device)> added = [];

    public void Add(QueuedNotice notice, IEnumerable<Device> devices) => added.AddRange(devices.Select(device => (notice, device)));

    public async Task Queue(CancellationToken cancel)
    {
        if (added.Count == 0) return;
        var now = clock.GetUtcNow();
        await using var command = new NpgsqlCommand("""
            INSERT INTO notifications.pushes (company_id, id, notification_id, notice_id, device_id, payload, topic, is_urgent, state, attempts, next_try_at, good_until, created_at)
            SELECT @company, id, notice, notice, device, payload::jsonb, topic, urgent, 'queued', 0, @now, until, @now
            FROM unnest(@ids, @notices, @devices, @payloads, @topics, @urgents, @untils) AS q (id, notice, device, payload, topic, urgent, until)
            ON CONFLICT (company_id, notification_id, device_id) DO NOTHING
            """, scope.Connection);
        command.Parameters.AddWithValue("company", scope.Caller.Company.Value);
        command.Parameters.AddWithValue("now", now);
        command.Parameters.AddWithValue("ids", added.Select(_ => NewId.At(clock)).ToArray());
        command.Parameters.AddWithValue("notices", added.Select(a => a.Notice.Id).ToArray());
        command.Parameters.AddWithValue("devices", added.Select(a => a.Device.Id.Value).ToArray());
        command.Parameters.AddWithValue("payloads", added.Select(a => PayloadOf(a.Notice).Write()).ToArray());
        command.Parameters.AddWithValue("topics", added.Select(a => MarketplaceKinds.CollapseKey(a.Notice.DedupeKey)).ToArray());
        command.Parameters.AddWithValue("urgents", added.Select(a => a.Notice.IsUrgent).ToArray());
        command.Parameters.AddWithValue("untils", added.Select(a => a.Notice.ExpiresAt).ToArray());
        await command.ExecuteNonQueryAsync(cancel);
        db.Signal(SendPushes.Topic, "");
        added.Clear();
    }

    private static PushPayload PayloadOf(QueuedNotice notice)
    {
        var payload = NoticePayload.Read(notice.Payload);
        return new(notice.Id, Text.Of(notice.Kind), payload.Title, payload.Body, null, null, null, null) { Type = payload.Type, Data = payload.Data, DeepLink = payload.DeepLink };
    }
}
