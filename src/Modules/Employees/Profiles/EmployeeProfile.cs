using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Employees.Profiles;

/// <summary>In the contract's order.</summary>
internal enum ContractType
{
    Permanent,
    Temporary,
    Contract,
}

/// <summary>What somebody is to the person a profile is about.</summary>
internal enum Standing
{
    Stranger,
    Subject,
    LineManager,
    Admin,
}

/// <summary>The terms on which somebody is employed.</summary>
/// <param name="Salary">Monthly, in the company's currency, in major units with as many decimals as it has.</param>
internal sealed record Terms(DateOnly EmploymentStartDate, string Position, ContractType ContractType, decimal? Salary, DepartmentId? DepartmentId, UserId? ManagerId, string? Notes);

/// <summary>The employment of one person. There is one living profile for each.</summary>
[Tracked("employeeProfile", "employeeProfile")]
internal sealed class EmployeeProfile : Record<EmployeeProfileId>
{
    public UserId UserId { get; init; }
    public DateOnly EmploymentStartDate { get; private set; }
    public string Position { get; private set; } = "";
    public ContractType ContractType { get; private set; }
    public decimal? Salary { get; private set; }
    public DepartmentId? DepartmentId { get; private set; }
    public UserId? ManagerId { get; private set; }

    [Secret]
    public string? Notes { get; private set; }

    /// <summary>It ended with the person's account, and comes back with it.</summary>
    public bool EndedWithAccount { get; private set; }

    public Terms CurrentTerms() => new(EmploymentStartDate, Position, ContractType, Salary, DepartmentId, ManagerId, Notes);

    public Standing StandingOf(Caller caller) =>
        caller.IsAdmin ? Standing.Admin
        : ManagerId == caller.User ? Standing.LineManager
        : UserId == caller.User ? Standing.Subject
        : Standing.Stranger;

    public void EndWithAccount()
    {
        EndedWithAccount = true;
        Delete();
    }

    public void ReturnWithAccount()
    {
        EndedWithAccount = false;
        Restore();
    }

    public Problem? RefusesSight(Caller caller) => StandingOf(caller) is Standing.Stranger ? Problem.NotTheOwner : null;

    public Problem? RefusesDocumentsFrom(Caller caller) => StandingOf(caller) switch
    {
        Standing.Stranger => Problem.NotTheOwner,
        Standing.Subject => EmployeeProblems.DocumentsReadOnly,
        _ => null,
    };

    public Problem? Employ(Terms terms)
    {
        if (terms.ManagerId == UserId) return EmployeeProblems.OwnManager;
        (EmploymentStartDate, Position, ContractType, Salary) = (terms.EmploymentStartDate, terms.Position, terms.ContractType, terms.Salary);
        (DepartmentId, ManagerId, Notes) = (terms.DepartmentId, terms.ManagerId, terms.Notes);
        return null;
    }
}
