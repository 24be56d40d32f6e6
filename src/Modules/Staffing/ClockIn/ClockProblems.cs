using WorkforceOS.Kernel;

namespace WorkforceOS.Staffing.ClockIn;

/// <summary>What stands in the way of clocking in or out.</summary>
internal static class ClockProblems
{
    public static readonly Problem NfcRequired = Unprocessable("NFC_REQUIRED", "Tap the tag at the place of work.");
    public static readonly Problem NfcMismatch = Unprocessable("NFC_MISMATCH", "This is not the tag of this place.");
    public static readonly Problem NfcNotConfigured = Unprocessable("NFC_NOT_CONFIGURED", "This shift wants a tag to be tapped, and its place has none. Please tell the manager.");
    public static readonly Problem LocationNotConfigured = Unprocessable("LOCATION_NOT_CONFIGURED", "This shift wants to know where you are, and its place has no position. Please tell the manager.");
    public static readonly Problem OverrideNotAllowed = Unprocessable("OVERRIDE_NOT_ALLOWED", "This shift takes no reason in the place of a proof.");
    public static readonly Problem OverrideReasonRequired = Unprocessable("OVERRIDE_REASON_REQUIRED", $"Write a reason of at least {Judgement.ShortestReason} characters.");
    public static readonly Problem NonceRequired = Problem.Missing("proofNonce");
    public static readonly Problem ProofReplayed = Conflict("PROOF_REPLAYED", "This proof was used before.");
    public static readonly Problem ProofExpired = Unprocessable("PROOF_EXPIRED", "This proof is too old, or the device's clock is wrong.");
    public static readonly Problem AttestationRejected = Unprocessable("ATTESTATION_REJECTED", "The device could not show that the app is genuine.");
    public static readonly Problem InFuture = Problem.NotAValid("capturedAt", "Moment", "It is in the future.");

    public static Problem LocationRequired(ClockPolicy policy) => Problem.Rule("LOCATION_REQUIRED", "Let the app know where you are.", new { allowClockInOverride = policy.AllowOverride }, 422);

    public static Problem AccuracyTooLow(ClockPolicy policy, decimal? accuracyMeters) =>
        Problem.Rule("LOCATION_ACCURACY_TOO_LOW", "Your position is not exact enough.", new { accuracyMeters, allowClockInOverride = policy.AllowOverride }, 422);

    public static Problem OutsideGeofence(ClockPolicy policy, int distance) =>
        Problem.Rule("OUTSIDE_GEOFENCE", "You are not at the place of work.", new { distanceToClockPointMeters = distance, geofenceRadiusMeters = policy.RadiusMeters, allowClockInOverride = policy.AllowOverride }, 422);

    public static Problem OutsideWindow(DateTimeOffset opensAt, DateTimeOffset closesAt) =>
        Problem.Rule("OUTSIDE_CLOCK_IN_WINDOW", "You can clock in shortly before the shift begins, and until it ends.", new { opensAt, closesAt }, 422);

    public static Problem SessionExists(AssignmentId assignment, AttendanceSessionId session) =>
        Problem.Rule("ATTENDANCE_SESSION_EXISTS", "You have worked this shift already.", new { assignmentId = assignment, sessionId = session }, 409);

    private static Problem Conflict(string code, string sentence) => Problem.Rule(code, sentence, status: 409);

    private static Problem Unprocessable(string code, string sentence) => Problem.Rule(code, sentence, status: 422);
}
