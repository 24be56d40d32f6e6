using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;

namespace WorkforceOS.Payroll.Rules;

/// <summary>Finds the rules that decide.</summary>
internal sealed class PayRuleVersions(PayrollDb db, Caller caller, TimeProvider clock)
{
    /// <summary>The rules of a day; the usual ones where the company has none that far back.</summary>
    public async Task<PayRules> InForce(DateOnly day, CancellationToken cancel) =>
        await db.Rules.AsNoTracking().Where(r => r.ValidFrom <= day).OrderByDescending(r => r.ValidFrom).FirstOrDefaultAsync(cancel) ?? PayRules.From(day, caller.Company, clock);

    /// <summary>What decides on each of these days, both ends included.</summary>
    public async Task<PayRuleBook> Between(DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var rules = await db.Rules.AsNoTracking()
            .Where(r => r.ValidFrom <= to && (r.ValidFrom > from || r.ValidFrom == db.Rules.Where(before => before.ValidFrom <= from).Max(before => before.ValidFrom)))
            .OrderBy(r => r.ValidFrom).ToListAsync(cancel);
        return new PayRuleBook([.. rules.Select(r => r.Dated)]);
    }
}
