using WorkforceOS.Kernel;

namespace WorkforceOS.Payroll.Reports;

/// <summary>Who approves, and how many eyes it takes.</summary>
internal sealed class ApprovalRules(Caller caller)
{
    /// <summary>Whether whoever entered money may not approve it.</summary>
    public ValueTask<bool> NeedSecondPerson(CancellationToken cancel) => new(false);

    /// <summary>Whether the caller's role approves at all; line managers only that of their reports.</summary>
    public ValueTask<Problem?> RefusesApprover(CancellationToken cancel) => new(caller.IsAdmin ? null : Problem.RoleRequired(Roles.CompanyAdmins));
}
