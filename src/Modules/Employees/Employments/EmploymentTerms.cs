using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Employees.Employments;

internal readonly record struct EmploymentTermsId(Guid Value) : IId<EmploymentTermsId>
{
    public static EmploymentTermsId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>What is agreed in an employment from one day on, until the next such.</summary>
[Tracked("employeeProfile", "employmentTerms")]
internal sealed class EmploymentTerms : Record<EmploymentTermsId>
{
    public EmploymentId EmploymentId { get; init; }
    public UserId UserId { get; init; }
    public DateOnly EffectiveFrom { get; private set; }
    public string Position { get; private set; } = "";
    public ContractType ContractType { get; private set; }
    public PayBasis PayBasis { get; private set; }
    public decimal? Salary { get; private set; }
    public decimal? HourlyRate { get; private set; }
    public decimal WeeklyHours { get; private set; }
    public WorkPattern? WorkPattern { get; private set; }
    public OvertimeMode OvertimeMode { get; private set; }
    public DepartmentId? DepartmentId { get; private set; }
    public UserId? ManagerId { get; private set; }
    public PlaceId? PlaceId { get; private set; }
    public string? HolidayRegion { get; private set; }

    /// <summary>Out of force because the employment ends before.</summary>
    public bool BeyondEnd { get; private set; }

    public Agreed Agreed => new(Position, ContractType, new(PayBasis, Salary, HourlyRate), new(WeeklyHours, WorkPattern), OvertimeMode, DepartmentId, ManagerId, PlaceId, HolidayRegion);

    public void Become(DatedTerms terms)
    {
        var agreed = terms.Agreed;
        (EffectiveFrom, Position, ContractType, OvertimeMode) = (terms.From, agreed.Position, agreed.ContractType, agreed.Overtime);
        (PayBasis, Salary, HourlyRate) = (agreed.Pay.Basis, agreed.Pay.Salary, agreed.Pay.HourlyRate);
        WeeklyHours = agreed.Hours.Weekly;
        if (!StoredPattern.Same(WorkPattern, agreed.Hours.Pattern)) WorkPattern = agreed.Hours.Pattern;
        (DepartmentId, ManagerId, PlaceId, HolidayRegion) = (agreed.Department, agreed.Manager, agreed.Place, agreed.HolidayRegion);
    }

    /// <summary>In force only where the employment has not ended before.</summary>
    public void HeedEnd(DateOnly? endsOn)
    {
        if (IsActive && EffectiveFrom > endsOn)
        {
            BeyondEnd = true;
            Delete();
        }
        else if (BeyondEnd && (endsOn is null || EffectiveFrom <= endsOn))
        {
            BeyondEnd = false;
            Restore();
        }
    }
}
