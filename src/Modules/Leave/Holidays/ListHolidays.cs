using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Leave.Holidays;

/// <param name="UserId">As this person keeps them: oneself, or whose leave one reviews.</param>
/// <param name="PlaceId">As they are kept at this place; where neither is given, as the company keeps them.</param>
internal sealed record HolidayRange(DateOnly From, DateOnly To, UserId? UserId = null, PlaceId? PlaceId = null) : IInput;

/// <summary>A day that is free, of a calendar or of the company's own.</summary>
/// <param name="Portion">1, or 0.5 where half the day is free.</param>
internal sealed record KeptHoliday(DateOnly Day, string Name, decimal Portion);

/// <summary>Which days are holidays, for a person, a place or the company; and the company's own.</summary>
internal static class ListHolidays
{
    public const int MostDays = 1100;

    public static readonly Filters<Holiday> Filters = new Filters<Holiday>()
        .Day("day", h => h.Day)
        .Text("name", h => h.Name)
        .Id("placeId", h => h.PlaceId)
        .Text("region", h => h.Region)
        .Flag("hidden", h => h.Hidden);

    public static async Task<Result<List<KeptHoliday>>> Kept(HolidayRange range, KeptHolidays holidays, HolidayChanges changes, Reviewers reviewers, CancellationToken cancel)
    {
        if (range.To < range.From || range.To.DayNumber - range.From.DayNumber >= MostDays) return HolidayProblems.Range;
        if (await changes.RefuseUnknown(range.PlaceId, cancel) is { } nowhere) return nowhere;
        if (range.UserId is not { } user) return Views(await holidays.At(range.PlaceId, range.From, range.To, cancel));
        var asks = await reviewers.AskFor(user, cancel);
        if (asks.Problem is { } refusal) return refusal;
        return Views((await holidays.Of([user], range.From, range.To, cancel))[user]);
    }

    public static async Task<Result<HolidayView>> One(HolidayId holidayId, LeaveDb db, CancellationToken cancel) =>
        await db.Holidays.AsNoTracking().SingleOrDefaultAsync(h => h.Id == holidayId, cancel) is { } holiday ? HolidayView.Of(holiday) : Problem.NotFound;

    public static async Task<Result<Page<HolidayView>>> Own(ListOf<Holiday> list, LeaveDb db, CancellationToken cancel) => (await list.Read(db.Holidays, cancel)).Select(HolidayView.Of);

    private static List<KeptHoliday> Views(IEnumerable<HolidayFacts> days) => [.. days.Select(d => new KeptHoliday(d.Day, d.Name, d.IsHalf ? 0.5m : 1m))];
}
