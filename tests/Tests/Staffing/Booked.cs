using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing;
using WorkforceOS.Staffing.Marketplace;
using WorkforceOS.Staffing.Orders;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>Workers on roles, put there as the use cases of the marketplace do it: the role is locked, then counted.</summary>
internal static class Booked
{
    /// <param name="respondBy">Until when the worker has to accept; null where they have.</param>
    /// <returns>Null where the place could not be taken.</returns>
    public static Task<Guid?> Book(this Marketplace market, TestHost host, Guid role, Guid staff, DateTimeOffset? respondBy = null) => host.In<Guid?>(market, async services =>
    {
        var (db, now) = (services.GetRequiredService<StaffingDb>(), host.Clock.GetUtcNow());
        await using var transaction = await services.GetRequiredService<Scope>().Begin(CancellationToken.None);
        var places = (await db.Locked(new ShiftRoleId(role), CancellationToken.None))!;
        if (places.Take(now) is not null) return null;
        var assignment = Assignment.Of(NewId.At<AssignmentId>(host.Clock), places, new StaffId(staff), null, respondBy, now);
        db.Assignments.Add(assignment);
        await db.SaveChangesAsync();
        await services.GetRequiredService<ShiftProgress>().Follow(places.ShiftId, CancellationToken.None);
        await transaction.Commit(CancellationToken.None);
        return assignment.Id.Value;
    });

    public static Task<T> In<T>(this TestHost host, Marketplace market, Func<IServiceProvider, Task<T>> work) =>
        host.Services.GetRequiredService<Scopes>().Run(Caller.Platform(market.CompanyId(), "test"), work, CancellationToken.None);

    public static Task<List<T>> Read<T>(this TestHost host, Marketplace market, Func<StaffingDb, IQueryable<T>> rows) =>
        host.In(market, services => rows(services.GetRequiredService<StaffingDb>()).ToListAsync());
}
