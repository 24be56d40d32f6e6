using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Payroll.Calculation;
using WorkforceOS.Payroll.Staleness;

namespace WorkforceOS.Payroll.Reports;

/// <summary>In the contract's order.</summary>
internal enum ApprovalStatus
{
    Draft,
    Approved,
}

/// <summary>Whether what it says still agrees with what is on record, and whether somebody stands for it.</summary>
internal sealed partial class PayrollReport
{
    /// <summary>What it rests on; null where an older build calculated it.</summary>
    public PayFacts? Facts { get; private set; }

    /// <summary>Of overtime that is taken off instead of being paid, times its multiplier: as calculated, and as last settled. What is approved is there to be taken.</summary>
    public decimal ToilSeconds { get; private set; }

    /// <summary>When it last came to say something else.</summary>
    public DateTimeOffset? CalculatedAt { get; private set; }

    /// <summary>What is on record is another now than that from which it was calculated.</summary>
    public bool Stale { get; private set; }

    public string[] StaleReasons { get; private set; } = [];

    /// <summary>What the facts are worth now, less what they were worth when it was calculated or last settled; null where nobody can say.</summary>
    public long? DifferenceMinor { get; private set; }

    /// <summary>Who last entered money by hand.</summary>
    public UserId? EnteredById { get; private set; }

    public ApprovalStatus ApprovalStatus { get; private set; }
    public UserId? ApprovedById { get; private set; }
    public DateTimeOffset? ApprovedAt { get; private set; }

    /// <summary>The last day that the approval locks.</summary>
    public DateOnly? LockedThrough { get; private set; }

    /// <summary>Why the last approval was taken back.</summary>
    public string? ReopenReason { get; private set; }

    public bool IsApproved => ApprovalStatus is ApprovalStatus.Approved;

    /// <summary>Money has gone out for it.</summary>
    public bool IsPaid => PaymentStatus is PaymentStatus.Paid or PaymentStatus.Partial;

    /// <summary>What the facts say now, with bonus and deduction as entered.</summary>
    public PayFacts FactsOf(PayrollSources.OfPeriod sources)
    {
        var extras = sources.ExtrasOf(this, new Money(BonusMinor, Currency), new Money(DeductionMinor, Currency));
        var figures = PayrollCalculation.Of(sources.InputOf(UserId, extras));
        // Where the figures agree nobody asks for fingerprints, and nearly all do.
        if (Basis is not null && Facts?.AgreesWith(figures) is true) return Facts;
        var now = PayFacts.Of(sources, UserId, figures);
        // Absence was another thing to the build that calculated it: by its own measure nothing may have changed.
        return Basis is null ? now with { AbsenceDays = sources.AbsenceDaysByPlan(UserId) } : now;
    }

    /// <summary>Flags what no longer agrees with what is on record; the figures stay as they were agreed or paid.</summary>
    /// <returns>Whether it agrees now and did not, or the other way round.</returns>
    public bool CompareWith(PayFacts now)
    {
        var before = Stale;
        var (agrees, difference, reasons) = Difference(now);
        (Stale, DifferenceMinor) = (!agrees, agrees ? null : difference);
        if (!StaleReasons.SequenceEqual(reasons)) StaleReasons = reasons;
        return before != Stale;
    }

    /// <summary>Whether it can be approved as it stands.</summary>
    public Problem? RefusesApproval(PayFacts now)
    {
        if (IsApproved) return PayrollProblems.ReportApproved;
        return Difference(now).Agrees ? null : PayrollProblems.Changed(this, now);
    }

    /// <param name="lockedThrough">The last day that is locked by it; null where none is.</param>
    public void Approve(UserId by, DateTimeOffset at, DateOnly? lockedThrough) =>
        (ApprovalStatus, ApprovedById, ApprovedAt, LockedThrough, ReopenReason) = (ApprovalStatus.Approved, by, at, lockedThrough, null);

    public Problem? Reopen(string reason)
    {
        if (IsPaid) return PayrollProblems.ReportPaid;
        if (!IsApproved) return PayrollProblems.NotApproved;
        (ApprovalStatus, ApprovedById, ApprovedAt, LockedThrough, ReopenReason, EnteredById) = (ApprovalStatus.Draft, null, null, null, reason, null);
        return null;
    }

    /// <summary>From now on it is compared with what is on record now; what it says stays.</summary>
    /// <returns>What has changed is worth; null where nothing has, or nobody can say.</returns>
    public long? Settle(PayFacts now)
    {
        if (Facts is null || Difference(now) is not { Agrees: false, Difference: { } difference }) return null;
        RestOn(now);
        return difference;
    }

    /// <summary>Somebody entered money, or decided what it rests on.</summary>
    public void EnteredBy(UserId person) => EnteredById = person;

    private void RestOn(PayFacts facts) => (Facts, ToilSeconds, Stale, DifferenceMinor, StaleReasons) = (facts, facts.ToilSeconds, false, null, StaleReasons is [] ? StaleReasons : []);

    private (bool Agrees, long? Difference, string[] Reasons) Difference(PayFacts now)
    {
        if (Facts is not null) return Facts.AgreesWith(now) ? (true, 0, []) : (false, now.OwedMinor - Facts.OwedMinor, [.. now.Changed(Facts)]);
        var (hours, absence) = ((now.WorkedSeconds, now.OvertimeSeconds) == (WorkedSeconds, OvertimeSeconds), now.AbsenceDays == AbsenceDays);
        return (hours && absence, null, [.. hours ? [] : new[] { "hours" }, .. absence ? [] : new[] { "absence" }]);
    }
}
