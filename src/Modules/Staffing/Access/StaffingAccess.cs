using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Staffing.Access;

/// <summary>Finds out once in a unit of work for whom its caller acts.</summary>
internal sealed class StaffingAccess(StaffingDb db, Caller caller) : IStaffingAccess
{
    private Member? member;
    private Worker? worker;

    /// <summary>Asked for by handlers of clients' operations only, which the guard let through.</summary>
    public Member Member => member ?? throw new InvalidOperationException("This operation is not for clients.");

    /// <inheritdoc cref="Member"/>
    public Worker Worker => worker ?? throw new InvalidOperationException("This operation is not for workers.");

    public async ValueTask<ClientRole?> RoleAtClient(CancellationToken cancel)
    {
        if (member is not null) return member.Role;
        // Whoever is a member of several clients acts for the one that they joined first.
        var found = await db.Memberships
            .Where(m => m.UserId == caller.User && m.Status == MembershipStatus.Active)
            .Join(db.Businesses.Where(b => b.Status == Standing.Active), m => m.BusinessId, b => b.Id, (m, b) => new
            {
                m.Id, m.Role, m.FirstName, m.LastName, b, Hubs = db.HubManagers.Where(h => h.MembershipId == m.Id).Select(h => h.HubId).ToList(),
            })
            .OrderBy(f => f.Id).AsNoTracking().FirstOrDefaultAsync(cancel);
        if (found is null) return null;
        member = new Member(found.Id, caller.User, found.b.Id, found.b.Name, found.b.Timezone, found.b.Currency, found.Role, $"{found.FirstName} {found.LastName}".Trim(), found.Hubs.ToHashSet());
        return member.Role;
    }

    public async ValueTask<bool> IsWorker(CancellationToken cancel)
    {
        worker ??= await db.Staff.Where(s => s.UserId == caller.User && s.Status != StaffStatus.Inactive)
            .Select(s => new Worker(s.Id, caller.User, s.FullName, s.Timezone, s.Status, s.ProfileComplete)).FirstOrDefaultAsync(cancel);
        return worker is not null;
    }
}
