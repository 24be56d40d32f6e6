using NodaTime;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Scheduling.Bookings;

/// <summary>By which wall clock the company's shifts were last placed, where it has ever changed.</summary>
internal sealed class CompanyZone : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public string Timezone { get; set; } = "";

    /// <summary>Of the company's clock, see <see cref="Shifts.Shift.ZoneVersion"/>.</summary>
    public int Version { get; set; }
}

/// <summary>A change of the company's wall clock that not everything ahead has followed yet.</summary>
internal sealed class ZoneMove : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public int Version { get; init; }
    public string Timezone { get; init; } = "";

    /// <summary>What began before stays as it was.</summary>
    public DateTimeOffset At { get; init; }

    public DateTimeZone Zone => WallClock.ZoneOrNull(Timezone) ?? throw new InvalidOperationException($"There is no zone {Timezone}.");
}

/// <summary>The wall clock that a company's shifts follow.</summary>
/// <param name="Pending">Changes that led to it and that not everything ahead has followed yet, the oldest first.</param>
internal sealed record ZoneInForce(DateTimeZone Zone, int Version, IReadOnlyList<ZoneMove> Pending);
