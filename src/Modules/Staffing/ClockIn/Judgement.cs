using WorkforceOS.Kernel;

namespace WorkforceOS.Staffing.ClockIn;

/// <summary>An incident that an attempt or a batch gives rise to.</summary>
internal sealed record IncidentToOpen(IncidentType Type, Severity Severity, string Message);

/// <summary>
/// What the proof of an attempt comes to by the policy of its shift: accepted by which method, with which incidents, or refused. Pure.
/// Modes: <c>GEO_REQUIRED</c> wants a position within the fence, <c>NFC_REQUIRED</c> the hub's tag, <c>EITHER</c> one of them. A wrong tag is
/// refused whatever else is right. Where the position fails, a written reason may stand for it, if the policy allows that.
/// </summary>
/// <param name="Within">Null where it cannot be said.</param>
/// <param name="Distance">From the hub, in metres.</param>
internal sealed record Judgement(ProofMethod Method, bool? Within, int? Distance, bool OverrideUsed, IReadOnlyList<IncidentToOpen> Incidents)
{
    /// <summary>A position of a larger accuracy figure than this many metres says nothing.</summary>
    public const double LeastExact = 100;

    /// <summary>So many characters of a reason are the least.</summary>
    public const int ShortestReason = 10;

    /// <summary>So far off, in radii, an override is critical.</summary>
    private const int FarOff = 5;

    public static Result<Judgement> OfClockIn(ClockPolicy policy, ClockProof given)
    {
        if (TagRefusal(policy, given) is { } wrong) return wrong;
        // Where no tag hangs, one says nothing.
        var hasTag = given.NfcTagId is not null && policy.Tag is not null;
        var (verdict, distance) = Position(policy, given);
        bool? within = verdict is FenceVerdict.Inside ? true : verdict is FenceVerdict.Outside ? false : null;

        if (policy.Mode is ClockInMode.NfcRequired || (policy.Mode is ClockInMode.Either && hasTag))
        {
            return new Judgement(ProofMethod.Nfc, within, distance, false, within is false ? [new(IncidentType.OutsideGeofence, Severity.Info, $"Clocked in by the tag while {distance} m away.")] : []);
        }
        if (policy.Point is null)
        {
            if (policy.Mode is ClockInMode.GeoRequired) return ClockProblems.LocationNotConfigured;
            return new Judgement(ProofMethod.Geo, null, null, false, [new(IncidentType.LocationUnavailable, Severity.Info, "The hub has no position, so that nobody can say where this was.")]);
        }
        if (verdict is FenceVerdict.Inside) return new Judgement(ProofMethod.Geo, true, distance, false, []);

        var why = verdict switch
        {
            null => ClockProblems.LocationRequired(policy),
            FenceVerdict.Unknown => ClockProblems.AccuracyTooLow(policy, given.AccuracyMeters),
            _ => ClockProblems.OutsideGeofence(policy, distance!.Value),
        };
        if (given.OverrideReason is null) return why;
        if (!policy.AllowOverride) return ClockProblems.OverrideNotAllowed;
        if (given.OverrideReason.Trim().Length < ShortestReason) return ClockProblems.OverrideReasonRequired;
        var severity = distance > FarOff * policy.RadiusMeters ? Severity.Critical : Severity.Warning;
        return new Judgement(ProofMethod.Override, within, distance, true, [new(IncidentType.ClockInOverride, severity, distance is null ? "Clocked in without a position." : $"Clocked in {distance} m away.")]);
    }

    /// <summary>Nobody is kept on the clock by where they are: it is accepted, and managers look at it. Only what the tag says is held against them.</summary>
    public static Result<Judgement> OfClockOut(ClockPolicy policy, ClockProof given)
    {
        if (TagRefusal(policy, given) is { } wrong) return wrong;
        var (verdict, distance) = Position(policy, given);
        bool? within = verdict is FenceVerdict.Inside ? true : verdict is FenceVerdict.Outside ? false : null;
        if (policy.Mode is ClockInMode.NfcRequired || (policy.Mode is ClockInMode.Either && given.NfcTagId is not null && policy.Tag is not null)) return new Judgement(ProofMethod.Nfc, within, distance, false, []);
        if (policy.Point is null || verdict is FenceVerdict.Inside) return new Judgement(ProofMethod.Geo, within, distance, false, []);

        var incident = verdict is FenceVerdict.Outside
            ? new IncidentToOpen(IncidentType.OutsideGeofence, Severity.Warning, $"Clocked out {distance} m away.")
            : new IncidentToOpen(IncidentType.LocationUnavailable, Severity.Warning, "Clocked out without a usable position.");
        return new Judgement(ProofMethod.Override, within, distance, true, [incident]);
    }

    /// <summary>What can be said of where an attempt was made, whatever is decided of it.</summary>
    public static (bool? Within, int? Distance) Measure(ClockPolicy policy, ClockProof given)
    {
        var (verdict, distance) = Position(policy, given);
        return (verdict is FenceVerdict.Inside ? true : verdict is FenceVerdict.Outside ? false : null, distance);
    }

    private static Problem? TagRefusal(ClockPolicy policy, ClockProof given)
    {
        var needed = policy.Mode is ClockInMode.NfcRequired;
        if (policy.Tag is not { } tag) return needed ? ClockProblems.NfcNotConfigured : null;
        if (given.NfcTagId is not { } tapped) return needed ? ClockProblems.NfcRequired : null;
        return Geo.IsOneOf(tapped, [Geo.TagHash(tag)]) ? null : ClockProblems.NfcMismatch;
    }

    /// <returns>No verdict where there is no position, of the device or of the hub.</returns>
    private static (FenceVerdict? Verdict, int? Distance) Position(ClockPolicy policy, ClockProof given)
    {
        if (policy.Point is not { } hub || given is not { Latitude: { } latitude, Longitude: { } longitude }) return (null, null);
        var distance = Geo.Distance(hub, new GeoPoint((double)latitude, (double)longitude));
        return (Geo.Judge(distance, policy.RadiusMeters, (double?)given.AccuracyMeters, LeastExact), (int)Math.Round(distance, MidpointRounding.AwayFromZero));
    }
}
