using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Leave;

/// <summary>A leave request as the contract has it.</summary>
internal record LeaveRequestView : View
{
    public UserId UserId { get; init; }
    public DepartmentId? DepartmentId { get; init; }
    public DateTimeOffset RequestDate { get; init; }
    public string LeaveType { get; init; } = "";
    public DateOnly StartDate { get; init; }
    public DateOnly EndDate { get; init; }
    public string? Reason { get; init; }
    public LeaveStatus Status { get; init; }
    public UserId? ApproverId { get; init; }
    public DateTimeOffset? ApprovedDate { get; init; }

    public static LeaveRequestView Of(LeaveRequest request) => new LeaveRequestView
    {
        UserId = request.UserId,
        DepartmentId = request.DepartmentId,
        RequestDate = request.RequestDate,
        LeaveType = request.LeaveType,
        StartDate = request.StartDate,
        EndDate = request.EndDate,
        Reason = request.Reason,
        Status = request.Status,
        ApproverId = request.ApproverId,
        ApprovedDate = request.ApprovedDate,
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
