using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;

namespace WorkforceOS.Payroll.Rules;

/// <summary>An admin takes rules back: those before them go on.</summary>
internal static class DeletePayRules
{
    public static async Task<Result<PayRulesView>> Handle(PayRulesId id, PayrollDb db, CancellationToken cancel)
    {
        var rules = await db.Rules.SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (rules is null) return Problem.NotFound;

        rules.Delete();
        await db.SaveChangesAsync(cancel);
        return PayRulesView.Of(rules);
    }
}
