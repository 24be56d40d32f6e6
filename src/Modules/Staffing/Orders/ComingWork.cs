using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Coverage;
using WorkforceOS.Staffing.Marketplace;

namespace WorkforceOS.Staffing.Orders;

/// <summary>What of an order is still to come: shifts that have not begun, with their roles, workers, swaps and applications. All of it is locked.</summary>
/// <param name="By">For whom the caller acts.</param>
internal sealed record ComingWork(Order Order, IReadOnlyList<Shift> Shifts, IReadOnlyList<ShiftRole> Roles, IReadOnlyList<Assignment> Assignments, IReadOnlyList<SwapRequest> Swaps, IReadOnlyList<Application> Applications, CancelledBy By)
{
    /// <summary>Calls all of it off. The places of its workers are free, and nobody can take them.</summary>
    /// <param name="code">One of <see cref="CancelCodes"/>.</param>
    public void CallOff(string code, string reason, UserId by, DateTimeOffset now)
    {
        var roles = Roles.ToDictionary(r => r.Id);
        foreach (var assignment in Assignments)
        {
            Must(assignment.Cancel(code, By, reason, now));
            roles[assignment.ShiftRoleId].Free();
        }
        foreach (var swap in Swaps) Must(swap.Cancel(by, null, now));
        foreach (var application in Applications) application.Reject(CancelCodes.ShiftCancelled, by, now);
        foreach (var role in Roles) role.Cancel();
        foreach (var shift in Shifts)
        {
            shift.Settle(0, begun: false);
            Must(shift.Cancel(reason, now));
        }
    }

    private static void Must(Problem? refusal)
    {
        // What is locked and was looked at before cannot be in another state.
        if (refusal is not null) throw new InvalidOperationException($"{refusal.Code}: {refusal.Message}");
    }
}

/// <summary>Finds orders of the caller's business and locks what of them is still to come.</summary>
internal sealed class OrdersInHand(StaffingDb db, Member member, TimeProvider clock)
{
    /// <summary>Edits, cancellations and extensions of one order come one after the other.</summary>
    public const string Turn = "staffing.order";

    /// <summary>The order, if the caller may steer it. To be asked before anything is locked.</summary>
    public async Task<Problem?> Refuse(OrderId id, ScopeTransaction transaction, CancellationToken cancel)
    {
        var order = await db.Orders.Where(o => o.Id == id && o.BusinessId == member.Business).Select(o => new { o.HubId, o.OfferedShiftId }).SingleOrDefaultAsync(cancel);
        if (order is null) return Problem.NotFound;
        if (member.MustManage(order.HubId) is { } refusal) return refusal;
        // It follows the shift of the house that it was made for, where that is planned.
        if (order.OfferedShiftId is not null) return Problem.NotTheOwner;
        await transaction.TakeTurn(Turn, id.Value, cancel);
        return null;
    }

    public Task<HubId> HubOf(OrderId id, CancellationToken cancel) => db.Orders.Where(o => o.Id == id).Select(o => o.HubId).SingleAsync(cancel);

    /// <summary>The days of the order whose shift has begun, or is over without having been called off.</summary>
    public async Task<IReadOnlySet<DateOnly>> DaysBegun(ComingWork coming, CancellationToken cancel)
    {
        var ahead = coming.Shifts.Select(s => s.Id).ToList();
        return (await db.Shifts.Where(s => s.OrderId == coming.Order.Id && !ahead.Contains(s.Id) && s.Status != ShiftStatus.Cancelled).Select(s => s.LocalDate).ToListAsync(cancel)).ToHashSet();
    }

    /// <param name="only">One of its shifts; null for all of them.</param>
    public async Task<ComingWork> Lock(OrderId id, CancellationToken cancel, ShiftId? only = null)
    {
        var now = clock.GetUtcNow();
        var ahead = db.Shifts.Where(s => s.OrderId == id && s.StartsAt > now && (s.Status == ShiftStatus.Open || s.Status == ShiftStatus.Filled));
        if (only is { } one) ahead = ahead.Where(s => s.Id == one);
        Guid[] found = [.. (await ahead.Select(s => s.Id).ToListAsync(cancel)).Select(s => s.Value)];
        var roles = await db.LockedRolesOf(found, cancel);
        var assignments = await db.LockedAssignmentsAhead(found, cancel);
        var swaps = await db.LockedSwapsOf([.. roles.Select(r => r.Id.Value)], cancel);
        // Somebody may have clocked in early while the locks were waited for.
        var shifts = (await db.LockedShifts(found, cancel)).Where(s => s.Status is ShiftStatus.Open or ShiftStatus.Filled).OrderBy(s => s.StartsAt).ToList();
        var order = (await db.Locked(id, cancel))!;
        var coming = shifts.Select(s => s.Id).ToHashSet();
        var applications = await db.Applications.Where(a => coming.Contains(a.ShiftId) && a.Status == ApplicationStatus.Pending).ToListAsync(cancel);
        return new(order, shifts, [.. roles.Where(r => coming.Contains(r.ShiftId))], [.. assignments.Where(a => coming.Contains(a.ShiftId))], [.. swaps.Where(s => coming.Contains(s.ShiftId))], applications, member.CancelsAs);
    }
}
