using WorkforceOS.Contracts.Employees;
using WorkforceOS.Employees.Profiles;
using WorkforceOS.Kernel;

namespace WorkforceOS.Employees.Employments;

/// <summary>What an employment is on a day, and on which day that is another thing.</summary>
/// <param name="Agreed">In force then; before the start what it begins with, after the end the last.</param>
/// <param name="TermsFrom">Since when.</param>
/// <param name="TurnsOn">The next day on which a profile shows something else.</param>
internal sealed record EmploymentOnDay(Employment Employment, EmploymentStatus Status, Agreed Agreed, DateOnly TermsFrom, DateOnly? TurnsOn);

/// <summary>Everything that was, is and will be agreed with one person, for one writer at a time: see <see cref="EmploymentLedger"/>.</summary>
internal sealed class EmploymentFile
{
    private readonly TimeProvider clock;
    private readonly List<Employment> employments;

    public EmploymentFile(CompanyId company, UserId user, EmployeeProfile? profile, List<Employment> employments, DateOnly today, TimeProvider clock)
    {
        (Company, User, Profile, Today, this.employments, this.clock) = (company, user, profile, today, employments, clock);
        Before = Spans();
        ManagerBefore = profile is { IsActive: true } or { EndedWithAccount: true } ? profile.ManagerId : null;
        HadLeft = profile?.HasLeft ?? false;
    }

    public CompanyId Company { get; }

    public UserId User { get; }

    public EmployeeProfile? Profile { get; set; }

    /// <summary>By the company's wall.</summary>
    public DateOnly Today { get; }

    /// <summary>As it was when it was opened.</summary>
    public IReadOnlyList<DatedEmployment> Before { get; }

    /// <summary>Whom the profile showed then.</summary>
    public UserId? ManagerBefore { get; }

    public bool HadLeft { get; }

    /// <summary>Those that came to be, the earliest first.</summary>
    public IReadOnlyList<Employment> Employments => [.. employments.Where(e => e.IsActive).OrderBy(e => e.StartsOn)];

    /// <summary>Of today, else the next, else the last.</summary>
    public Employment? Shown => Employments.FirstOrDefault(e => e.EndsOn is null || e.EndsOn >= Today) ?? Employments.LastOrDefault();

    public IReadOnlyList<DatedEmployment> Spans() => [.. Employments.Select(e => new DatedEmployment(e.Id, e.StartsOn, e.EndsOn, e.EndReason, e.TermsInForce()))];

    public EmploymentOnDay? OnToday()
    {
        if (Shown is not { } employment) return null;
        var terms = employment.TermsInForce();
        var inForce = terms.LastOrDefault(t => t.From <= Today) ?? terms[0];
        var status = employment.StartsOn > Today ? EmploymentStatus.Upcoming : employment.EndsOn < Today ? EmploymentStatus.Ended : EmploymentStatus.Active;
        var turns = Employments.SelectMany(e => e.TermsInForce().Select(t => t.From).Append(e.EndsOn is { } last && last < DateOnly.MaxValue ? last.AddDays(1) : DateOnly.MinValue)).Where(day => day > Today).ToList();
        return new EmploymentOnDay(employment, status, inForce.Agreed, inForce.From, turns.Count == 0 ? null : turns.Min());
    }

    /// <summary>The first employment, or one after the last has ended.</summary>
    public Problem? Employ(DateOnly start, Agreed agreed)
    {
        if (Employments.Count > 0 && Employments[^1].EndsOn is null) return EmployeeProblems.AlreadyHasProfile;
        if (Overlaps(start, null, but: null)) return EmployeeProblems.EmploymentOverlaps;
        var employment = Employment.From(NewId.At<EmploymentId>(clock), Company, User, start, agreed, clock);
        employments.Add(employment);
        return null;
    }

    /// <summary>The employment that the profile shows begins on another day.</summary>
    public Problem? Begin(DateOnly start)
    {
        if (Shown is not { } employment) return EmployeeProblems.NotEmployedThen;
        if (start == employment.StartsOn) return null;
        if (employment.Begin(start, clock) is { } refusal) return refusal;
        return Overlaps(employment.StartsOn, employment.EndsOn, employment) ? EmployeeProblems.EmploymentOverlaps : null;
    }

    /// <summary>From which day on a change takes effect, and what is agreed then. Where no day is given it is today, or the start of who has not begun; of who has left there is none.</summary>
    public Result<(Employment Employment, DateOnly Day)> EffectiveOn(DateOnly? day)
    {
        if (day is { } given) return Employments.FirstOrDefault(e => e.Covers(given)) is { } then ? (then, given) : EmployeeProblems.NotEmployedThen;
        if (Shown is not { } shown || shown.EndsOn < Today) return EmployeeProblems.NotEmployedThen;
        return (shown, shown.StartsOn > Today ? shown.StartsOn : Today);
    }

    /// <param name="fills">A part of which nothing was agreed is filled in from where that began.</param>
    public void Change(Employment employment, DateOnly day, Agreed wanted, bool fills) => employment.Agree(TermsInTime.Change(employment.TermsInForce(), day, wanted, fills), clock);

    /// <summary>These terms are others, or begin on another day.</summary>
    public Problem? Correct(Employment employment, EmploymentTerms row, DatedTerms corrected)
    {
        var (from, terms) = (row.EffectiveFrom, employment.TermsInForce());
        if (corrected.From != from && from == employment.StartsOn) return EmployeeProblems.FirstTerms;
        if (corrected.From != from && (!employment.Covers(corrected.From) || terms.Any(t => t.From == corrected.From))) return EmployeeProblems.TermsOutside;
        row.Become(corrected);
        return null;
    }

    public Problem? Withdraw(Employment employment, EmploymentTerms row)
    {
        if (row.EffectiveFrom == employment.StartsOn) return EmployeeProblems.FirstTerms;
        row.Delete();
        return null;
    }

    /// <summary>Who would report to one from that day on reports to another.</summary>
    /// <returns>Whether that changes anything.</returns>
    public bool Reassign(UserId from, UserId to, DateOnly day)
    {
        var changes = false;
        foreach (var employment in Employments.Where(e => e.EndsOn is null || e.EndsOn >= day))
        {
            var before = employment.TermsInForce();
            var after = TermsInTime.Replace(before, day, agreed => agreed.Manager == from ? agreed with { Manager = to } : agreed);
            if (TermsInTime.Difference(before, after) is null) continue;
            employment.Agree(after, clock);
            changes = true;
        }
        return changes;
    }

    public Problem? End(DateOnly lastDay, EndReason reason, string? note)
    {
        if (Shown is not { } employment) return EmployeeProblems.NotEmployedThen;
        if (employment.End(lastDay, reason, note) is { } refusal) return refusal;
        return Overlaps(employment.StartsOn, lastDay, employment) ? EmployeeProblems.EmploymentOverlaps : null;
    }

    public Problem? WithdrawEnd()
    {
        if (Employments.LastOrDefault(e => e.EndsOn is not null) is not { } ended) return EmployeeProblems.NoEnd;
        if (Employments[^1] != ended) return EmployeeProblems.RehiredSince;
        ended.WithdrawEnd();
        return null;
    }

    /// <summary>With the profile or the account everything ends on that day, and what has not begun by then never does.</summary>
    public void Cease(DateOnly lastDay, EndReason reason, bool withAccount)
    {
        foreach (var employment in Employments) employment.Cease(lastDay, reason, withAccount);
    }

    /// <param name="settledThrough">The last day on which no end may move any more: what ended before it goes on behind it, as another employment.</param>
    /// <returns>Whether there was such a one.</returns>
    public bool ReturnWithAccount(DateOnly? settledThrough = null)
    {
        var settled = false;
        foreach (var employment in employments.Where(e => e.EndedWithAccount).ToList())
        {
            if (employment.IsActive && settledThrough is { } last && employment.EndsOn < last) settled = GoOn(employment, last.AddDays(1));
            else employment.Return();
        }
        return settled;
    }

    /// <summary>What a host of the build before wrote into the profile: it knows a start, one set of terms, and no end but the row's.</summary>
    public void Adopt()
    {
        if (Profile is not { } profile) return;
        var wanted = (Shown is { } shown ? shown.TermsInForce().LastOrDefault(t => t.From <= Today)?.Agreed ?? shown.TermsInForce()[0].Agreed : null) is { } now ? profile.PlainOver(now) : profile.PlainTerms();
        if (Shown is not { } employment || (profile.IsActive && employment.EndsOn < Today && !employments.Any(e => e.EndedWithAccount)))
        {
            if (!profile.IsActive) return;
            var after = Employments.LastOrDefault()?.EndsOn;
            if (Employ(after >= profile.EmploymentStartDate ? after.Value.AddDays(1) : profile.EmploymentStartDate, wanted) is null) return;
        }
        if (profile.IsActive) ReturnWithAccount();
        if (Shown is { } kept)
        {
            if (kept.StartsOn != profile.EmploymentStartDate) Begin(profile.EmploymentStartDate);
            if (EffectiveOn(null) is { Problem: null, Value: var (then, day) }) Change(then, day, profile.PlainOver(TermsInTime.On(then.TermsInForce(), day)), fills: true);
        }
        if (!profile.IsActive) Cease(Today, profile.EndedWithAccount ? EndReason.AccountDeleted : EndReason.ProfileDeleted, profile.EndedWithAccount);
    }

    private bool GoOn(Employment ended, DateOnly from)
    {
        var (agreed, end, reason) = ended.StayEnded();
        if (end < from) return true;
        var terms = TermsInTime.Begin(agreed, from);
        var next = Employment.From(NewId.At<EmploymentId>(clock), Company, User, from, terms[0].Agreed, clock);
        next.Agree(terms, clock);
        if (end is { } last) next.End(last, reason!.Value, null);
        employments.Add(next);
        return true;
    }

    private bool Overlaps(DateOnly start, DateOnly? end, Employment? but) =>
        Employments.Any(e => e != but && (end is null || e.StartsOn <= end) && (e.EndsOn is null || start <= e.EndsOn));
}

/// <summary>An employment with its terms, as it was at some moment.</summary>
internal sealed record DatedEmployment(EmploymentId Id, DateOnly StartsOn, DateOnly? EndsOn, EndReason? Reason, IReadOnlyList<DatedTerms> Terms);
