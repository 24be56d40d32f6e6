using NodaTime;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing.Orders;

namespace WorkforceOS.Staffing.RapidOrders.Reading;

/// <summary>
/// Understands an order in English by rules: the same text at the same time always means the same. Each reader takes the tokens that it understands, the surest first:
/// places and roles by the catalogue, then days, then times; what nobody took is no part of the order. Worked example, on Saturday 2026-11-28 in New York:
/// <c>3 baristas and a server at the Pier next Friday 9 to 5, $23/hr</c> is 3 BARISTA and 1 SERVER at 2300, 2026-12-04 from 09:00 to 17:00.
/// </summary>
internal static class OrderReader
{
    private const decimal DayAssumed = 0.4m;
    private const decimal AtOnce = 0.8m;
    private static readonly TimeSpan Longest = TimeSpan.FromHours(16);
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(15);

    public static ReadOrder Read(string text, OrderContext context)
    {
        var (order, notes) = Notes.Split(text);
        var passage = new Passage(order);
        var warnings = new List<string>();
        var urgency = Urgent.Take(passage);
        var places = new Places(passage, context, warnings);
        places.Take();
        var zone = places.Hub is { } hub && WallClock.ZoneOrNull(hub.Timezone) is { } own ? own : context.Zone;
        if (places.Hub is not null && !zone.Equals(context.Zone)) warnings.Add(Warnings.ZonesDiffer);
        var today = WallClock.DayOf(context.Now, zone);
        var rates = Rates.Take(passage, warnings);
        var positions = new Positions(passage, context, warnings);
        positions.Take();
        var days = new Days(passage, today, context.DayFirst, warnings);
        days.Take();
        var times = new Times(passage, warnings);
        times.Take();
        var found = Paid(positions.TakeUnknown(), rates);
        places.TakeRest();
        var when = new When(days, times, context.Now, zone, today, urgency is Urgency.Asap);
        return when.Fill(new()
        {
            Urgency = urgency, Hub = places.Hub, HubHint = places.Hint, HubCertainty = places.Certainty, Positions = found, Notes = notes,
        }, warnings);
    }

    /// <summary>A rate is that of the position before it; where only one is said, that of all.</summary>
    private static IReadOnlyList<ReadPosition> Paid(IReadOnlyList<ReadPosition> positions, List<ReadRate> rates)
    {
        if (rates is []) return positions;
        if (rates is [var only]) return [.. positions.Select(p => p with { RateCents = only.Cents })];
        return [.. positions.Select((p, i) => p with { RateCents = rates.FirstOrDefault(r => r.At >= p.At && (i + 1 == positions.Count || r.At < positions[i + 1].At)) is { Cents: > 0 } own ? own.Cents : null })];
    }

    /// <summary>Puts days and times together, by the clock of the place.</summary>
    private sealed class When(Days days, Times times, DateTimeOffset now, DateTimeZone zone, DateOnly today, bool isAsap)
    {
        public ReadOrder Fill(ReadOrder order, List<string> warnings)
        {
            var recurrence = days.Resolve();
            var (startTime, duration) = (times.Start, times.DurationMinutes);
            if (startTime is null && times.End is { } until && duration is { } before) startTime = until.AddMinutes(-before);
            order = order with { Recurrence = recurrence, DurationMinutes = duration, EndTime = times.End };
            DateTimeOffset? startsAt = null;
            var certainty = times.StartCertainty;
            if (recurrence is null && startTime is null && (times.MinutesFromNow is not null || (isAsap && days.Day is not { IsByName: false }) || (isAsap && days.Day?.Date == today)))
            {
                startsAt = RoundedUp(now.AddMinutes(times.MinutesFromNow ?? 0));
                certainty = times.MinutesFromNow is null ? AtOnce : 1;
                startTime = WallClock.TimeOf(startsAt.Value, zone);
            }
            else if (startTime is { } time)
            {
                var day = recurrence?.StartDate ?? days.Day?.Date ?? today;
                startsAt = WallClock.InstantOf(day, time, zone);
                if (recurrence is null && startsAt < now - Grace && days.Day is null or { IsByName: true }) startsAt = WallClock.InstantOf(day = day.AddDays(days.Day is null ? 1 : 7), time, zone);
                if (recurrence is { } again && startsAt < now - Grace && day == today && Next(again) is { } next) (recurrence, startsAt) = (again with { StartDate = next }, WallClock.InstantOf(next, time, zone));
                if (startsAt < now - Grace) warnings.Add(Warnings.InThePast);
                if (!days.IsSaid)
                {
                    warnings.Add(Warnings.DayAssumed);
                    certainty = DayAssumed;
                }
            }
            var endsAt = EndOf(startsAt, startTime, duration, warnings);
            if (startsAt is { } from && endsAt is { } to)
            {
                duration = (int)(to - from).TotalMinutes;
                if (to - from > Longest) warnings.Add(Warnings.TooLong);
            }
            var isOnce = recurrence is null || (recurrence.EndDate == recurrence.StartDate && !days.IsPermanent);
            return order with
            {
                Type = days.IsPermanent ? OrderType.Permanent : isOnce ? OrderType.OneTime : OrderType.Recurring,
                Recurrence = isOnce ? null : recurrence,
                StartTime = startTime, EndTime = times.End ?? (endsAt is { } end ? WallClock.TimeOf(end, zone) : null), StartsAt = startsAt, EndsAt = endsAt, DurationMinutes = duration,
                StartCertainty = certainty, EndCertainty = Math.Min(times.EndCertainty, certainty), Warnings = [.. warnings.Distinct()],
            };
        }

        private DateTimeOffset? EndOf(DateTimeOffset? startsAt, TimeOnly? startTime, int? duration, List<string> warnings)
        {
            if (startsAt is not { } from) return null;
            if (times.End is { } end && startTime is { } start)
            {
                var to = OrderDays.On(WallClock.DayOf(from, zone), start, end, zone).EndsAt;
                if (to > from) return to;
                warnings.Add(Warnings.EndedBefore);
                return null;
            }
            return duration is { } minutes ? from.AddMinutes(minutes) : null;
        }

        private static DateOnly? Next(ReadRecurrence again)
        {
            var next = again.StartDate.AddDays(1);
            while (again.DaysOfWeek.Count > 0 && !again.DaysOfWeek.Contains(next.DayOfWeek)) next = next.AddDays(1);
            return again.EndDate < next ? null : next;
        }

        /// <summary>To the quarter of an hour.</summary>
        private static DateTimeOffset RoundedUp(DateTimeOffset at) => new((at.UtcTicks + Grace.Ticks - 1) / Grace.Ticks * Grace.Ticks, TimeSpan.Zero);
    }
}
