using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Leave.Chains;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Leave;

/// <summary>A step of a request's approval.</summary>
/// <param name="ApproverIds">Who is asked, or was when it was decided. Of later steps who would be asked now.</param>
internal sealed record ApprovalView(int Step, IReadOnlyList<UserId> ApproverIds, UserId? DecidedBy, LeaveStatus? Decision, DateTimeOffset? At, string? Note)
{
    public static IReadOnlyList<ApprovalView> Of(IReadOnlyList<LeaveStep> steps) => [.. steps.Select(s => new ApprovalView(s.Step, s.Approvers, s.DecidedBy, s.Decision, s.DecidedAt, s.Note))];
}

/// <summary>A leave request as the contract has it.</summary>
internal record LeaveRequestView : View
{
    public UserId UserId { get; init; }
    public DepartmentId? DepartmentId { get; init; }
    public DateTimeOffset RequestDate { get; init; }
    public string LeaveType { get; init; } = "";

    /// <summary>The type that these words mean, or that a reviewer named; null where nobody knows.</summary>
    public LeaveTypeId? LeaveTypeId { get; init; }

    public DateOnly StartDate { get; init; }
    public DateOnly EndDate { get; init; }
    public LeavePart StartPart { get; init; }
    public LeavePart EndPart { get; init; }

    /// <summary>Where it takes only some time of one day.</summary>
    public TimeOnly? FromTime { get; init; }

    public TimeOnly? ToTime { get; init; }

    /// <summary>Days between that it does not take.</summary>
    public IReadOnlyList<DateOnly> ExceptDays { get; init; } = [];

    /// <summary>What it costs, in two decimals.</summary>
    public decimal? Days { get; init; }

    /// <summary>Hours of work that are not done by it.</summary>
    public decimal? Hours { get; init; }

    public string? Reason { get; init; }

    public string? DocumentUrl { get; init; }

    /// <summary>For whom a manager entered it; null where the person asked.</summary>
    public UserId? OnBehalfOf { get; init; }

    /// <summary>The manager who did.</summary>
    public UserId? EnteredById { get; init; }

    /// <summary>The owner asks that it be cancelled.</summary>
    public bool CancelRequested { get; init; }

    public LeaveStatus Status { get; init; }
    public UserId? ApproverId { get; init; }
    public DateTimeOffset? ApprovedDate { get; init; }

    /// <summary>The steps of its approval, the first first.</summary>
    public IReadOnlyList<ApprovalView> Approvals { get; init; } = [];

    /// <summary>Which of them awaits a decision, or was the last that had one.</summary>
    public int ApprovalStep { get; init; }

    /// <summary>Who decides in the person's place while they are away.</summary>
    public UserId? SubstituteId { get; init; }

    public static LeaveRequestView Of(LeaveRequest request) => new LeaveRequestView
    {
        UserId = request.UserId,
        DepartmentId = request.DepartmentId,
        RequestDate = request.RequestDate,
        LeaveType = request.LeaveType,
        LeaveTypeId = request.LeaveTypeId,
        StartDate = request.StartDate,
        EndDate = request.EndDate,
        StartPart = request.StartPart,
        EndPart = request.EndPart,
        FromTime = request.FromTime,
        ToTime = request.ToTime,
        ExceptDays = request.ExceptDays,
        Days = request.Days,
        Hours = request.Hours,
        Reason = request.Reason,
        DocumentUrl = request.DocumentUrl,
        OnBehalfOf = request.EnteredBy is null ? null : request.UserId,
        EnteredById = request.EnteredBy,
        CancelRequested = request.CancelRequested,
        Status = request.Status,
        ApproverId = request.ApproverId,
        ApprovedDate = request.ApprovedDate,
        Approvals = ApprovalView.Of(request.Steps),
        ApprovalStep = request.ApprovalStep,
        SubstituteId = request.SubstituteId,
    }.Stamped(request, request.UserId, hidden: []);
}

/// <summary>The same with those whom it names.</summary>
internal sealed record LeaveRequestDetails : LeaveRequestView
{
    public LeaveRequestDetails(LeaveRequest request) : base(Of(request)) { }

    public PersonBrief? User { get; init; }
    public DepartmentBrief? Department { get; init; }
    public PersonBrief? Approver { get; init; }
}

/// <summary>Everybody and every department that a page of requests names, asked for once.</summary>
internal sealed record LeaveJoins(IReadOnlyDictionary<UserId, PersonBrief> People, IReadOnlyDictionary<DepartmentId, DepartmentBrief> Departments)
{
    /// <param name="others">People to know besides.</param>
    public static async Task<LeaveJoins> Of(IReadOnlyCollection<LeaveRequest> requests, IEnumerable<UserId> others, IPeople people, IDepartments departments, CancellationToken cancel) => new(
        await people.Briefs(requests.SelectMany(r => new[] { r.UserId, r.ApproverId }).OfType<UserId>().Concat(others).Distinct(), cancel),
        await departments.Briefs(requests.Select(r => r.DepartmentId).OfType<DepartmentId>().Distinct(), cancel));

    public LeaveRequestDetails Details(LeaveRequest request) => new(request)
    {
        User = People.GetValueOrDefault(request.UserId),
        Department = request.DepartmentId is { } department ? Departments.GetValueOrDefault(department) : null,
        Approver = request.ApproverId is { } approver ? People.GetValueOrDefault(approver) : null,
    };
}
