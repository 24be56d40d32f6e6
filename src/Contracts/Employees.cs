using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Contracts.Employees;

public readonly record struct EmployeeProfileId(Guid Value) : IId<EmployeeProfileId>
{
    public static EmployeeProfileId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

public readonly record struct EmployeeDocumentId(Guid Value) : IId<EmployeeDocumentId>
{
    public static EmployeeDocumentId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <param name="Old">Null where there was none before.</param>
/// <param name="New">Null where there is none any more.</param>
public sealed record LineManagerChanged(UserId Employee, UserId? Old, UserId? New) : IEvent
{
    public static string Name => "employee.lineManagerChanged";
}

/// <summary>A document's last day comes near, or has passed unannounced. Told once for each such day.</summary>
/// <param name="User">Whose document it is.</param>
/// <param name="Manager">Their line manager, where they have one.</param>
public sealed record EmployeeDocumentExpiring(EmployeeDocumentId Document, UserId User, UserId? Manager, string DocumentType, DateOnly ValidUntil) : IEvent
{
    public static string Name => "employee.documentExpiring";
}

/// <summary>What payroll needs of an employment.</summary>
/// <param name="MonthlySalary">In the company's currency, major units with as many decimals as it has; null where none is agreed.</param>
public sealed record EmploymentFacts(UserId User, DateOnly StartsOn, decimal? MonthlySalary, DepartmentId? Department, UserId? Manager);

/// <summary>Who reports to whom, in the company in whose unit of work it is asked.</summary>
public interface IReporting
{
    /// <summary>The line manager on the employee's profile, also when it ended with the account.</summary>
    Task<UserId?> ManagerOf(UserId employee, CancellationToken cancel);

    /// <summary>Direct reports only.</summary>
    Task<IReadOnlySet<UserId>> ReportsOf(UserId manager, CancellationToken cancel);

    /// <summary>Line managers of the employees; those without one are left out.</summary>
    Task<IReadOnlyDictionary<UserId, UserId>> ManagersOf(IEnumerable<UserId> employees, CancellationToken cancel);
}

public interface IEmployments
{
    /// <summary>Living profiles; of these users where given, of this department where given, else all.</summary>
    Task<IReadOnlyList<EmploymentFacts>> Of(IReadOnlyCollection<UserId>? users, DepartmentId? department, CancellationToken cancel);
}
