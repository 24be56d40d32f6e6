using Microsoft.EntityFrameworkCore;
using Npgsql;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Notifications.Pushing;
using WorkforceOS.Notifications.Wording;

namespace WorkforceOS.Notifications.Devices;

/// <summary>Sends something to each device of one's own now, quiet hours or not, and says what became of it.</summary>
internal static class TestPush
{
    private const int Most = 5;
    private static readonly TimeSpan Within = TimeSpan.FromMinutes(10);

    public static async Task<Result<IReadOnlyList<TestedDevice>>> Handle(NotificationsDb db, PushSenders senders, RecentCalls calls, ReaderLanguage readerLanguage, Scope scope, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (calls.Count($"push test {caller.User}", Most, Within) is { } tooMany) return tooMany;
        var devices = await db.Devices.AsNoTracking().Where(d => d.UserId == caller.User && d.Audience == Audience.Company && d.State == DeviceState.Active).OrderBy(d => d.Id).Take(Device.Most).ToListAsync(cancel);
        var language = await readerLanguage.Find(cancel);
        var now = clock.GetUtcNow();
        var payload = new PushPayload(NewId.At(clock), "test", language.TestPush.Title, language.TestPush.Text, null, null, null, null);
        var attempts = await scope.WithoutConnection(() => Task.WhenAll(devices.Select(d => senders.Send(new(d.CompanyId.Value, NewId.At(clock), d.Id.Value, d.Provider, d.Token, payload, "test", true, now + TimeSpan.FromMinutes(10), 1), cancel))), cancel);
        await using var transaction = await scope.Begin(cancel);
        await PushLog.Note(scope.Connection, attempts, cancel);
        await PushLog.TurnOff(db, [.. attempts.Where(a => a.Outcome is PushOutcome.Gone).Select(a => new DeviceRowId(a.Push.Device))], DeviceOff.Invalid, cancel);
        await transaction.Commit(cancel);
        return devices.Zip(attempts, (device, attempt) => new TestedDevice(device.DeviceId, attempt.Outcome is PushOutcome.Gone ? DeviceState.Off : DeviceState.Active, attempt.Outcome is PushOutcome.Sent ? null : attempt.Error)).ToList();
    }
}

/// <param name="Error">Null where it was taken.</param>
internal sealed record TestedDevice(string DeviceId, DeviceState State, string? Error);
