using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Payroll.Rules;

namespace WorkforceOS.Payroll.Reports;

/// <summary>Who approves, how many eyes it takes, and what employees see before: by the rules of today, whichever period it is.</summary>
internal sealed class ApprovalRules(PayRuleVersions versions, ICompanies companies, Caller caller, TimeProvider clock)
{
    private PayRules? inForce;

    /// <summary>Whether whoever entered money may not approve it.</summary>
    public async Task<bool> NeedSecondPerson(CancellationToken cancel) => (await InForce(cancel)).FourEyes is FourEyes.Two;

    /// <summary>Whether the caller's role approves at all; line managers only that of their reports.</summary>
    public async Task<Problem?> RefusesApprover(CancellationToken cancel) =>
        caller.IsAdmin || (await InForce(cancel)).Approvers is Approvers.Managers ? null : Problem.RoleRequired(Roles.CompanyAdmins);

    /// <summary>Whether employees read their reports before these are approved.</summary>
    public async Task<bool> ShowDrafts(CancellationToken cancel) => (await InForce(cancel)).ShowDrafts;

    private async Task<PayRules> InForce(CancellationToken cancel) => inForce ??= await versions.InForce(await companies.Today(caller.Company, clock, cancel), cancel);
}
