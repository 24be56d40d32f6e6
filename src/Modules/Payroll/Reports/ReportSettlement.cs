using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Kernel;
using WorkforceOS.Payroll.Adjustments;
using WorkforceOS.Payroll.Staleness;

namespace WorkforceOS.Payroll.Reports;

/// <summary>Settles a report behind its person's pay turn.</summary>
internal sealed class ReportSettlement(PayrollDb db, PayrollSources sources, Caller caller, TimeProvider clock)
{
    private const string BackPay = "backPay";

    /// <returns>The amount that pays it; null where what has changed is worth nothing.</returns>
    public async Task<Result<PayAdjustment?>> Settle(PayrollReport report, CancellationToken cancel)
    {
        if (!report.IsApproved) return PayrollProblems.NotApprovedToSettle;
        var loaded = await sources.Load([report.UserId], report.Period, report.Terms, cancel);
        if (!loaded.Employs(report.UserId)) return PayrollProblems.NoEmployment;
        var (before, now) = (report.Facts, report.FactsOf(loaded));
        if (report.Settle(now) is not { } difference) return PayrollProblems.NothingToSettle;

        PayAdjustment? adjustment = null;
        if (difference != 0)
        {
            adjustment = PayAdjustment.Of(report.UserId, report.CompanyId, clock);
            var amount = new Money(difference, report.Currency).ToDecimal();
            if (adjustment.Say(new AdjustmentTerms(await NextOpenDay(report, cancel), AdjustmentKind.BackPay, BackPay, amount, report.Currency, null, report.Id), caller.User) is { } refusal) return refusal;
            db.Adjustments.Add(adjustment);
        }
        var settledBefore = await db.Settlements.CountAsync(s => s.ReportId == report.Id, cancel);
        db.Settlements.Add(new Settlement
        {
            CompanyId = report.CompanyId, ReportId = report.Id, BasisHash = Hash(settledBefore, before!, now), AdjustmentId = adjustment?.Id, AmountMinor = difference,
            SettledBy = caller.User, SettledAt = clock.GetUtcNow(),
        });
        db.Publish(new PayrollSettled(report.Id, report.UserId, new Money(difference, report.Currency).ToDecimal(), report.Currency), report.Id.Value);
        return adjustment;
    }

    /// <summary>The first day after the period that no approved report holds and nothing locks.</summary>
    private async Task<DateOnly> NextOpenDay(PayrollReport report, CancellationToken cancel)
    {
        var day = report.PeriodEnd.AddDays(1);
        var approved = await db.Reports.Where(r => r.UserId == report.UserId && r.ApprovalStatus == ApprovalStatus.Approved && r.PeriodEnd >= day)
            .Select(r => new { First = r.PeriodStart, Last = r.PeriodEnd }).ToListAsync(cancel);
        var locked = await db.LockedDays.Where(l => l.UserId == report.UserId && l.LastDay >= day).Select(l => new { First = l.FirstDay, Last = l.LastDay }).ToListAsync(cancel);
        foreach (var taken in approved.Concat(locked).OrderBy(t => t.First))
        {
            if (taken.First > day) break;
            if (taken.Last >= day) day = taken.Last.AddDays(1);
        }
        return day;
    }

    private static string Hash(int settledBefore, PayFacts before, PayFacts now) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { settledBefore, before, now }, Json.Plain))[..16]);
}
