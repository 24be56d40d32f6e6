using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Staffing.People;
using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Staffing.Access;

/// <summary>Finds out once in a unit of work for whom its caller acts.</summary>
internal sealed class StaffingAccess(StaffingDb db, Caller caller) : IStaffingAccess
{
    private Member? member;
    private Worker? worker;

    /// <summary>Asked for by handlers of clients' operations only, which the guard let through.</summary>
    public Member Member => member ?? throw new InvalidOperationException("This operation is not for clients.");

    /// <summary>Null for whoever runs the marketplace, and acts for all of its clients.</summary>
    public Member? Client => member;

    /// <inheritdoc cref="Member"/>
    public Worker Worker => worker ?? throw new InvalidOperationException("This operation is not for workers.");

    public async ValueTask<ClientRole?> RoleAtClient(CancellationToken cancel) => (member ??= await MemberOf(caller.User, cancel))?.Role;

    public async ValueTask<bool> IsWorker(CancellationToken cancel) => (worker ??= await WorkerOf(caller.User, cancel)) is not null;

    public async ValueTask<ClientRole?> HighestRole(CancellationToken cancel)
    {
        var roles = await Active(caller.User).Join(db.Businesses.Where(b => b.Status == Standing.Active), m => m.BusinessId, b => b.Id, (m, b) => m.Role).Distinct().ToListAsync(cancel);
        return roles is [] ? null : roles.Max();
    }

    /// <summary>From here on the caller acts for this client.</summary>
    public void ActFor(Member client) => member = client;

    /// <summary>From here on the caller acts in the place of this worker.</summary>
    public void ActAs(Worker instead) => worker = instead;

    /// <summary>As whom they act for a client; null where they are no active member of one. Whoever is a member of several acts for the one that they joined first.</summary>
    /// <param name="business">For this one and no other.</param>
    public async Task<Member?> MemberOf(UserId user, CancellationToken cancel, BusinessId? business = null)
    {
        var mine = Active(user);
        if (business is { } one) mine = mine.Where(m => m.BusinessId == one);
        var found = await mine
            .Join(db.Businesses.Where(b => b.Status == Standing.Active), m => m.BusinessId, b => b.Id, (m, b) => new
            {
                m.Id, m.Role, m.FirstName, m.LastName, b, Hubs = db.HubManagers.Where(h => h.MembershipId == m.Id).Select(h => h.HubId).ToList(),
            })
            .OrderBy(f => f.Id).AsNoTracking().FirstOrDefaultAsync(cancel);
        return found is null ? null : new Member(found.Id, user, found.b.Id, found.b.Name, found.b.Timezone, found.b.Currency, found.Role, $"{found.FirstName} {found.LastName}".Trim(), found.Hubs.ToHashSet());
    }

    /// <summary>Which worker they are; null where they are no active one.</summary>
    public Task<Worker?> WorkerOf(UserId user, CancellationToken cancel) => Find(s => s.UserId == user && s.Status != StaffStatus.Inactive, cancel);

    /// <summary>The worker, in whatever state.</summary>
    public Task<Worker?> WorkerOf(StaffId staff, CancellationToken cancel) => Find(s => s.Id == staff, cancel);

    private Task<Worker?> Find(Expression<Func<StaffMember, bool>> who, CancellationToken cancel) =>
        db.Staff.Where(who).Select(s => new Worker(s.Id, s.UserId, s.FullName, s.Timezone, s.Status, s.ProfileComplete, s.PhotoUri)).FirstOrDefaultAsync(cancel);

    private IQueryable<Membership> Active(UserId user) => db.Memberships.Where(m => m.UserId == user && m.Status == MembershipStatus.Active);
}
