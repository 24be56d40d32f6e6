using WorkforceOS.Kernel;
using WorkforceOS.Staffing;
using WorkforceOS.Staffing.ClockIn;

namespace WorkforceOS.Tests.Staffing;

/// <summary>The table of modes, as arithmetic.</summary>
public sealed class ClockInRulesTests
{
    private const decimal North = 37.4221m;
    private const decimal East = -122.0841m;
    private static readonly GeoPoint Hub = new((double)North, (double)East);
    private const string Tag = "NFC-DEMO-ANA-001";

    public enum Place
    {
        Inside,
        Outside,
        Inexact,
        Nowhere,
    }

    [Theory]
    // GEO_REQUIRED: a position within the fence, or a reason.
    [InlineData("GeoRequired", Place.Inside, null, null, "Geo")]
    [InlineData("GeoRequired", Place.Outside, null, null, "OUTSIDE_GEOFENCE")]
    [InlineData("GeoRequired", Place.Inexact, null, null, "LOCATION_ACCURACY_TOO_LOW")]
    [InlineData("GeoRequired", Place.Nowhere, null, null, "LOCATION_REQUIRED")]
    [InlineData("GeoRequired", Place.Nowhere, null, "permission is off", "Override")]
    [InlineData("GeoRequired", Place.Outside, null, "loading dock", "Override")]
    [InlineData("GeoRequired", Place.Outside, null, "short", "OVERRIDE_REASON_REQUIRED")]
    [InlineData("GeoRequired", Place.Inside, "another", null, "NFC_MISMATCH")]
    [InlineData("GeoRequired", Place.Inside, "another", "loading dock", "NFC_MISMATCH")]
    [InlineData("GeoRequired", Place.Outside, Tag, null, "OUTSIDE_GEOFENCE")]
    // NFC_REQUIRED: the tag, which no reason replaces.
    [InlineData("NfcRequired", Place.Inside, null, null, "NFC_REQUIRED")]
    [InlineData("NfcRequired", Place.Inside, null, "loading dock", "NFC_REQUIRED")]
    [InlineData("NfcRequired", Place.Outside, Tag, null, "Nfc")]
    [InlineData("NfcRequired", Place.Nowhere, "nfc-demo-ana-001", null, "Nfc")]
    [InlineData("NfcRequired", Place.Inside, "another", "loading dock", "NFC_MISMATCH")]
    // EITHER: one of them; a wrong tag is refused though the position is good.
    [InlineData("Either", Place.Inside, null, null, "Geo")]
    [InlineData("Either", Place.Outside, Tag, null, "Nfc")]
    [InlineData("Either", Place.Inside, "another", null, "NFC_MISMATCH")]
    [InlineData("Either", Place.Outside, null, null, "OUTSIDE_GEOFENCE")]
    [InlineData("Either", Place.Outside, null, "loading dock", "Override")]
    public void What_a_mode_asks_for(string mode, Place place, string? tag, string? reason, string outcome)
    {
        var judged = Judgement.OfClockIn(new ClockPolicy(Enum.Parse<ClockInMode>(mode), true, 120, Tag, Hub), From(place, tag, reason));

        (judged.Problem?.Code ?? judged.Value.Method.ToString()).ShouldBe(outcome);
    }

    [Fact]
    public void A_hub_without_a_position_or_a_tag()
    {
        Outcome(ClockInMode.GeoRequired, null, null, Place.Inside).ShouldBe("LOCATION_NOT_CONFIGURED");
        Outcome(ClockInMode.NfcRequired, Hub, null, Place.Inside).ShouldBe("NFC_NOT_CONFIGURED");
        var either = Judgement.OfClockIn(new ClockPolicy(ClockInMode.Either, false, 120, null, null), From(Place.Inside, null, null)).Value;
        (either.Within, either.Incidents.Single().Severity).ShouldBe(((bool?)null, Severity.Info));
    }

    [Fact]
    public void Nobody_is_kept_on_the_clock_by_where_they_are()
    {
        foreach (var mode in new[] { ClockInMode.GeoRequired, ClockInMode.Either })
        foreach (var place in Enum.GetValues<Place>())
        {
            var judged = Judgement.OfClockOut(new ClockPolicy(mode, false, 120, Tag, Hub), From(place, null, null));
            judged.Problem.ShouldBeNull();
            (judged.Value.Incidents.Count == 0).ShouldBe(place is Place.Inside);
        }
        Judgement.OfClockOut(new ClockPolicy(ClockInMode.NfcRequired, true, 120, Tag, Hub), From(Place.Inside, null, null)).Problem!.Code.ShouldBe("NFC_REQUIRED");
    }

    [Fact]
    public void An_override_from_far_away_is_critical()
    {
        Of(0.0055m).ShouldBe(Severity.Critical, "612 m are more than five radii");
        Of(0.0053m).ShouldBe(Severity.Warning, "589 m are not");

        static Severity Of(decimal degrees) => Judgement.OfClockIn(new ClockPolicy(ClockInMode.Either, true, 120, null, Hub),
            new ClockProof(Latitude: North + degrees, Longitude: East, AccuracyMeters: 5, OverrideReason: "a good reason")).Value.Incidents.Single().Severity;
    }

    [Theory]
    [InlineData("08:55", "15:00", 30, false, null, 360, 330, 12650)]
    [InlineData("09:10", "13:09", 30, false, null, 239, 239, 9162)]
    [InlineData("09:00", "14:00", 30, false, null, 300, 270, 10350)]
    [InlineData("09:00", "15:00", 30, true, null, 360, 360, 13800)]
    [InlineData("09:00", "15:00", 30, false, 0, 360, 360, 13800)]
    [InlineData("09:00", "15:20", 30, false, 45, 380, 335, 12842)]
    [InlineData("09:00", "09:10", 0, false, 240, 10, 0, 0)]
    public void Hours_and_cents_at_23_an_hour(string clockIn, string clockOut, int planned, bool isPaid, int? taken, int worked, int payable, long cents)
    {
        var hours = Hours.Of(At(clockIn), At(clockOut), At("09:00"), payEarly: false, planned, isPaid, taken);

        (hours.WorkedMinutes, hours.PayableMinutes, hours.CentsAt(2300)).ShouldBe((worked, payable, cents));
    }

    [Fact]
    public void Seconds_are_cut_and_who_comes_early_is_paid_where_that_is_wanted()
    {
        Hours.Of(At("09:00"), At("10:00").AddSeconds(59), At("09:00"), false, 0, false, null).WorkedMinutes.ShouldBe(60);
        Hours.Of(At("08:50"), At("10:00"), At("09:00"), true, 0, false, null).WorkedMinutes.ShouldBe(70);
        Hours.Of(At("08:50"), At("08:55"), At("09:00"), false, 0, false, null).ShouldBe(new Hours(0, 0, 0), "gone before it began");
        Hours.Cents(1, 30).ShouldBe(1, "half a cent is rounded away from zero");
    }

    private static DateTimeOffset At(string time) => new(new DateOnly(2026, 3, 2), TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.Zero);

    private static string Outcome(ClockInMode mode, GeoPoint? point, string? tag, Place place)
    {
        var judged = Judgement.OfClockIn(new ClockPolicy(mode, true, 120, tag, point), From(place, null, null));
        return judged.Problem?.Code ?? judged.Value.Method.ToString();
    }

    private static ClockProof From(Place place, string? tag, string? reason) => new(
        Latitude: place is Place.Nowhere ? null : North + (place is Place.Outside ? 0.01m : 0.0002m), Longitude: place is Place.Nowhere ? null : East,
        AccuracyMeters: place is Place.Inexact ? 101 : 10, NfcTagId: tag, ProofNonce: "nonce-nonce-nonce", OverrideReason: reason);
}
