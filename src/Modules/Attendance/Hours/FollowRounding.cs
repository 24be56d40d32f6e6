using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Attendance.Hours;

/// <summary>The company rounds otherwise, or by another clock: it counts from today on, and pay hears of whom it concerns.</summary>
internal sealed class FollowRounding(AttendanceDb db, BreakRuleWriter writer, ICompanies companies, Caller caller, TimeProvider clock) : ISubscriber<RoundingSettingsChanged>, ISubscriber<CompanyZoneChanged>
{
    public Task Hear(RoundingSettingsChanged changed, CancellationToken cancel) => Follow(cancel);

    public async Task Hear(CompanyZoneChanged changed, CancellationToken cancel)
    {
        if (await db.RoundingRules.AnyAsync(cancel)) await Follow(cancel);
    }

    private async Task Follow(CancellationToken cancel)
    {
        if (await companies.Find(caller.Company, cancel) is not { } company) return;
        var today = WallClock.DayOf(clock.GetUtcNow(), company.Zone);
        var rule = await db.RoundingRules.SingleOrDefaultAsync(r => r.ValidFrom == today, cancel);
        if (rule is null) db.RoundingRules.Add(rule = new RoundingRule { CompanyId = company.Id, ValidFrom = today });
        rule.Become(company.Settings.Rounding, company.Zone);
        await writer.TellFrom(today, cancel);
        await db.SaveChangesAsync(cancel);
    }
}
