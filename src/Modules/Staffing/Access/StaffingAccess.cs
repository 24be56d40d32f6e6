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

    public async ValueTask<ClientRole?> RoleAtClient(CancellationToken cancel) => (member ??= await MemberOf(caller.User, cancel))?.Role;

    public async ValueTask<bool> IsWorker(CancellationToken cancel) => (worker ??= await WorkerOf(caller.User, cancel)) is not null;

    /// <summary>As whom they act for a client; null where they are no active member of one. Whoever is a member of several acts for the one that they joined first.</summary>
    public async Task<Member?> MemberOf(UserId user, CancellationToken cancel)
    {
        var found = await db.Memberships
            .Where(m => m.UserId == user && m.Status == MembershipStatus.Active)
            .Join(db.Businesses.Where(b => b.Status == Standing.Active), m => m.BusinessId, b => b.Id, (m, b) => new
            {
                m.Id, m.Role, m.FirstName, m.LastName, b, Hubs = db.HubManagers.Where(h => h.MembershipId == m.Id).Select(h => h.HubId).ToList(),
            })
            .OrderBy(f => f.Id).AsNoTracking().FirstOrDefaultAsync(cancel);
        return found is null ? null : new Member(found.Id, user, found.b.Id, found.b.Name, found.b.Timezone, found.b.Currency, found.Role, $"{found.FirstName} {found.LastName}".Trim(), found.Hubs.ToHashSet());
    }

    /// <summary>Which worker they are; null where they are no active one.</summary>
    public Task<Worker?> WorkerOf(UserId user, CancellationToken cancel) => db.Staff.Where(s => s.UserId == user && s.Status != StaffStatus.Inactive)
        .Select(s => new Worker(s.Id, user, s.FullName, s.Timezone, s.Status, s.ProfileComplete, s.PhotoUri)).FirstOrDefaultAsync(cancel);
}
