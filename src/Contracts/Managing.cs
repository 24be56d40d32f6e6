using WorkforceOS.Kernel;

namespace WorkforceOS.Contracts.Employees;

/// <summary>Who is a manager of whom: admins of everybody, a line manager of direct reports and never of oneself.</summary>
public static class Managing
{
    public static async ValueTask<bool> Manages(this Caller caller, UserId person, IReporting reporting, CancellationToken cancel) =>
        caller.IsAdmin || (person != caller.User && await reporting.ManagerOf(person, cancel) == caller.User);

    /// <summary>Whom the caller manages; null is everybody.</summary>
    public static async ValueTask<IReadOnlySet<UserId>?> Managed(this Caller caller, IReporting reporting, CancellationToken cancel) =>
        caller.IsAdmin ? null : await reporting.ReportsOf(caller.User, cancel);
}
