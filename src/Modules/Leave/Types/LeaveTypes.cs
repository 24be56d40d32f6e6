using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Leave.Chains;

namespace WorkforceOS.Leave.Types;

/// <summary>Finds a company's types of leave. A company that is asked for them the first time gets those that every company begins with.</summary>
internal sealed class LeaveTypes(LeaveDb db, Caller caller, TimeProvider clock)
{
    public async Task Ensure(CancellationToken cancel)
    {
        // Deleted ones count: whoever deleted all wants none.
        if (await db.Types.IgnoreQueryFilters([ModuleDb.ActiveFilter]).AnyAsync(cancel)) return;
        await db.Database.ExecuteSqlAsync($"SELECT leave.seed_types({caller.Company.Value}, {clock.GetUtcNow()})", cancel);
    }

    /// <summary>The one that these words mean, the whole of them; null where they mean none.</summary>
    public async Task<LeaveType?> Named(string words, CancellationToken cancel)
    {
        if (await Meant(words).SingleOrDefaultAsync(cancel) is { } type) return type;
        await Ensure(cancel);
        return await Meant(words).SingleOrDefaultAsync(cancel);
    }

    /// <summary>Of one that was deleted, what is asked of it already.</summary>
    public Task<LeaveType?> Find(LeaveTypeId id, bool deletedToo, CancellationToken cancel)
    {
        // What was asked for keeps its type.
        var types = deletedToo ? db.Types.IgnoreQueryFilters([ModuleDb.ActiveFilter]) : db.Types;
        return types.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, cancel);
    }

    /// <summary>Names the policy by which requests of the type are approved from now on.</summary>
    public async Task<Problem?> Approve(LeaveType type, ApprovalPolicyId? policy, CancellationToken cancel)
    {
        if (policy != type.Approval && policy is { } id && !await db.Policies.AnyAsync(p => p.Id == id, cancel)) return ChainProblems.UnknownPolicy;
        type.Approval = policy;
        return null;
    }

    /// <returns>Refuses words that are another type's, whoever was quicker.</returns>
    public async Task<Problem?> Save(CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateException taken) when (taken.Violates(LeaveTypeProblems.Word))
        {
            return LeaveTypeProblems.WordTaken;
        }
    }

    private IQueryable<LeaveType> Meant(string words)
    {
        var company = caller.Company.Value;
        return db.Types.FromSql($"SELECT t.* FROM leave.types t JOIN leave.type_words w ON w.company_id = t.company_id AND w.leave_type_id = t.id WHERE w.company_id = {company} AND w.word = leave.fold({words})").AsNoTracking();
    }
}
