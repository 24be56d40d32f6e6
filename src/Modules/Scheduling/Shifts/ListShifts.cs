using System.Linq.Expressions;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Scheduling.Bookings;

namespace WorkforceOS.Scheduling.Shifts;

/// <summary>All shifts for admins; for others their own, and those on which everybody reports to them.</summary>
internal static class ListShifts
{
    public static readonly Filters<Shift> Filters = new Filters<Shift>()
        .Day("shiftDate", s => s.ShiftDate)
        .Id("departmentId", s => s.DepartmentId)
        .Id("placeId", s => s.PlaceId)
        .Ids("assignedUserIds", Names, none: s => s.AssignedUserIds.Length == 0)
        .Ids("assignedDepartmentIds", BelongsTo, none: s => s.AssignedDepartmentIds.Length == 0)
        .Choice("status", s => s.Status)
        .Flag("published", s => s.Published)
        .NotSortableBy("soleManagerId", "zoneVersion", "seats", "openPlaces", "offered", "note");

    public static async Task<Result<Page<ShiftView>>> Handle(ListOf<Shift> list, ScheduleDb db, IPeople people, ICompanies companies, Takers takers, Caller caller, CancellationToken cancel)
    {
        var page = await list.Read(db.ShiftsOf(caller, list.Days("shiftDate")), cancel, all: db.Shifts);
        var lastMove = await companies.LastZoneMove(caller, cancel);
        foreach (var shift in page.Rows) shift.Follow(lastMove);
        await db.CountSeats(page.Rows, cancel);
        var offered = await takers.Count(page.Rows, cancel);
        if (!list.WithJoins) return page.Select(ShiftView.Of);
        var joins = (await ShiftJoins.Of(page.Rows, people, cancel)) with { Offered = offered };
        return page.Select<ShiftView>(joins.Details);
    }

    private static Expression<Func<Shift, bool>> Names(Guid[] ids)
    {
        UserId[] users = [.. ids.Select(UserId.Of)];
        return s => s.Bookings.Any(b => users.Contains(b.UserId) && b.Via == BookedVia.Direct && b.Released == null);
    }

    private static Expression<Func<Shift, bool>> BelongsTo(Guid[] ids)
    {
        DepartmentId[] departments = [.. ids.Select(DepartmentId.Of)];
        return s => s.DepartmentRows.Any(d => departments.Contains(d.DepartmentId));
    }
}
