namespace WorkforceOS.Attendance.Records;

/// <summary>In the contract's order. Pending is checked in and not yet out; who is late stays late.</summary>
internal enum AttendanceStatus
{
    Pending,
    Present,
    Absent,
    Late,
    LeftEarly,
}

/// <summary>What a manager is to look at. In the contract's order.</summary>
internal enum ReviewReason
{
    /// <summary>Nobody checked out.</summary>
    AutoClosed,

    /// <summary>Checked out so long after the end that it may have been forgotten.</summary>
    LateOut,

    OutsideFence,
    Offline,
    MockLocation,
    Rest,
    Unplanned,
    Overlap,
}

/// <summary>Who pays for the time. In the contract's order.</summary>
internal enum PaidBy
{
    Payroll,
    Marketplace,
}

/// <summary>What a manager says of a punch, where the rules would say otherwise.</summary>
/// <param name="Status">Pending says nothing: apps send it because the contract marks it required.</param>
/// <param name="LateByMinutes">Zero excuses.</param>
internal sealed record ManagersWord(AttendanceStatus? Status, int? LateByMinutes, string? AbsenceReason, string? ManagerNote);

/// <summary>What was really so, as a manager says afterwards. What is left out stays.</summary>
/// <param name="Entries">Take the place of all there are; then in and out follow from them.</param>
/// <param name="OvertimeApproved">Hours beyond the planned end.</param>
/// <param name="BreaksAsPunched">There were no other breaks than those among the entries: none is taken off by plan or by rule.</param>
internal sealed record Correction(
    DateTimeOffset? CheckIn, DateTimeOffset? CheckOut, IReadOnlyList<GivenEntry>? Entries, AttendanceStatus? Status, int? LateByMinutes, decimal? OvertimeApproved, string? ManagerNote,
    bool? BreaksAsPunched = null)
{
    public bool IsEmpty => this with { Status = Status is AttendanceStatus.Pending ? null : Status } == new Correction(null, null, null, null, null, null, null);

    public bool GivesTimes => CheckIn is not null || CheckOut is not null || Entries is not null;
}
