using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Staffing.Commands;

/// <summary>An input that names the tenant, which is the caller's company.</summary>
internal interface IOfTenant : IInput
{
    CompanyId TenantId { get; }
}

/// <summary>One that names the client too.</summary>
internal interface IOfBusiness : IOfTenant
{
    BusinessId BusinessId { get; }
}

/// <summary>One that may be narrowed to a client.</summary>
internal interface IWithinBusiness : IInput
{
    BusinessId? BusinessId { get; }
}

/// <summary>One that names whose hours it is about.</summary>
internal interface IOfAssignment : IOfTenant
{
    AssignmentId? AssignmentId { get; }
}

/// <summary>
/// For whom a command acts. Whoever runs the marketplace acts for any of its clients, with all rights there; others act for a client that they are
/// a member of. It is found out from what the request names before its use case is made, so that this is the very one of the client's own route,
/// or of the worker's.
/// </summary>
internal sealed class Acting(StaffingDb db, StaffingAccess access, Caller caller)
{
    /// <summary>The business that is named, which is open.</summary>
    public static ValueTask<Problem?> ForBusiness(IServiceProvider services, Invocation call, CancellationToken cancel) => Ask(services, call, acting => acting.OpenBusiness(call, cancel));

    /// <summary>That whose order it is.</summary>
    public static ValueTask<Problem?> ForOrder(IServiceProvider services, Invocation call, CancellationToken cancel) => Ask(services, call, acting => acting.OfOrder(call, cancel));

    /// <summary>That whose shift it is.</summary>
    public static ValueTask<Problem?> ForShift(IServiceProvider services, Invocation call, CancellationToken cancel) => Ask(services, call, acting => acting.OfShift(call, cancel));

    /// <summary>That where the assignment is; where a business is named beside it, it must be the same.</summary>
    public static ValueTask<Problem?> ForAssignment(IServiceProvider services, Invocation call, CancellationToken cancel) => Ask(services, call, acting => acting.OfAssignment(call, cancel));

    /// <summary>In the place of the worker whose assignment is named; on a shift with a single offer that is to be answered, of whoever has that.</summary>
    public static ValueTask<Problem?> AsWorker(IServiceProvider services, Invocation call, CancellationToken cancel) => Ask(services, call, acting => acting.Take(Of<IOfAssignment>(call)?.AssignmentId, call, cancel));

    /// <summary>For the whole marketplace, or for a business: their own, where somebody asks who does not run the marketplace.</summary>
    public static ValueTask<Problem?> ForTenant(IServiceProvider services, Invocation call, CancellationToken cancel) => Ask(services, call, acting => acting.WholeTenant(call, cancel));

    /// <summary>Of another tenant nothing is there.</summary>
    private static async ValueTask<Problem?> Ask(IServiceProvider services, Invocation call, Func<Acting, Task<Problem?>> whom)
    {
        var tenant = Of<IOfTenant>(call) is { } named ? named.TenantId : Path<CompanyId>(call);
        var acting = services.GetRequiredService<Acting>();
        return tenant == acting.Company ? await whom(acting) : Problem.NotFound;
    }

    private CompanyId Company => caller.Company;

    private Task<Problem?> OpenBusiness(Invocation call, CancellationToken cancel) =>
        For(Of<IOfBusiness>(call) is { } input ? input.BusinessId : Path<BusinessId>(call), call.Operation, cancel, mustBeOpen: true);

    private async Task<Problem?> OfOrder(Invocation call, CancellationToken cancel)
    {
        var order = Path<OrderId>(call);
        return await For(await db.Orders.Where(o => o.Id == order).Select(o => (BusinessId?)o.BusinessId).SingleOrDefaultAsync(cancel), call.Operation, cancel);
    }

    private async Task<Problem?> OfShift(Invocation call, CancellationToken cancel)
    {
        var shift = Path<ShiftId>(call);
        return await For(await db.Shifts.Where(s => s.Id == shift).Select(s => (BusinessId?)s.BusinessId).SingleOrDefaultAsync(cancel), call.Operation, cancel);
    }

    private async Task<Problem?> OfAssignment(Invocation call, CancellationToken cancel)
    {
        var assignment = Path<AssignmentId>(call);
        var business = await db.Assignments.Where(a => a.Id == assignment).Select(a => (BusinessId?)a.BusinessId).SingleOrDefaultAsync(cancel);
        return Of<IOfBusiness>(call) is { } named && named.BusinessId != business ? Problem.NotFound : await For(business, call.Operation, cancel);
    }

    private async Task<Problem?> WholeTenant(Invocation call, CancellationToken cancel)
    {
        if (Of<IWithinBusiness>(call)?.BusinessId is { } named) return await For(named, call.Operation, cancel);
        return caller.IsOperator() || await access.RoleAtClient(cancel) is not null ? null : Problem.NotFound;
    }

    private async Task<Problem?> Take(AssignmentId? named, Invocation call, CancellationToken cancel)
    {
        var asked = db.Assignments.AsNoTracking();
        if (call.Arguments.OfType<ShiftId>().ToList() is [var shift]) asked = asked.Where(a => a.ShiftId == shift);
        asked = named is { } one ? asked.Where(a => a.Id == one) : asked.Where(a => a.Status == AssignmentStatus.Assigned || a.Status == AssignmentStatus.Accepted);
        var found = await asked.OrderByDescending(a => a.Status == AssignmentStatus.Assigned).ThenBy(a => a.Id).Take(2).Select(a => new { a.BusinessId, a.StaffId, a.Status }).ToListAsync(cancel);
        if (found is []) return Problem.NotFound;
        if (await For(found[0].BusinessId, call.Operation, cancel) is { } notTheirs) return notTheirs;
        if (found is [{ Status: var first }, { Status: var second }] && first == second) return Problem.Missing("assignmentId");
        access.ActAs((await access.WorkerOf(found[0].StaffId, cancel))!);
        return null;
    }

    private async Task<Problem?> For(BusinessId? business, Operation operation, CancellationToken cancel, bool mustBeOpen = false)
    {
        if (business is not { } id) return Problem.NotFound;
        if (caller.IsOperator())
        {
            var found = await db.Businesses.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, cancel);
            if (found is null || (mustBeOpen && found.Status is not Standing.Active)) return Problem.NotFound;
            access.ActFor(new Member(null, caller.User, found.Id, found.Name, found.Timezone, found.Currency, ClientRole.Owner, "", new HashSet<HubId>()));
            return null;
        }
        if (await access.MemberOf(caller.User, cancel, id) is not { } member) return Problem.NotFound;
        access.ActFor(member);
        return member.Role >= operation.LeastRole ? null : Problem.NotTheOwner;
    }

    private static T? Of<T>(Invocation call) where T : class => call.Arguments.OfType<T>().FirstOrDefault();

    private static T Path<T>(Invocation call) where T : struct, IId => call.Arguments.OfType<T>().First();
}
