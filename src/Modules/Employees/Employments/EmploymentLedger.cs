using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Employees.Profiles;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Employees.Employments;

/// <summary>Opens what is agreed with people to one writer at a time, and saves it: the rows, the profile as it shows today, and what others hear.</summary>
internal sealed class EmploymentLedger(EmployeesDb db, NamedInTerms named, ICompanies companies, Caller caller, TimeProvider clock)
{
    /// <summary>To be asked inside a transaction, whose end is also that of the person's turn. Of several people those with the smaller ids first.</summary>
    public async Task<EmploymentFile> Open(UserId user, ScopeTransaction transaction, CancellationToken cancel)
    {
        await transaction.TakeTurn("employees.person", user.Value, cancel);
        // What has ended or never came to be may come back.
        var profile = await db.Profiles.IgnoreQueryFilters([ModuleDb.ActiveFilter]).Where(p => p.UserId == user).OrderByDescending(p => p.IsActive).ThenByDescending(p => p.EndedWithAccount).ThenByDescending(p => p.Id).FirstOrDefaultAsync(cancel);
        var employments = await Rows(e => e.UserId == user).ToListAsync(cancel);
        return new EmploymentFile(caller.Company, user, profile, employments, await companies.Today(caller.Company, clock, cancel), clock);
    }

    /// <summary>The profile of that id, living or gone with its account, to be changed; null where there is none.</summary>
    public async Task<EmploymentFile?> OpenProfile(EmployeeProfileId id, bool alsoWithAccount, ScopeTransaction transaction, CancellationToken cancel)
    {
        // Gone with the account, its end can still be another one.
        var user = await db.Profiles.IgnoreQueryFilters([ModuleDb.ActiveFilter]).Where(p => p.Id == id && (p.IsActive || (alsoWithAccount && p.EndedWithAccount))).Select(p => (UserId?)p.UserId).SingleOrDefaultAsync(cancel);
        if (user is null) return null;
        var file = await Open(user.Value, transaction, cancel);
        return file.Profile is { } profile && profile.Id == id && (profile.IsActive || (alsoWithAccount && profile.EndedWithAccount)) ? file : null;
    }

    public async Task<Problem?> Save(EmploymentFile file, ScopeTransaction transaction, CancellationToken cancel)
    {
        var after = file.Spans();
        if (await named.Circle(file.User, file.Before, after, transaction, cancel) is { } circle) return circle;

        foreach (var employment in file.Employments.Where(e => db.Entry(e).State is EntityState.Detached)) db.Employments.Add(employment);
        if (file.Profile is { } profile)
        {
            if (file.OnToday() is { } today) profile.Show(today);
            if (db.Entry(profile).State is EntityState.Detached) db.Profiles.Add(profile);
            var manager = profile.IsActive || profile.EndedWithAccount ? profile.ManagerId : null;
            if (manager != file.ManagerBefore) db.Publish(new LineManagerChanged(file.User, file.ManagerBefore, manager), file.User.Value);
            if (profile.HasLeft != file.HadLeft) await TellOfReports(profile, cancel);
        }
        Publish(file, after);
        await db.SaveChangesAsync(cancel);
        return null;
    }

    private void Publish(EmploymentFile file, IReadOnlyList<DatedEmployment> after)
    {
        var user = file.User.Value;
        foreach (var now in after)
        {
            var before = file.Before.FirstOrDefault(b => b.Id == now.Id);
            if (before is null && now.StartsOn <= file.Today) db.Publish(new EmploymentStarted(file.User, now.Id, now.StartsOn), user);
            if (before?.EndsOn is { } taken && now.EndsOn is null) db.Publish(new EmploymentEndWithdrawn(file.User, now.Id, taken), user);
            if (now.EndsOn is { } last && last != before?.EndsOn) db.Publish(new EmploymentEnded(file.User, now.Id, last, Text.Of(now.Reason!.Value)), user);
            if (before is null) continue;
            if (before.StartsOn != now.StartsOn) db.Publish(new EmploymentTermsChanged(file.User, Earlier(before.StartsOn, now.StartsOn), ["startsOn"], InForce: false), user);
            if (TermsInTime.Difference(before.Terms, now.Terms) is { } difference) db.Publish(new EmploymentTermsChanged(file.User, difference.From, difference.Parts, InForce: difference.From <= file.Today), user);
        }
        foreach (var gone in file.Before.Where(b => after.All(a => a.Id != b.Id)))
        {
            db.Publish(new EmploymentEnded(file.User, gone.Id, gone.StartsOn == DateOnly.MinValue ? gone.StartsOn : gone.StartsOn.AddDays(-1), Text.Of(EndReason.Other)), user);
        }
    }

    /// <summary>While nobody else is named, the reports of who has left are looked after by the manager of who has left.</summary>
    private async Task TellOfReports(EmployeeProfile profile, CancellationToken cancel)
    {
        var (who, above) = (profile.UserId, profile.ManagerId);
        var reports = await db.Profiles.AsNoTracking().Where(p => p.ManagerId == who && p.UserId != above).OrderBy(p => p.UserId).Select(p => p.UserId).ToListAsync(cancel);
        foreach (var report in reports) db.Publish(profile.HasLeft ? new LineManagerChanged(report, who, above) : new LineManagerChanged(report, above, who), report.Value);
        if (profile.HasLeft && reports.Count > 0) db.Publish(new ManagerLeft(who, reports), who.Value);
    }

    internal IQueryable<Employment> Rows(System.Linq.Expressions.Expression<Func<Employment, bool>> which) =>
        // What ended with the account may come back with it, and terms beyond an end when the end moves.
        db.Employments.IgnoreQueryFilters([ModuleDb.ActiveFilter]).Where(e => e.IsActive || e.EndedWithAccount).Where(which)
            .Include(e => e.Terms.Where(t => t.IsActive || t.BeyondEnd)).OrderBy(e => e.StartsOn).AsSplitQuery();

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
