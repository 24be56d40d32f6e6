using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Employees.Profiles;
using WorkforceOS.Kernel;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Employees.Employments;

/// <summary>Terms as this reader may see them: what is paid is for admins and the line manager.</summary>
internal sealed record EmploymentTermsView : View
{
    public EmploymentId EmploymentId { get; init; }
    public UserId UserId { get; init; }
    public DateOnly EffectiveFrom { get; init; }
    public string Position { get; init; } = "";
    public ContractType ContractType { get; init; }
    public PayBasis PayBasis { get; init; }
    public decimal? Salary { get; init; }
    public decimal? HourlyRate { get; init; }
    public decimal WeeklyHours { get; init; }
    public WorkPattern? WorkPattern { get; init; }
    public OvertimeMode OvertimeMode { get; init; }
    public DepartmentId? DepartmentId { get; init; }
    public UserId? ManagerId { get; init; }
    public PlaceId? PlaceId { get; init; }
    public string? HolidayRegion { get; init; }

    public static EmploymentTermsView For(EmploymentTerms terms, Standing reader)
    {
        var seesPay = reader is Standing.Admin or Standing.LineManager;
        return new EmploymentTermsView
        {
            EmploymentId = terms.EmploymentId,
            UserId = terms.UserId,
            EffectiveFrom = terms.EffectiveFrom,
            Position = terms.Position,
            ContractType = terms.ContractType,
            PayBasis = terms.PayBasis,
            Salary = seesPay ? terms.Salary : null,
            HourlyRate = seesPay ? terms.HourlyRate : null,
            WeeklyHours = terms.WeeklyHours,
            WorkPattern = terms.WorkPattern,
            OvertimeMode = terms.OvertimeMode,
            DepartmentId = terms.DepartmentId,
            ManagerId = terms.ManagerId,
            PlaceId = terms.PlaceId,
            HolidayRegion = terms.HolidayRegion,
        }.Stamped(terms, terms.UserId, hidden: seesPay ? [] : [nameof(Salary), nameof(HourlyRate)]);
    }
}
