using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Employees.Employments;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Employees.Profiles;

/// <summary>A profile as this reader may see it: what is paid and the notes are for admins and the line manager.</summary>
internal record EmployeeProfileView : View
{
    public UserId UserId { get; init; }
    public string? Fullname { get; init; }
    public DateOnly EmploymentStartDate { get; init; }
    public string Position { get; init; } = "";
    public ContractType ContractType { get; init; }
    public decimal? Salary { get; init; }
    public DepartmentId? DepartmentId { get; init; }
    public UserId? ManagerId { get; init; }

    [Secret]
    public string? Notes { get; init; }

    public DateOnly? EmploymentEndDate { get; init; }
    public EndReason? EndReason { get; init; }
    public EmploymentStatus EmploymentStatus { get; init; }
    public PayBasis PayBasis { get; init; }
    public decimal? HourlyRate { get; init; }
    public decimal WeeklyHours { get; init; }
    public WorkPattern? WorkPattern { get; init; }
    public OvertimeMode OvertimeMode { get; init; }
    public PlaceId? PlaceId { get; init; }
    public string? HolidayRegion { get; init; }
    public DateOnly? TermsFrom { get; init; }

    public static EmployeeProfileView For(EmployeeProfile profile, Caller reader)
    {
        var seesAll = profile.StandingOf(reader) is Standing.Admin or Standing.LineManager;
        return new EmployeeProfileView
        {
            UserId = profile.UserId,
            Fullname = profile.Fullname,
            EmploymentStartDate = profile.EmploymentStartDate,
            Position = profile.Position,
            ContractType = profile.ContractType,
            Salary = seesAll ? profile.Salary : null,
            DepartmentId = profile.DepartmentId,
            ManagerId = profile.ManagerId,
            Notes = seesAll ? profile.Notes : null,
            EmploymentEndDate = profile.EmploymentEndDate,
            EndReason = profile.EndReason,
            EmploymentStatus = profile.EmploymentStatus,
            PayBasis = profile.PayBasis,
            HourlyRate = seesAll ? profile.HourlyRate : null,
            WeeklyHours = profile.WeeklyHours,
            WorkPattern = profile.WorkPattern,
            OvertimeMode = profile.OvertimeMode,
            PlaceId = profile.PlaceId,
            HolidayRegion = profile.HolidayRegion,
            TermsFrom = profile.TermsFrom,
        }.Stamped(profile, profile.UserId, hidden: seesAll ? [] : [nameof(Salary), nameof(HourlyRate), nameof(Notes)]);
    }
}

/// <summary>The same with those whom it names.</summary>
internal sealed record EmployeeProfileDetails : EmployeeProfileView
{
    public EmployeeProfileDetails(EmployeeProfileView profile) : base(profile) { }

    public PersonBrief? User { get; init; }
    public DepartmentBrief? Department { get; init; }
    public PersonBrief? Manager { get; init; }
}

/// <summary>Everybody and every department that a page of profiles names, asked for once.</summary>
internal sealed record ProfileJoins(IReadOnlyDictionary<UserId, PersonBrief> People, IReadOnlyDictionary<DepartmentId, DepartmentBrief> Departments)
{
    public static async Task<ProfileJoins> Of(IReadOnlyCollection<EmployeeProfile> profiles, IPeople people, IDepartments departments, CancellationToken cancel) => new(
        await people.Briefs(profiles.SelectMany(p => new[] { p.UserId, p.ManagerId }).OfType<UserId>().Distinct(), cancel),
        await departments.Briefs(profiles.Select(p => p.DepartmentId).OfType<DepartmentId>().Distinct(), cancel));

    public EmployeeProfileDetails Details(EmployeeProfile profile, Caller reader) => new(EmployeeProfileView.For(profile, reader))
    {
        User = People.GetValueOrDefault(profile.UserId),
        Department = profile.DepartmentId is { } department ? Departments.GetValueOrDefault(department) : null,
        Manager = profile.ManagerId is { } manager ? People.GetValueOrDefault(manager) : null,
    };
}
