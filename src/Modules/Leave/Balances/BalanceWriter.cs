using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Leave.Types;

namespace WorkforceOS.Leave.Balances;

/// <summary>What holds for whatever is promised or adjusted.</summary>
internal sealed class BalanceWriter(LeaveDb db, LeaveTypes types, IPeople people, IDepartments departments, Caller caller)
{
    public Problem? RefuseOwn(UserId? user) => user is { } own && own == caller.User ? BalanceProblems.OwnBalance : null;

    public async Task<Problem?> RefuseUnknown(LeaveTypeId type, UserId? user, DepartmentId? department, CancellationToken cancel)
    {
        if (RefuseOwn(user) is { } own) return own;
        if (await types.Find(type, deletedToo: false, cancel) is null) return LeaveTypeProblems.Unknown;
        if (user is { } person && !(await people.Briefs([person], cancel)).ContainsKey(person)) return BalanceProblems.UnknownPerson;
        return department is { } id && !(await departments.Briefs([id], cancel)).ContainsKey(id) ? LeaveProblems.NoSuchDepartment : null;
    }

    public async Task<Problem?> Save(LeaveEntitlement entitlement, CancellationToken cancel)
    {
        var (type, own, start) = (entitlement.LeaveTypeId, entitlement.Id, entitlement.YearStart);
        var others = db.Entitlements.Where(e => e.LeaveTypeId == type && e.Id != own);
        if (await others.AnyAsync(e => e.YearStart != start, cancel)) return BalanceProblems.OtherYear;
        if (await others.CountAsync(cancel) >= CreateEntitlement.Most) return BalanceProblems.TooMany;
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateException twice) when (twice.Violates(BalanceProblems.SameDay))
        {
            return BalanceProblems.Exists;
        }
    }
}
