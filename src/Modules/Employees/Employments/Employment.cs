using WorkforceOS.Contracts.Employees;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Employees.Employments;

/// <summary>In the contract's order.</summary>
internal enum EndReason
{
    Resigned,
    Dismissed,
    ContractEnd,
    AccountDeleted,
    AccountArchived,
    ProfileDeleted,
    Other,
}

/// <summary>Somebody is employed from one day to another, or without a known end.</summary>
[Tracked("employeeProfile", "employment")]
internal sealed class Employment : Record<EmploymentId>
{
    public UserId UserId { get; init; }
    public DateOnly StartsOn { get; private set; }

    /// <summary>The last day.</summary>
    public DateOnly? EndsOn { get; private set; }

    public EndReason? EndReason { get; private set; }

    [Secret]
    public string? EndNote { get; private set; }

    /// <summary>It ended with the account, or never came to be because of that, and nobody has changed it since: it comes back with the account.</summary>
    public bool EndedWithAccount { get; private set; }

    public DateOnly? PriorEndsOn { get; private set; }
    public EndReason? PriorEndReason { get; private set; }

    /// <summary>The last day that the line manager was told of.</summary>
    public DateOnly? AnnouncedFor { get; private set; }

    public List<EmploymentTerms> Terms { get; } = [];

    /// <summary>In force, the earliest first.</summary>
    public IReadOnlyList<DatedTerms> TermsInForce() => [.. Terms.Where(t => t.IsActive).OrderBy(t => t.EffectiveFrom).Select(t => new DatedTerms(t.EffectiveFrom, t.Agreed))];

    public bool Covers(DateOnly day) => StartsOn <= day && (EndsOn is null || day <= EndsOn);

    public static Employment From(EmploymentId id, CompanyId company, UserId user, DateOnly start, Agreed agreed, TimeProvider clock)
    {
        var employment = new Employment { Id = id, CompanyId = company, UserId = user, StartsOn = start };
        employment.Agree([new(start, agreed)], clock);
        return employment;
    }

    public Problem? Begin(DateOnly start, TimeProvider clock)
    {
        if (start > EndsOn) return EmployeeProblems.EndsBeforeStart;
        StartsOn = start;
        Agree(TermsInTime.Begin(TermsInForce(), start), clock);
        return null;
    }

    /// <summary>These are its terms from now on; those that go on under another date or content stay the same rows.</summary>
    public void Agree(IReadOnlyList<DatedTerms> terms, TimeProvider clock)
    {
        var old = Terms.Where(t => t.IsActive).OrderBy(t => t.EffectiveFrom).ToList();
        var kept = terms.ToDictionary(t => t, t => old.Find(o => o.EffectiveFrom == t.From));
        var free = new Queue<EmploymentTerms>(old.Except(kept.Values.OfType<EmploymentTerms>()));
        foreach (var dated in terms)
        {
            var row = kept[dated] ?? (free.TryDequeue(out var moved) ? moved : null);
            if (row is null) Terms.Add(row = new EmploymentTerms { Id = NewId.At<EmploymentTermsId>(clock), CompanyId = CompanyId, EmploymentId = Id, UserId = UserId });
            row.Become(dated);
        }
        foreach (var dropped in free) dropped.Delete();
    }

    public Problem? End(DateOnly lastDay, EndReason reason, string? note)
    {
        if (lastDay < StartsOn) return EmployeeProblems.EndsBeforeStart;
        (EndsOn, EndReason, EndNote) = (lastDay, reason, note);
        ForgetPriorEnd();
        HeedEnd();
        return null;
    }

    public void WithdrawEnd()
    {
        (EndsOn, EndReason, EndNote) = (null, null, null);
        ForgetPriorEnd();
        HeedEnd();
    }

    /// <summary>As the account or the profile ends: what goes on ends with it, what has not begun never does.</summary>
    /// <param name="withAccount">It comes back with the account.</param>
    public void Cease(DateOnly lastDay, EndReason reason, bool withAccount)
    {
        if (EndsOn <= lastDay) return;
        if (lastDay < StartsOn) Delete();
        else if (withAccount) (PriorEndsOn, PriorEndReason, EndsOn, EndReason) = (EndsOn, EndReason, lastDay, reason);
        else (EndsOn, EndReason) = (lastDay, reason);
        EndedWithAccount = withAccount;
        HeedEnd();
    }

    /// <summary>The account is back, and nobody has changed the end meanwhile.</summary>
    public void Return()
    {
        if (IsActive) (EndsOn, EndReason) = (PriorEndsOn, PriorEndReason);
        else Restore();
        ForgetPriorEnd();
        HeedEnd();
    }

    /// <summary>The account is back, and the end stays: what would have come after it.</summary>
    /// <returns>What was agreed, also for days behind the end, and the end that there would have been.</returns>
    public (IReadOnlyList<DatedTerms> Terms, DateOnly? EndsOn, EndReason? Reason) StayEnded()
    {
        var (end, reason) = (PriorEndsOn, PriorEndReason);
        ForgetPriorEnd();
        return ([.. Terms.Where(t => t.IsActive || t.BeyondEnd).OrderBy(t => t.EffectiveFrom).Select(t => new DatedTerms(t.EffectiveFrom, t.Agreed))], end, reason);
    }

    public void ForgetNote() => EndNote = null;

    private void HeedEnd()
    {
        foreach (var terms in Terms) terms.HeedEnd(EndsOn);
    }

    private void ForgetPriorEnd() => (EndedWithAccount, PriorEndsOn, PriorEndReason) = (false, null, null);
}
