using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Employees.Employments;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Employees.Profiles;

/// <summary>What somebody is to the person a profile is about.</summary>
internal enum Standing
{
    Stranger,
    Subject,
    LineManager,
    Admin,
}

/// <summary>In the contract's order.</summary>
internal enum EmploymentStatus
{
    Upcoming,
    Active,
    Ended,
}

/// <summary>
/// The employment of one person as it is today, written from its terms so that lists find and sort it: whenever they change, and by
/// <see cref="TurnTerms"/> on the days on which others begin. There is one living profile for each person.
/// </summary>
[Tracked("employeeProfile", "employeeProfile")]
internal sealed class EmployeeProfile : Record<EmployeeProfileId>
{
    /// <summary>What <see cref="TurnsOn"/> is made by the database where a host of the build before wrote the row.</summary>
    public static readonly DateOnly WrittenByOlderHost = new(1900, 1, 1);

    public UserId UserId { get; init; }

    /// <summary>As their account has it; the database keeps it.</summary>
    public string? Fullname { get; private set; }

    public EmploymentId? EmploymentId { get; private set; }
    public DateOnly EmploymentStartDate { get; private set; }
    public DateOnly? EmploymentEndDate { get; private set; }
    public EndReason? EndReason { get; private set; }
    public EmploymentStatus EmploymentStatus { get; private set; }
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
    public DateOnly? TermsFrom { get; private set; }
    public DateOnly? TurnsOn { get; private set; }
    public int TermsVersion { get; private set; }

    [Secret]
    public string? Notes { get; set; }

    /// <summary>It ended with the person's account, and comes back with it.</summary>
    public bool EndedWithAccount { get; private set; }

    /// <summary>Reports are looked after by somebody else until they have another line manager.</summary>
    public bool HasLeft => EndedWithAccount || (IsActive && EmploymentStatus is EmploymentStatus.Ended);

    /// <summary>All that a build which knows no terms shows.</summary>
    private (DateOnly, string, ContractType, decimal?, DepartmentId?, UserId?) Plain => (EmploymentStartDate, Position, ContractType, Salary, DepartmentId, ManagerId);

    /// <summary>All that it shows to a build that knows no terms, over what is agreed besides.</summary>
    public Agreed PlainOver(Agreed agreed) => agreed with
    {
        Position = Position,
        ContractType = ContractType,
        Pay = Salary is not null ? new(PayBasis.Monthly, Salary, null) : agreed.Pay.Basis is PayBasis.Monthly ? Pay.None : agreed.Pay,
        Department = DepartmentId,
        Manager = ManagerId,
    };

    public Agreed PlainTerms() => PlainOver(new("", ContractType, Pay.None, new(TermsFacts.FullWeek, null), OvertimeMode.Paid, null, null, null, null));

    public Standing StandingOf(Caller caller) =>
        caller.IsAdmin ? Standing.Admin
        : ManagerId == caller.User ? Standing.LineManager
        : UserId == caller.User ? Standing.Subject
        : Standing.Stranger;

    public void EndWithAccount()
    {
        EndedWithAccount = true;
        TermsVersion++;
        Delete();
    }

    public void ReturnWithAccount()
    {
        EndedWithAccount = false;
        TermsVersion++;
        Restore();
    }

    /// <summary>An admin deletes it.</summary>
    public void Remove()
    {
        TermsVersion++;
        Delete();
    }

    /// <summary>The person is employed anew.</summary>
    public void Reopen()
    {
        EndedWithAccount = false;
        TermsVersion++;
        Restore();
    }

    public Problem? RefusesSight(Caller caller) => StandingOf(caller) is Standing.Stranger ? Problem.NotTheOwner : null;

    public Problem? RefusesDocumentsFrom(Caller caller) => StandingOf(caller) switch
    {
        Standing.Stranger => Problem.NotTheOwner,
        Standing.Subject => EmployeeProblems.DocumentsReadOnly,
        _ => null,
    };

    public void Show(EmploymentOnDay day)
    {
        var (employment, agreed, before) = (day.Employment, day.Agreed, Plain);
        (EmploymentId, EmploymentStartDate, EmploymentEndDate, EndReason, EmploymentStatus) = (employment.Id, employment.StartsOn, employment.EndsOn, employment.EndReason, day.Status);
        (Position, ContractType, OvertimeMode) = (agreed.Position, agreed.ContractType, agreed.Overtime);
        (PayBasis, Salary, HourlyRate) = (agreed.Pay.Basis, agreed.Pay.Salary, agreed.Pay.HourlyRate);
        WeeklyHours = agreed.Hours.Weekly;
        if (!StoredPattern.Same(WorkPattern, agreed.Hours.Pattern)) WorkPattern = agreed.Hours.Pattern;
        (DepartmentId, ManagerId, PlaceId, HolidayRegion) = (agreed.Department, agreed.Manager, agreed.Place, agreed.HolidayRegion);
        (TermsFrom, TurnsOn) = (day.TermsFrom, day.TurnsOn);
        if (TermsVersion == 0 || Plain != before) TermsVersion++;
    }
}
