using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Attendance.Places;
using WorkforceOS.Attendance.Records;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Attendance.Replay;

/// <summary>
/// A device sends the punches that its person made out of reach. They are taken in the order in which they were made, each once however
/// often it is sent, all in one transaction: one that is cut off leaves nothing, and is sent again.
/// </summary>
internal static class ReplayPunches
{
    private static readonly TimeSpan Oldest = TimeSpan.FromHours(72);

    /// <param name="SentAt">By the device's clock: how wrong that is, is taken off each punch.</param>
    internal sealed record Input(DateTimeOffset SentAt, [Length(1, 200)] IReadOnlyList<Given> Punches) : IInput;

    /// <param name="ClientId">By which the device knows it.</param>
    /// <param name="DeviceTime">When it was made, by the device's clock.</param>
    /// <param name="ShiftId">Left out: the shift of that moment.</param>
    /// <param name="RecordId">Left out: the record that was open then.</param>
    internal sealed record Given(
        Guid ClientId, PunchAction Action, DateTimeOffset DeviceTime, ShiftId? ShiftId = null, AttendanceRecordId? RecordId = null, PlaceId? PlaceId = null,
        [Range(-90.0, 90.0)] decimal? Latitude = null, [Range(-180.0, 180.0)] decimal? Longitude = null, [Range(0.0, 1_000_000.0)] decimal? AccuracyMeters = null,
        bool? MockLocation = null, [MaxLength(128)] string? TagId = null) : IInput;

    internal enum Outcome
    {
        Applied,
        Repeated,
        Refused,
    }

    /// <summary>What became of one, in the order in which they were sent.</summary>
    /// <param name="At">When it counts as made.</param>
    internal sealed record Replayed(Guid ClientId, Outcome Outcome, DateTimeOffset At, AttendanceRecordId? AttendanceRecordId, string? ErrCode, string? Message);

    public static async Task<Result<List<Replayed>>> Handle(Input request, AttendanceDb db, OwnPunches punches, PunchOrigin origin, ReplayTurns turns, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        var taking = await turns.Take(cancel);
        if (taking.Problem is { } notNow) return notNow;
        await using var turn = taking.Value;
        var now = clock.GetUtcNow();
        var taken = await Taken(db, caller.User, request.Punches, cancel);
        var answers = new Replayed?[request.Punches.Count];
        foreach (var (punch, index) in request.Punches.Select((punch, index) => (punch, index)).OrderBy(p => p.punch.DeviceTime).ThenBy(p => p.index))
        {
            var at = MadeAt(punch.DeviceTime, now - request.SentAt);
            answers[index] = taken.TryGetValue(punch.ClientId, out var before) ? new Replayed(punch.ClientId, Outcome.Repeated, at, before, null, null) : await Take(punch, at);
            if (answers[index] is { Outcome: Outcome.Applied, AttendanceRecordId: { } record }) taken[punch.ClientId] = record;
        }
        await turn.Commit(cancel);
        return answers.OfType<Replayed>().ToList();

        async Task<Replayed> Take(Given punch, DateTimeOffset at)
        {
            if (at > now) return Refused(punch, at, AttendanceProblems.TimeInFuture);
            if (at < now - Oldest) return Refused(punch, at, PlaceProblems.PunchTooOld);
            origin.FromOffline(at, turn.IsDoubtful);
            var facts = new PunchFacts(punch.PlaceId, punch.Latitude, punch.Longitude, punch.AccuracyMeters, punch.MockLocation, punch.TagId, punch.ClientId, punch.DeviceTime);
            var result = await Tried(() => punches.Take(punch.Action, punch.ShiftId, punch.RecordId, facts, cancel));
            // The next one starts from what is saved.
            db.ChangeTracker.Clear();
            return result.Problem is { } refusal ? Refused(punch, at, refusal) : new Replayed(punch.ClientId, Outcome.Applied, at, new AttendanceRecordId(result.Value.Id), null, null);
        }
    }

    /// <summary>By our clock; as far as there is time, whatever a device's clock says.</summary>
    private static DateTimeOffset MadeAt(DateTimeOffset device, TimeSpan slow) =>
        new(Math.Clamp(device.UtcTicks + slow.Ticks, DateTimeOffset.MinValue.UtcTicks, DateTimeOffset.MaxValue.UtcTicks), TimeSpan.Zero);

    /// <summary>What lies in locked days is refused for itself, as the savepoint before it undoes it.</summary>
    private static async Task<Result<AttendanceView>> Tried(Func<Task<Result<AttendanceView>>> take)
    {
        try
        {
            return await take();
        }
        catch (DbUpdateException refused) when (DatabaseFailures.LockedBy(refused) is { } locked)
        {
            return locked;
        }
    }

    private static async Task<Dictionary<Guid, AttendanceRecordId>> Taken(AttendanceDb db, UserId user, IReadOnlyList<Given> punches, CancellationToken cancel)
    {
        Guid?[] sent = [.. punches.Select(p => p.ClientId).Distinct()];
        return await db.Evidence.AsNoTracking().Where(e => e.UserId == user && sent.Contains(e.ClientId)).ToDictionaryAsync(e => e.ClientId!.Value, e => e.RecordId, cancel);
    }

    private static Replayed Refused(Given punch, DateTimeOffset at, Problem why) =>
        new(punch.ClientId, Outcome.Refused, at, null, why.Code ?? (why.Status is 403 ? "ForbiddenAccess" : $"{why.Status}"), why.Kind is ProblemKind.Rule ? why.Message : null);
}
