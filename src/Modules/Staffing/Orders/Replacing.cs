using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Staffing.Marketplace;

namespace WorkforceOS.Staffing.Orders;

/// <summary>Puts another order in the place of what of one is still to come.</summary>
internal sealed class Replacing(StaffingDb db, Publishing publishing, SettingsInForce settings, Bookings bookings, IBookedTime time, TellWorkers tell, WriteUnit unit, TimeProvider clock)
{
    private const string Reason = "ORDER_REPLACED";

    /// <param name="coming">Locked.</param>
    /// <param name="horizonDays">Of a permanent order.</param>
    public async Task<Result<ReplacedOrder>> Replace(ComingWork coming, WantedOrder wanted, Hub hub, IReadOnlyList<OrderPart> parts, int? horizonDays, CancellationToken cancel)
    {
        var states = coming.Assignments.ToDictionary(a => a.Id, a => (a.Status, a.RespondBy));
        var horizon = horizonDays is { } days ? OrderPlan.HorizonOf(parts[0].Plan.Schedule, days, unit.Now) : (DateOnly?)null;
        var published = await publishing.Publish(wanted, hub, parts, new(coming.Order.OrderType, horizonDays, horizon, coming.Order.Id), cancel);
        if (published.Problem is { } refusal) return refusal;

        var kept = await Free(CarryOver.Of(coming, published.Value), cancel);
        coming.CallOff(CancelCodes.OrderReplaced, Reason, unit.User, unit.Now);
        coming.Order.BeReplaced();
        // Before the new places: a worker has one at a time.
        await bookings.Save(coming.Assignments, cancel);
        var offerMinutes = (await settings.Get(cancel)).OfferMinutes;
        var places = kept.Select(k => (k.Old, Place: Take(k, states[k.Old.Id], offerMinutes))).ToList();
        Settle(published.Value);
        if (await bookings.Take([.. places.Select(p => p.Place)], cancel) is { } taken) return taken;
        await db.SaveChangesAsync(cancel);
        return new ReplacedOrder(published.Value, places);
    }

    /// <summary>Workers hear that they are off, or that theirs is another shift now; for whom nothing is different, nothing is told.</summary>
    public async Task Tell(ComingWork coming, ReplacedOrder replaced, CancellationToken cancel)
    {
        var kept = replaced.Kept.Select(k => k.Old.Id).ToHashSet();
        await tell.Cancelled(coming.Assignments.Where(a => !kept.Contains(a.Id)), coming.Shifts, cancel);
        await tell.Changed(replaced.Kept.Where(k => k.Place.StartsAt != k.Old.StartsAt || k.Place.EndsAt != k.Old.EndsAt || k.Place.HubId != k.Old.HubId || k.Place.Status is AssignmentStatus.Assigned).Select(k => k.Place), replaced.Order.Shifts, cancel);
    }

    /// <summary>Only those whom the new times do not bring into conflict with other work of theirs, here or in the house.</summary>
    private async Task<List<KeptPlace>> Free(IReadOnlyList<KeptPlace> kept, CancellationToken cancel)
    {
        if (kept is []) return [];
        var (staff, old) = (kept.Select(k => k.Old.StaffId).Distinct().ToList(), kept.Select(k => k.Old.ShiftId).Distinct().ToList());
        var (from, until) = (kept.Min(k => k.Role.StartsAt) - Assignment.HalfOfTravel, kept.Max(k => k.Role.EndsAt) + Assignment.HalfOfTravel);
        var booked = (await db.Assignments.Where(a => staff.Contains(a.StaffId) && !old.Contains(a.ShiftId) && Assignment.Booked.Contains(a.Status) && a.HeldFrom < until && a.HeldUntil > from)
            .Select(a => new { a.StaffId, a.HeldFrom, a.HeldUntil }).ToListAsync(cancel)).ToLookup(a => a.StaffId);
        var users = await db.Staff.Where(s => staff.Contains(s.Id) && s.UserId != null).ToDictionaryAsync(s => s.Id, s => s.UserId!.Value, cancel);
        var inHouse = await time.Taken([.. users.Values], from, until, cancel, inHouse: true);
        return [.. kept.Where(k => IsFree(k) && !(users.TryGetValue(k.Old.StaffId, out var user) && inHouse[user].Any(t => t.StartsAt < k.Role.EndsAt && t.EndsAt > k.Role.StartsAt)))];

        bool IsFree(KeptPlace k) => !booked[k.Old.StaffId].Any(b => b.HeldFrom < k.Role.EndsAt + Assignment.HalfOfTravel && b.HeldUntil > k.Role.StartsAt - Assignment.HalfOfTravel);
    }

    private Assignment Take(KeptPlace kept, (AssignmentStatus Status, DateTimeOffset? RespondBy) was, int offerMinutes)
    {
        if (kept.Role.Take(unit.Now) is { } full) throw new InvalidOperationException(full.Message);
        var respondBy = kept.IsSame ? was.RespondBy : Deadlines.RespondBy(unit.Now, kept.Role.StartsAt, offerMinutes);
        var place = Assignment.Of(NewId.At<AssignmentId>(clock), kept.Role, kept.Old.StaffId, null, respondBy, unit.Now, kept.Old.Id);
        db.Assignments.Add(place);
        return place;
    }

    /// <summary>Nobody else sees the new shifts yet.</summary>
    private static void Settle(PublishedOrder made)
    {
        var taken = made.Roles.ToLookup(r => r.ShiftId, r => r.AssignedCount);
        foreach (var shift in made.Shifts) shift.Settle(taken[shift.Id].Sum(), begun: false);
        made.Order.Settle([.. made.Shifts.GroupBy(s => s.Status).Select(g => new ShiftTally(g.Key, g.Count()))]);
    }
}

/// <param name="Kept">The places that workers had, and those that they have now.</param>
internal sealed record ReplacedOrder(PublishedOrder Order, IReadOnlyList<(Assignment Old, Assignment Place)> Kept);
