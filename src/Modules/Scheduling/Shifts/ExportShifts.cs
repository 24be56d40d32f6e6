using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Kernel.Spreadsheets;
using WorkforceOS.Scheduling.Bookings;

namespace WorkforceOS.Scheduling.Shifts;

/// <summary>The shifts that match, as a file for spreadsheets: a row for each person on a shift, and one for a shift that nobody is on. The same filters and the same sight as the list.</summary>
internal static class ExportShifts
{
    private sealed record Row(ShiftWithPeople Shift, PersonOnShift? Person, PersonBrief? Known, DateTimeZone Zone);

    // New columns come last: people have sheets that count on where the others are.
    private static readonly IReadOnlyList<Column<Row>> Columns =
    [
        new("shiftDate", r => r.Shift.ShiftDate, IsDay: true),
        new("startTime", r => r.Shift.StartTime),
        new("endTime", r => r.Shift.EndTime),
        new("fullname", r => r.Person?.Fullname),
        new("email", r => r.Known?.Email),
        new("via", r => r.Person is { } person ? Text.Of(person.Via) : null),
        new("department", r => r.Shift.Department?.GroupName),
        new("location", r => r.Shift.Location),
        new("hours", r => Hours(r.Shift)),
        new("breakMinutes", r => r.Shift.BreakMinutes),
        new("status", r => Text.Of(r.Shift.Status)),
        new("published", r => r.Shift.Published),
        new("headCount", r => r.Shift.HeadCount),
        new("openPlaces", r => r.Shift.OpenPlaces),
        new("startsAt", r => SheetTimes.OnTheWall(r.Shift.StartsAt, r.Zone)),
        new("endsAt", r => SheetTimes.OnTheWall(r.Shift.EndsAt, r.Zone)),
        new("timezone", r => r.Zone.Id),
        new("note", r => r.Shift.Note),
        new("userId", r => r.Person?.UserId?.ToString()),
        new("departmentId", r => r.Shift.DepartmentId?.ToString()),
        new("shiftId", r => r.Shift.Id.ToString()),
    ];

    public static async Task<Result<FileAnswer>> Handle(ListOf<Shift> list, ExportInput wanted, ScheduleDb db, IPeople people, ICompanies companies, Takers takers, Caller caller, CancellationToken cancel)
    {
        var found = await list.All(db.ShiftsOf(caller, list.Days("shiftDate")), shifts => shifts.OrderBy(s => s.StartsAt).ThenBy(s => s.Id), cancel);
        if (found.Problem is { } problem) return problem;
        var shifts = found.Value;
        var lastMove = await companies.LastZoneMove(caller, cancel);
        foreach (var shift in shifts) shift.Follow(lastMove);

        var ids = shifts.ConvertAll(s => (ShiftId?)s.Id);
        var seats = (await db.Bookings.Where(b => ids.Contains(b.ShiftId) && b.Released == null).OrderBy(b => b.UserId).Select(b => new { b.ShiftId, b.UserId, b.Via }).Take(TableFile.MostRows + 1).ToListAsync(cancel)).ToLookup(s => s.ShiftId!.Value);
        foreach (var shift in shifts) shift.Seats = seats[shift.Id].Count();
        var offered = await takers.Count(shifts, cancel);
        var joins = (await ShiftJoins.Of(shifts, people, cancel, seats.SelectMany(on => on.Select(s => s.UserId)))) with { Offered = offered };
        var zone = (await companies.Find(caller.Company, cancel))!.Zone;

        var rows = shifts.SelectMany(shift =>
        {
            var details = joins.WithPeople(shift, seats[shift.Id].Select(s => (s.UserId, s.Via!.Value)));
            return details.People.DefaultIfEmpty().Select(person => new Row(details, person, person?.UserId is { } user ? joins.People.GetValueOrDefault(user) : null, zone));
        });
        return TableFile.Of(wanted.Format, "shifts", Columns, [.. rows.Take(TableFile.MostRows + 1)]);
    }

    /// <summary>Without the planned break.</summary>
    private static decimal Hours(ShiftView shift) => decimal.Round((decimal)(shift.EndsAt - shift.StartsAt - TimeSpan.FromMinutes(shift.BreakMinutes)).Ticks / TimeSpan.TicksPerHour, 2, MidpointRounding.AwayFromZero);
}
