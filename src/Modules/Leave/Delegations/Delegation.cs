using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Leave.Chains;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Leave.Delegations;

internal readonly record struct DelegationId(Guid Value) : IId<DelegationId>
{
    public static DelegationId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>Who decides about leave in somebody's place on some days, both included.</summary>
[Tracked("leaveManagement", "delegation")]
internal sealed class Delegation : Record<DelegationId>
{
    public UserId UserId { get; init; }
    public UserId SubstituteId { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly To { get; private set; }

    public Problem? Be(UserId substitute, DateOnly from, DateOnly to)
    {
        if (substitute == UserId) return DelegationProblems.Oneself;
        if (to < from) return DelegationProblems.EndsBeforeStart;
        (SubstituteId, From, To) = (substitute, from, to);
        return null;
    }
}

/// <summary>A delegation on the wire.</summary>
internal sealed record DelegationView : View
{
    public UserId UserId { get; init; }
    public UserId SubstituteId { get; init; }
    public DateOnly From { get; init; }
    public DateOnly To { get; init; }

    public static DelegationView Of(Delegation delegation) =>
        new DelegationView { UserId = delegation.UserId, SubstituteId = delegation.SubstituteId, From = delegation.From, To = delegation.To }.Stamped(delegation, delegation.UserId, hidden: []);
}

/// <summary>What is refused about delegations.</summary>
internal static class DelegationProblems
{
    /// <summary>Of the constraint that keeps a person's delegations apart.</summary>
    public const string Overlapping = "leave_delegation_overlap";

    public static readonly Problem Oneself = Problem.Rule("SubstituteNotValid", "Nobody is their own substitute.");
    public static readonly Problem EndsBeforeStart = Problem.Rule("DelegationEndsBeforeStart", "A delegation cannot end before it starts.");
    public static readonly Problem Overlaps = Problem.Rule("DelegationOverlaps", "There is another delegation on some of these days already. Nobody has two substitutes at once.");
}

/// <summary>Saves delegations, and passes on what awaits a decision of those whom they concern.</summary>
internal sealed class DelegationWriter(LeaveDb db, Scope scope, IPeople people, ApprovalChains chains, ConcernedRequests concerned)
{
    public async Task<Problem?> RefuseStranger(UserId person, CancellationToken cancel) => (await people.Active([person], cancel)).Contains(person) ? null : ChainProblems.UnknownPerson;

    public async Task<Problem?> Save(Delegation delegation, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException taken) when (taken.Violates(DelegationProblems.Overlapping))
        {
            return DelegationProblems.Overlaps;
        }
        await chains.Refresh(await concerned.By(delegation.UserId, cancel), cancel);
        await transaction.Commit(cancel);
        return null;
    }
}
