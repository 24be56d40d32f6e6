using NodaTime;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Attendance.Hours;

/// <summary>How a company rounds what counts, from a day on until its next version. Made from its settings: days before keep what they had.</summary>
internal sealed class RoundingRule : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public DateOnly ValidFrom { get; init; }

    /// <summary>Minutes.</summary>
    public int Unit { get; private set; }

    public RoundTo WayIn { get; private set; }
    public RoundTo WayOut { get; private set; }

    /// <summary>By whose clock units begin.</summary>
    public string Timezone { get; private set; } = "";

    public void Become(Rounding rounding, DateTimeZone zone) => (Unit, WayIn, WayOut, Timezone) = (rounding.Unit, rounding.In, rounding.Out, zone.Id);

    /// <summary>The presence that counts; none where its end would come before its start.</summary>
    public Stretch Of(Stretch presence, DateTimeOffset shiftStartsAt, DateTimeOffset shiftEndsAt)
    {
        var zone = WallClock.ZoneOrNull(Timezone) ?? DateTimeZone.Utc;
        var start = RoundedTime.Of(presence.Start, shiftStartsAt.ToUnixTimeSeconds(), WayIn, Unit, OffsetAt(presence.Start));
        return new Stretch(start, Math.Max(start, RoundedTime.Of(presence.End, shiftEndsAt.ToUnixTimeSeconds(), WayOut, Unit, OffsetAt(presence.End))));

        long OffsetAt(long at) => zone.GetUtcOffset(Instant.FromUnixTimeSeconds(at)).Seconds;
    }
}
