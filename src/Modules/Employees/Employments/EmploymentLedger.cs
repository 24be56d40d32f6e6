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
    /// <summary>By the company's wall.</summary>
    public ValueTask<DateOnly> Today(CancellationToken cancel) => companies.Today(caller.Company, clock, cancel);

    /// <summary>To be asked inside a transaction, whose end is also that of the person's turn.</summary>
    public async Task<EmploymentFile> Open(UserId user, ScopeTransaction transaction, CancellationToken cancel) => (await Open([user], transaction, cancel))[0];

    /// <summary>The same of several people, in the order of their ids.</summary>
    public async Task<IReadOnlyList<EmploymentFile>> Open(IReadOnlyCollection<UserId> users, ScopeTransaction transaction, CancellationToken cancel)
    {
        var ordered = users.Distinct().OrderBy(user => user.Value).ToList();
        foreach (var user in ordered) await transaction.TakeTurn("employees.person", user.Value, cancel);
        // What has ended or never came to be may come back.
        var profiles = (await db.Profiles.IgnoreQueryFilters([ModuleDb.ActiveFilter]).Where(p => ordered.Contains(p.UserId)).OrderByDescending(p => p.IsActive).ThenByDescending(p => p.EndedWithAccount).ThenByDescending(p => p.Id).ToListAsync(cancel)).ToLookup(p => p.UserId);
        // What ended with the account may come back with it, and terms beyond an end when the end moves.
        var employments = (await db.Employments.IgnoreQueryFilters([ModuleDb.ActiveFilter]).Where(e => (e.IsActive || e.EndedWithAccount) && ordered.Contains(e.UserId))
            .Include(e => e.Terms.Where(t => t.IsActive || t.BeyondEnd)).OrderBy(e => e.StartsOn).ToListAsync(cancel)).ToLookup(e => e.UserId);
        var today = await Today(cancel);
        return [.. ordered.Select(user => new EmploymentFile(caller.Company, user, profiles[user].FirstOrDefault(), [.. employments[user]], today, clock))];
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

    /// <summary>These terms, to be changed; null where there are none.</summary>
    public async Task<(EmploymentFile File, Employment Employment, EmploymentTerms Terms)?> OpenTerms(EmploymentTermsId id, ScopeTransaction transaction, CancellationToken cancel)
    {
        if (await db.Terms.Where(t => t.Id == id).Select(t => (UserId?)t.UserId).SingleOrDefaultAsync(cancel) is not { } user) return null;
        var file = await Open(user, transaction, cancel);
        var employment = file.Employments.FirstOrDefault(e => e.Terms.Exists(t => t.Id == id && t.IsActive));
        return employment is null ? null : (file, employment, employment.Terms.Single(t => t.Id == id));
    }

    /// <summary>Why what is saved from here on is done, where somebody said.</summary>
    public void Because(string? reason)
    {
        if (reason is not null) db.Because(reason);
    }

    public Task<Problem?> Save(EmploymentFile file, ScopeTransaction transaction, CancellationToken cancel) => Save([file], transaction, cancel);

    /// <returns>Why it cannot be; the transaction is not to be committed then.</returns>
    public async Task<Problem?> Save(IReadOnlyCollection<EmploymentFile> files, ScopeTransaction transaction, CancellationToken cancel)
    {
        var saved = files.Select(file => (file.User, file.Before, After: file.Spans())).ToList();
        if (saved.Exists(person => NamedInTerms.ChangesLines(person.Before, person.After))) await transaction.TakeTurn("employees.reportingLines", caller.Company.Value, cancel);
        foreach (var file in files) await Prepare(file, cancel);
        await db.SaveChangesAsync(cancel);
        return await named.Circle(saved, cancel);
    }

    private async Task Prepare(EmploymentFile file, CancellationToken cancel)
    {
        foreach (var employment in file.Employments.Where(e => db.Entry(e).State is EntityState.Detached)) db.Employments.Add(employment);
        if (file.Profile is { } profile)
        {
            if (file.OnToday() is { } today) profile.Show(today);
            if (db.Entry(profile).State is EntityState.Detached) db.Profiles.Add(profile);
            var manager = profile.IsActive || profile.EndedWithAccount ? profile.ManagerId : null;
            if (manager != file.ManagerBefore) db.Publish(new LineManagerChanged(file.User, file.ManagerBefore, manager), file.User.Value);
            if (profile.HasLeft != file.HadLeft) await TellOfReports(profile, cancel);
        }
        Publish(file, file.Spans());
    }

    private void Publish(EmploymentFile file, IReadOnlyList<DatedEmployment> after)
    {
        var user = file.User.Value;
        foreach (var now in after)
        {
            var before = file.Before.FirstOrDefault(b => b.Id == now.Id);
            if (before is null) db.Publish(new EmploymentStarted(file.User, now.Id, now.StartsOn), user);
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

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
