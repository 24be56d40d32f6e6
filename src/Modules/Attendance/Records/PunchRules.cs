using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkforceOS.Attendance.Closing;
using WorkforceOS.Attendance.Hours;
using WorkforceOS.Attendance.Places;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;

namespace WorkforceOS.Attendance.Records;

/// <summary>One punch as it is judged.</summary>
/// <param name="At">The server's clock; where a manager acts for somebody, the time they give.</param>
/// <param name="Device">The time that the person's own device gave.</param>
/// <param name="Source">How it came.</param>
/// <param name="Clock">For the ids of what is made of it.</param>
/// <param name="Proof">What is known of where it was made.</param>
internal sealed record Punch(DateTimeOffset At, DateTimeOffset? Device, DateTimeOffset Now, bool Acting, TimeSpan Grace, DateTimeZone Zone, EntrySource Source, TimeProvider Clock, Proof Proof);

/// <summary>What a punch is judged by: the server's clock, and the company's grace and zone.</summary>
internal sealed class PunchRules(AttendanceDb db, KnownRules known, ICompanies companies, PunchOrigin origin, ForgottenOfCompany forgotten, Caller caller, TimeProvider clock)
{
    /// <summary>A record with its entries, and by what it is judged, in one question.</summary>
    /// <returns>Null where there is none.</returns>
    public async Task<(AttendanceRecord Record, PunchingRules Rules)?> Find(AttendanceRecordId id, CancellationToken cancel)
    {
        var found = await db.Records.Include(r => r.Entries).Where(r => r.Id == id)
            .Select(r => new { Record = r, Version = db.RuleVersions.Select(v => (Guid?)v.Version).FirstOrDefault() }).SingleOrDefaultAsync(cancel);
        return found is null ? null : (found.Record, await known.Of(caller.Company, found.Version, db, cancel));
    }

    /// <param name="acting">A manager for somebody else.</param>
    /// <param name="proof">Of what is judged by where it was made.</param>
    public async ValueTask<Punch> Punch(bool acting, DateTimeOffset? given, CancellationToken cancel, Proof? proof = null)
    {
        var company = await companies.Find(caller.Company, cancel) ?? throw new InvalidOperationException($"Company {caller.Company} is gone.");
        var now = clock.GetUtcNow();
        var shown = proof ?? (acting ? Proof.None : origin.Unproved);
        return new Punch(acting ? given ?? now : origin.At ?? now, acting ? null : given, now, acting, TimeSpan.FromMinutes(company.Settings.LateGraceMinutes), company.Zone, shown.Source, clock, shown);
    }

    /// <inheritdoc cref="ForgottenOfCompany.CloseBefore"/>
    public Task<bool> CloseForgotten(UserId user, DateTimeOffset at, CancellationToken cancel) => forgotten.CloseBefore(user, at, cancel);

    /// <summary>A record of this shift, still empty.</summary>
    /// <param name="note">Why somebody came unplanned.</param>
    public AttendanceRecord NewRecord(UserId user, ShiftFacts shift, string? note = null) =>
        AttendanceRecord.Of(user, shift.Id, shift.Day, shift.StartsAt, shift.EndsAt, shift.BreakMinutes, caller.Company, clock, shift.Unplanned, note);
}

internal static class WorkedTimeNews
{
    /// <summary>That the hours or absences are others on the days which this record touches, and on those that it touched before.</summary>
    public static WorkedTimeChanged WorkedTimeChanged(this AttendanceRecord record, DateTimeZone zone, TimesOnRecord? before = null)
    {
        DateOnly?[] days = [record.ShiftDate, Day(record.CheckInTime), Day(record.CheckOutTime), Day(before?.CheckIn), Day(before?.CheckOut)];
        return new WorkedTimeChanged(record.UserId, days.Min()!.Value, days.Max()!.Value);

        DateOnly? Day(DateTimeOffset? instant) => instant is { } at ? WallClock.DayOf(at, zone) : null;
    }
}
