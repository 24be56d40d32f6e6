namespace WorkforceOS.Staffing.Marketplace;

/// <summary>Where a worker stands with a shift.</summary>
internal enum OwnStanding
{
    None,
    Applied,
    Offered,
    Accepted,
    SwapRequested,
    CheckedIn,
    CheckedOut,
    Completed,
    Cancelled,
    Declined,
}

/// <summary>What a worker can do about a shift now.</summary>
internal enum ShiftAction
{
    Apply,
    Accept,
    Decline,
    RequestSwap,
    ClockIn,
    ClockOut,
    Submit,
}

internal sealed record ShiftRequirements(IReadOnlyList<string> CertificateTypes, IReadOnlyList<string> AttireItems, IReadOnlyList<string> Skills);

/// <param name="Phone">For whoever is on the shift only.</param>
internal sealed record ManagerBrief(string Name, string? Phone);

internal sealed record TimesheetBrief(TimesheetId TimesheetId, HoursStatus Status);

/// <summary>A shift with what one has to know to take it, and to go there.</summary>
internal sealed record StaffShiftView : ShiftCard
{
    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    public StaffShiftView(ShiftCard card) : base(card)
    {
    }

    public ClockInMode ClockInMode { get; init; }
    public bool AllowClockInOverride { get; init; }
    public int GeofenceRadiusMeters { get; init; }

    /// <summary>For whoever is on the shift only, and where the marketplace shows it.</summary>
    public string? NfcTagId { get; init; }

    public string? Description { get; init; }
    public ShiftRequirements Requirements { get; init; } = null!;
    public IReadOnlyList<ManagerBrief> Managers { get; init; } = [];
    public string? AccessNotes { get; init; }
    public int RequiredWorkerCount { get; init; }
    public int FilledCount { get; init; }
    public OwnStanding MyStatus { get; init; }
    public ApplicationId? ApplicationId { get; init; }
    public TimesheetBrief? Timesheet { get; init; }
    public IReadOnlyList<ShiftAction> AllowedActions { get; init; } = [];
    public string? CancellationReason { get; init; }
}
