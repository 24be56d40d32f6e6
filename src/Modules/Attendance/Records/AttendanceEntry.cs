using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Attendance.Records;

internal readonly record struct AttendanceEntryId(Guid Value) : IId<AttendanceEntryId>
{
    public static AttendanceEntryId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>In the contract's order.</summary>
internal enum EntryKind
{
    Work,
    Break,
}

/// <summary>How a stretch came to be known. In the contract's order; what nobody said, and the product ended, is by rule.</summary>
internal enum EntrySource
{
    Web,
    Kiosk,
    Nfc,
    Manager,
    Request,
    Import,
    Offline,
    Rule,
    Marketplace,
}

/// <summary>
/// A stretch of being there, or of a break from it, [StartsAt, EndsAt). The database keeps the stretches of work of a person apart, an
/// open one as if it went on for ever, so that nobody's day exceeds the clock.
/// </summary>
[Tracked("attendanceManagement", "attendanceEntry")]
internal sealed class AttendanceEntry : Record<AttendanceEntryId>
{
    public AttendanceRecordId RecordId { get; init; }
    public UserId UserId { get; init; }
    public EntryKind Kind { get; init; }
    public DateTimeOffset StartsAt { get; private init; }

    /// <summary>Null while it goes on.</summary>
    public DateTimeOffset? EndsAt { get; private set; }

    public EntrySource Source { get; private set; }

    /// <summary>What the device's clock said of its start; kept beside, never judged.</summary>
    public DateTimeOffset? DeviceTime { get; init; }

    /// <summary>By which the device knows the punch.</summary>
    public Guid? ClientId { get; init; }

    public PlaceId? PlaceId { get; init; }

    /// <summary>Whether it began inside the place's fence; null where that is unknown, or there is none.</summary>
    public bool? Inside { get; init; }

    public int? AccuracyMeters { get; init; }
    public bool? MockLocation { get; init; }

    /// <summary>False of what was made from a record that an earlier build wrote, and of work of the marketplace over other work: these the database keeps from nothing.</summary>
    public bool KeptApart { get; private set; } = true;

    public static AttendanceEntry Of(AttendanceRecord record, EntryKind kind, DateTimeOffset startsAt, DateTimeOffset? endsAt, EntrySource source, Punch punch) => new()
    {
        Id = NewId.At<AttendanceEntryId>(punch.Clock), CompanyId = record.CompanyId, RecordId = record.Id, UserId = record.UserId,
        Kind = kind, StartsAt = startsAt, EndsAt = endsAt, Source = source, DeviceTime = punch.Device,
        ClientId = punch.Proof.ClientId, PlaceId = punch.Proof.Place, Inside = punch.Proof.Inside, AccuracyMeters = punch.Proof.AccuracyMeters, MockLocation = punch.Proof.MockLocation,
    };

    public static AttendanceEntry OfMarketplace(AttendanceRecord record, DateTimeOffset startsAt, TimeProvider clock) => new()
    {
        Id = NewId.At<AttendanceEntryId>(clock), CompanyId = record.CompanyId, RecordId = record.Id, UserId = record.UserId, Kind = EntryKind.Work, StartsAt = startsAt, Source = EntrySource.Marketplace,
    };

    public void EndAt(DateTimeOffset at) => EndsAt = at;

    /// <summary>It was so, though they were elsewhere too.</summary>
    public void LetOverlap() => KeptApart = false;

    /// <summary>Nobody said so.</summary>
    public void EndByRuleAt(DateTimeOffset at) => (EndsAt, Source) = (at, EntrySource.Rule);

    public void GoOn() => EndsAt = null;
}

/// <summary>One stretch as somebody gives it.</summary>
internal sealed record GivenEntry(EntryKind Kind, DateTimeOffset StartsAt, DateTimeOffset? EndsAt)
{
    public static GivenEntry Of(AttendanceEntry entry) => new(entry.Kind, entry.StartsAt, entry.EndsAt);
}
