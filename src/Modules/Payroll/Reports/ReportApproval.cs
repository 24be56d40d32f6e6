using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Payroll.Reports;

/// <summary>
/// Approves what people are owed, and locks their days. Behind their pay turns: what is read then is what is locked, since whoever wanted
/// to change it comes afterwards, and is refused.
/// </summary>
internal sealed class ReportApproval(PayrollDb db, PayrollSources sources, ApprovalRules rules, IEnumerable<IUndecided> questions, Scope scope, Caller caller, TimeProvider clock)
{
    /// <summary>What is approved, entered or paid is saved whole or not at all.</summary>
    public Task<ScopeTransaction> Begin(CancellationToken cancel) => scope.Begin(cancel);

    /// <summary>Keeps what these people's pay rests on as it is until the transaction ends; to be taken before it is read.</summary>
    public Task TakeTurns(ScopeTransaction transaction, IEnumerable<UserId> people, CancellationToken cancel) => transaction.TakePayTurns(caller.Company, people, cancel);

    /// <summary>A report that is not there yet.</summary>
    public PayrollReport New(UserId user, Period period)
    {
        var report = PayrollReport.Of(user, period, caller.Company, clock);
        db.Reports.Add(report);
        return report;
    }

    /// <summary>Nobody enters money for themselves, whoever they are. Who did it for somebody else is remembered.</summary>
    public Problem? RefusesEntry(PayrollReport report, Entries entries, Patch<decimal?> bonus, Patch<decimal?> deduction)
    {
        if (report.UserId == caller.User) return report.IsChangedBy(entries, bonus, deduction) ? PayrollProblems.OwnPay : null;
        if (report.ChangesMoney(bonus, deduction)) report.EnteredBy(caller.User);
        return null;
    }

    /// <summary>Where it says something else now, it is compared once more when that is committed.</summary>
    public void TellCalculated(PayrollReport report)
    {
        if (db.Entry(report).State is not EntityState.Unchanged) db.Publish(new PayrollCalculated([report.Id]), report.Id.Value);
    }

    /// <summary>Notes and payment; whoever pays approves, where nobody has yet.</summary>
    /// <param name="today">On the company's calendar.</param>
    public async Task<Problem?> Enter(PayrollReport report, Entries entries, DateOnly today, IReadOnlyCollection<string>? accepted, CancellationToken cancel)
    {
        var approves = entries.Pays && !report.IsApproved;
        if (report.Enter(entries, today) is { } refusal) return refusal;
        if (approves && await Approve(report, accepted, cancel) is { } notApproved) return notApproved;
        if (entries.Pays) db.Publish(new PayrollPaid(report.Id, report.UserId, report.PeriodStart, report.PeriodEnd, Wholly: report.PaymentStatus is PaymentStatus.Paid), report.Id.Value);
        return null;
    }

    /// <summary>One report, whose person's turn is taken.</summary>
    /// <param name="accepted">Codes of warnings that the approver has read.</param>
    public async Task<Problem?> Approve(PayrollReport report, IReadOnlyCollection<string>? accepted, CancellationToken cancel) =>
        (await Approve([report], accepted, cancel)).GetValueOrDefault(report.Id);

    /// <summary>Several reports of one period, whose people's turns are taken.</summary>
    /// <returns>Why it was not approved, of those that were not.</returns>
    public async Task<IReadOnlyDictionary<PayrollReportId, Problem>> Approve(IReadOnlyList<PayrollReport> reports, IReadOnlyCollection<string>? accepted, CancellationToken cancel)
    {
        var refused = new Dictionary<PayrollReportId, Problem>();
        var fourEyes = await rules.NeedSecondPerson(cancel);
        foreach (var alike in reports.GroupBy(r => (r.Period, r.TermsKey)))
        {
            var (period, terms) = (alike.Key.Period, alike.First().Terms);
            UserId[] people = [.. alike.Select(r => r.UserId)];
            var loaded = await sources.Load(people, period, terms, cancel);
            var open = await Undecided(people, period, accepted ?? [], cancel);
            var held = await Held(people, period, cancel);
            foreach (var report in alike)
            {
                if (Refusal(report, loaded, fourEyes) is { } refusal) refused[report.Id] = refusal;
                else if (held.Contains(report.UserId)) refused[report.Id] = PayrollProblems.HoursPaidAlready;
                else if (open[report.UserId].ToList() is { Count: > 0 } warnings) refused[report.Id] = PayrollProblems.WarningsNotAccepted(warnings.OrderBy(w => w.Code, StringComparer.Ordinal));
                else Lock(report, loaded, together: reports.Count > 1);
            }
        }
        return refused;
    }

    /// <summary>Saves what was approved, in the transaction.</summary>
    public async Task<Problem?> Save(CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateException paid) when (paid.Violates(PayrollProblems.HoursPaidOnce) || paid.Violates(PayrollProblems.DaysLockedOnce))
        {
            return PayrollProblems.HoursPaidAlready;
        }
    }

    private Problem? Refusal(PayrollReport report, PayrollSources.OfPeriod loaded, bool fourEyes)
    {
        if (report.UserId == caller.User) return PayrollProblems.OwnPay;
        if (report.RefusesApproval(report.FactsOf(loaded)) is { } refusal) return refusal;
        return fourEyes && (report.EnteredById == caller.User || loaded.Adjustments[report.UserId].Any(a => a.EnteredById == caller.User)) ? PayrollProblems.SecondPersonNeeded : null;
    }

    /// <summary>Whose hours of these days another report has taken. Behind their turns that stays so; the constraint has the last word.</summary>
    private async Task<HashSet<UserId>> Held(UserId[] people, Period period, CancellationToken cancel)
    {
        List<UserId> of = [.. people];
        return [.. await db.Reports.Where(r => of.Contains(r.UserId) && r.ApprovalStatus == ApprovalStatus.Approved && r.PeriodStart <= period.End && r.PeriodEnd >= period.Start).Select(r => r.UserId).ToListAsync(cancel)];
    }

    /// <summary>What is carried into it is taken, and what it falls short of is there for the next one.</summary>
    private void Carry(PayrollReport report, PayrollSources.OfPeriod loaded)
    {
        foreach (var carry in loaded.Carries[report.UserId].Where(c => c.IsFor(report))) db.Attach(carry).Entity.TakeInto(report.Id);
        if (report.CarryForwardMinor > 0) db.Carries.Add(Adjustments.Carry.From(report));
    }

    /// <param name="together">Of many at once, whom nobody waits for to be told.</param>
    private void Lock(PayrollReport report, PayrollSources.OfPeriod loaded, bool together)
    {
        var terms = loaded.Terms;
        Carry(report, loaded);
        var (yesterday, start) = (sources.Today(terms).AddDays(-1), report.PeriodStart);
        DateOnly? through = yesterday < start ? null : yesterday < report.PeriodEnd ? yesterday : report.PeriodEnd;
        report.Approve(caller.User, clock.GetUtcNow(), through);
        if (through is { } last)
        {
            db.LockedDays.Add(new LockedDays
            {
                CompanyId = report.CompanyId, UserId = report.UserId, SourceId = report.Id.Value, Kind = LockKind.Payroll, LockedBy = caller.User,
                FirstDay = start, LastDay = last, StartsAt = WallClock.DayRange(start, terms.Zone).Start, EndsAt = WallClock.DayRange(last, terms.Zone).End,
            });
        }
        var approved = new PayrollApproved(report.Id, report.UserId, report.PeriodStart, report.PeriodEnd);
        if (together) db.PublishSoon(approved, report.Id.Value);
        else db.Publish(approved, report.Id.Value);
    }

    private async Task<ILookup<UserId, OpenQuestion>> Undecided(IReadOnlyCollection<UserId> people, Period period, IReadOnlyCollection<string> accepted, CancellationToken cancel)
    {
        var open = new List<Undecided>();
        foreach (var question in questions) open.AddRange(await question.Of(people, period.Start, period.End, cancel));
        return open.Where(o => !accepted.Contains(o.Code)).ToLookup(o => o.User, o => new OpenQuestion(o.Code, o.Count));
    }
}
