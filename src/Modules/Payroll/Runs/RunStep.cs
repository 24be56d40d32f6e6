using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Payroll.Reports;

namespace WorkforceOS.Payroll.Runs;

/// <summary>The next some people of a run: everything about them is asked for at once, and saved at once with how far the run has come.</summary>
internal sealed class RunStep(PayrollDb db, PayrollSources sources, Scope scope, Caller caller, TimeProvider clock)
{
    private const int AtOnce = 500;

    /// <returns>Whether there are more.</returns>
    public async Task<bool> Take(PayrollRunId id, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        // One host at a time; the others wait here and then see how far it has come.
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM payroll.runs WHERE company_id = {caller.Company.Value} AND id = {id.Value} FOR UPDATE", cancel);
        var run = await db.Runs.SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (run is null or { State: RunState.Completed }) return false;

        var people = run.Next(AtOnce);
        var failed = await Calculate(people, run.Period, cancel);
        run.Advance(people.Count - failed.Count, failed);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return run.State is RunState.Running;
    }

    public async Task<RunPreview> Preview(PayrollRun run, CancellationToken cancel)
    {
        var (terms, period) = (await sources.Terms(cancel), run.Period);
        var (created, changed, same, left, failed, sum) = (0, 0, 0, 0, 0, Money.Zero(terms.Currency));
        foreach (var some in run.People.Select(UserId.Of).Chunk(AtOnce))
        {
            db.ChangeTracker.Clear();
            var loaded = await sources.Load(some, period, terms, cancel);
            List<UserId> of = [.. some];
            var known = await db.Reports.Where(r => r.PeriodStart == period.Start && r.PeriodEnd == period.End && of.Contains(r.UserId)).ToDictionaryAsync(r => r.UserId, cancel);
            foreach (var person in some)
            {
                var report = known.GetValueOrDefault(person);
                try
                {
                    var would = report ?? PayrollReport.Of(person, period, caller.Company, clock);
                    if (would.Calculate(loaded) is not null) left++;
                    else if (report is null) created++;
                    else if (db.Entry(report).State is EntityState.Unchanged) same++;
                    else changed++;
                    if (would.Currency == sum.Currency) sum += new Money(would.SalaryMinor, would.Currency);
                }
                catch (OverflowException)
                {
                    failed++;
                }
            }
        }
        db.ChangeTracker.Clear();
        return new RunPreview(created, changed, same, left, failed, sum.ToDecimal(), sum.Currency);
    }

    private async Task<IReadOnlyList<UserId>> Calculate(IReadOnlyList<UserId> people, Period period, CancellationToken cancel)
    {
        var loaded = await sources.Load(people, period, await sources.Terms(cancel), cancel);
        List<UserId> of = [.. people];
        var known = await db.Reports.Where(r => r.PeriodStart == period.Start && r.PeriodEnd == period.End && of.Contains(r.UserId)).ToDictionaryAsync(r => r.UserId, cancel);

        var (failed, changed) = (new List<UserId>(), new List<PayrollReportId>());
        foreach (var person in people)
        {
            var report = known.GetValueOrDefault(person) ?? PayrollReport.Of(person, period, caller.Company, clock);
            try
            {
                // An approved or paid report refuses and stays as it is: that is what is wanted of it here.
                if (report.Calculate(loaded) is not null) continue;
            }
            catch (OverflowException)
            {
                failed.Add(person);
                continue;
            }
            if (!known.ContainsKey(person))
            {
                db.Reports.Add(report);
                db.PublishSoon(new PayrollReady(report.Id, person, period.Start, period.End), report.Id.Value);
            }
            if (db.Entry(report).State is not EntityState.Unchanged) changed.Add(report.Id);
        }
        if (changed.Count > 0) db.Publish(new PayrollCalculated(changed), changed[0].Value);
        return failed;
    }
}
