namespace WorkforceOS.Staffing;

internal enum AttestationMode
{
    Observe,
    Enforce,
}

internal enum ClockInMode
{
    NfcRequired,
    GeoRequired,
    Either,
}

internal enum SessionStatus
{
    Open,
    Closed,
    AutoClosed,
    Voided,
}

internal enum ProofMethod
{
    Nfc,
    Geo,
    Override,
    Manual,
    Auto,
}

internal enum AttendanceEventType
{
    ClockedIn,
    ClockedOut,
    ClockInRejected,
    ClockOutRejected,
    AutoClockedOut,
}

internal enum SourceType
{
    Geo,
    Nfc,
    Manual,
}

internal enum AttestationProvider
{
    PlayIntegrity,
    AppAttest,
}

internal enum AttestationStatus
{
    NotProvided,
    Unverified,
    Valid,
    Invalid,
}

internal enum IncidentType
{
    OutsideGeofence,
    LocationUnavailable,
    ClockInOverride,
    LateClockIn,
    NoShow,
    NfcMismatchAttempt,
    AutoClockOut,
    AttestationFailed,
    LeftEarly,
}

internal enum Severity
{
    Critical,
    Warning,
    Info,
}

internal enum IncidentStatus
{
    Open,
    Acknowledged,
    Resolved,
}

internal enum TimesheetStatus
{
    Draft,
    Submitted,
    Approved,
    Rejected,
    Paid,
}
