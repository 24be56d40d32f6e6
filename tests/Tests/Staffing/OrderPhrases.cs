using System.Globalization;
using NodaTime;
using WorkforceOS.Staffing;
using WorkforceOS.Staffing.RapidOrders.Reading;

namespace WorkforceOS.Tests.Staffing;

/// <summary>Orders as people say them, on Saturday 2026-11-28 at 10:00 in New York, each with what it means.</summary>
internal static class OrderPhrases
{
    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["America/New_York"];
    public static readonly DateTimeOffset Now = new(2026, 11, 28, 10, 0, 0, TimeSpan.FromHours(-5));

    public static readonly OrderContext Context = new(
        [Role("BARISTA", "Barista"), Role("SERVER", "Server"), Role("LINE_COOK", "Line cook"), Role("EVENT_LEAD", "Event lead"), Role("DISHWASHER", "Dishwasher"), Role("BARTENDER", "Bartender")],
        [Hub("Harbour Kitchen"), Hub("Pier 9"), Hub("Main Street Cafe")], Now, Zone);

    /// <summary>What is said, and what is understood: type, positions, place, first start and end by the clock, days that come again, and whether at once.</summary>
    public static readonly (string Text, string Meaning)[] All =
    [
        ("3 baristas tomorrow 9am-5pm at Pier 9", "ONCE 3 BARISTA @Pier 9 11-29T09:00-17:00"),
        ("Need two servers tonight from 6pm to 11pm at the Harbour Kitchen", "ONCE 2 SERVER @Harbour Kitchen 11-28T18:00-23:00"),
        ("a barista on Friday 9 to 5", "ONCE 1 BARISTA 12-04T09:00-17:00"),
        ("4 line cooks next Friday 7-3 at Main Street Cafe", "ONCE 4 LINE_COOK @Main Street Cafe 12-04T07:00-15:00"),
        ("five dishwashers on Dec 3 from noon to midnight", "ONCE 5 DISHWASHER 12-03T12:00-00:00"),
        ("2 bartenders on the 14th, 18:00 to 02:00", "ONCE 2 BARTENDER 12-14T18:00-02:00"),
        ("1 event lead on 2026-12-24 18:00-23:30", "ONCE 1 EVENT_LEAD 12-24T18:00-23:30"),
        ("3 baristas and 2 servers tomorrow 8am to 4pm", "ONCE 3 BARISTA, 2 SERVER 11-29T08:00-16:00"),
        ("Baristas x3, servers x2 tomorrow 8am to 4pm", "ONCE 3 BARISTA, 2 SERVER 11-29T08:00-16:00"),
        ("barista: 2, line cook: 1, Monday 10am-6pm", "ONCE 2 BARISTA, 1 LINE_COOK 11-30T10:00-18:00"),
        ("2x server Tuesday 5pm-10pm", "ONCE 2 SERVER 12-01T17:00-22:00"),
        ("3 LINE_COOK tomorrow 14:00-22:00", "ONCE 3 LINE_COOK 11-29T14:00-22:00"),
        ("2 baristras tomorrow 9am-1pm", "ONCE 2 BARISTA 11-29T09:00-13:00"),
        ("3 dish washers tomorrow 9am-1pm", "ONCE 3 DISHWASHER 11-29T09:00-13:00"),
        ("3 cooks tomorrow 9am-1pm", "ONCE 3 LINE_COOK 11-29T09:00-13:00"),
        ("two waiters on Sunday 11-3pm", "ONCE 2 SERVER 11-29T11:00-15:00"),
        ("two experienced line cooks Sunday 1-5pm", "ONCE 2 LINE_COOK 11-29T13:00-17:00"),
        ("a couple of servers tomorrow 6-10pm", "ONCE 2 SERVER 11-29T18:00-22:00"),
        ("a dozen servers for Dec 31 at 6pm for 8 hours", "ONCE 12 SERVER 12-31T18:00-02:00"),
        ("half a dozen bartenders on December 31st, 2026, 8pm-4am", "ONCE 6 BARTENDER 12-31T20:00-04:00"),
        ("twenty-five servers on 5 December from 9 till 5", "ONCE 25 SERVER 12-05T09:00-17:00"),
        ("2-3 servers tomorrow 5pm-9pm", "ONCE 3 SERVER 11-29T17:00-21:00"),
        ("3 people as dishwashers tomorrow 5pm-9pm", "ONCE 3 DISHWASHER 11-29T17:00-21:00"),
        ("ASAP: 2 servers at Pier 9 for 6 hours", "ONCE 2 SERVER @Pier 9 11-28T10:00-16:00 ASAP"),
        ("Urgent! one dishwasher needed right now until 4pm", "ONCE 1 DISHWASHER 11-28T10:00-16:00 ASAP"),
        ("1 barista in 2 hours for 5 hours", "ONCE 1 BARISTA 11-28T12:00-17:00"),
        ("3 baristas today 2pm to 8pm", "ONCE 3 BARISTA 11-28T14:00-20:00"),
        ("3 baristas 5pm-9pm", "ONCE 3 BARISTA 11-28T17:00-21:00"),
        ("3 baristas 8am-9am", "ONCE 3 BARISTA 11-29T08:00-09:00"),
        ("2 servers overnight tomorrow 10pm to 6", "ONCE 2 SERVER 11-29T22:00-06:00"),
        ("2 servers tomorrow at $23/hr 9am-5pm", "ONCE 2 SERVER $2300 11-29T09:00-17:00"),
        ("2 servers tomorrow 9am-5pm, 22.50 an hour", "ONCE 2 SERVER $2250 11-29T09:00-17:00"),
        ("2 servers at $20 and 1 line cook at $25 tomorrow 9am-5pm", "ONCE 2 SERVER $2000, 1 LINE_COOK $2500 11-29T09:00-17:00"),
        ("2 servers tomorrow 9am-5pm for 25 dollars per hour", "ONCE 2 SERVER $2500 11-29T09:00-17:00"),
        ("2 servers on Wednesday, Dec 2 at noon for 4 hours", "ONCE 2 SERVER 12-02T12:00-16:00"),
        ("2 servers on 12/3 9am-5pm", "ONCE 2 SERVER 12-03T09:00-17:00"),
        ("2 servers on 12/3/2027 9am-5pm", "ONCE 2 SERVER 2027-12-03T09:00-17:00"),
        ("2 servers on Jan 5 9am-5pm", "ONCE 2 SERVER 2027-01-05T09:00-17:00"),
        ("2 servers the day after tomorrow 9am-5pm", "ONCE 2 SERVER 11-30T09:00-17:00"),
        ("2 servers in 3 days 9am-5pm", "ONCE 2 SERVER 12-01T09:00-17:00"),
        ("2 servers Tuesday next week 9am-5pm", "ONCE 2 SERVER 12-01T09:00-17:00"),
        ("2 servers tomorrow morning 8 to 12", "ONCE 2 SERVER 11-29T08:00-12:00"),
        ("2 servers tomorrow evening 6 to 11", "ONCE 2 SERVER 11-29T18:00-23:00"),
        ("2 servers tomorrow from nine to five", "ONCE 2 SERVER 11-29T09:00-17:00"),
        ("2 servers tomorrow, 8 hour shift starting at 7am", "ONCE 2 SERVER 11-29T07:00-15:00"),
        ("2 servers tomorrow 0900-1730", "ONCE 2 SERVER 11-29T09:00-17:30"),
        ("2 servers tomorrow 9:30am to 5:15 p.m.", "ONCE 2 SERVER 11-29T09:30-17:15"),
        ("2 servers tomorrow between 10am and 2pm", "ONCE 2 SERVER 11-29T10:00-14:00"),
        ("2 servers tomorrow half past nine to noon", "ONCE 2 SERVER 11-29T09:30-12:00"),
        ("2 servers every Wed and Fri 9am-5pm until March 1", "RECURRING 2 SERVER 12-02T09:00-17:00 Wed Fri 2026-12-02..2027-02-26"),
        ("2 servers from Monday to Friday 9am-5pm", "RECURRING 2 SERVER 11-30T09:00-17:00 Mon Tue Wed Thu Fri 2026-11-30..2026-12-04"),
        ("2 servers Mon-Fri 9am-5pm for two weeks", "RECURRING 2 SERVER 11-30T09:00-17:00 Mon Tue Wed Thu Fri 2026-11-30..2026-12-11"),
        ("2 servers every Monday 9am-5pm for 4 weeks", "RECURRING 2 SERVER 11-30T09:00-17:00 Mon 2026-11-30..2026-12-21"),
        ("2 servers this weekend 10am-6pm", "RECURRING 2 SERVER 11-28T10:00-18:00 Sat Sun 2026-11-28..2026-11-29"),
        ("1 dishwasher every weekend 10am-6pm until Dec 31", "RECURRING 1 DISHWASHER 11-28T10:00-18:00 Sat Sun 2026-11-28..2026-12-27"),
        ("1 dishwasher daily 6pm-11pm from Dec 1 to Dec 5", "RECURRING 1 DISHWASHER 12-01T18:00-23:00 Mon Tue Wed Thu Fri Sat Sun 2026-12-01..2026-12-05"),
        ("1 dishwasher Dec 3-5, 6pm-11pm", "RECURRING 1 DISHWASHER 12-03T18:00-23:00 Mon Tue Wed Thu Fri Sat Sun 2026-12-03..2026-12-05"),
        ("1 dishwasher weekdays 6pm-11pm starting Dec 7 for 2 weeks", "RECURRING 1 DISHWASHER 12-07T18:00-23:00 Mon Tue Wed Thu Fri 2026-12-07..2026-12-18"),
        ("1 barista Tuesdays and Thursdays 7am-11am until the 17th", "RECURRING 1 BARISTA 12-01T07:00-11:00 Tue Thu 2026-12-01..2026-12-17"),
        ("1 barista on Monday, Wednesday and Friday 7am-11am", "RECURRING 1 BARISTA 11-30T07:00-11:00 Mon Wed Fri 2026-11-30..2026-12-04"),
        ("1 barista every Wed and Fri 7am-11am", "RECURRING 1 BARISTA 12-02T07:00-11:00 Wed Fri 2026-12-02.."),
        ("1 barista for 3 days from Dec 7, 7am-11am", "RECURRING 1 BARISTA 12-07T07:00-11:00 Mon Tue Wed Thu Fri Sat Sun 2026-12-07..2026-12-09"),
        ("permanent: 2 baristas Monday to Friday 7am-11am starting Dec 7", "PERMANENT 2 BARISTA 12-07T07:00-11:00 Mon Tue Wed Thu Fri 2026-12-07.."),
        ("2 baristas every weekday 7am-11am until further notice", "PERMANENT 2 BARISTA 11-30T07:00-11:00 Mon Tue Wed Thu Fri 2026-11-30.."),
        ("ongoing need for a dishwasher every day 6pm-11pm", "PERMANENT 1 DISHWASHER 11-28T18:00-23:00 Mon Tue Wed Thu Fri Sat Sun 2026-11-28.."),
        ("5 forklift drivers tomorrow 9am-5pm", "ONCE 5 ?forklift drivers 11-29T09:00-17:00"),
        ("3 baristas tomorrow 9am-5pm at the Opera House", "ONCE 3 BARISTA ~Opera House 11-29T09:00-17:00"),
        ("3 baristas", "ONCE 3 BARISTA"),
        ("hello there", "ONCE"),
    ];

    public static ReadOrder Read(string text) => OrderReader.Read(text, Context);

    /// <summary>What was understood, in the words of the table.</summary>
    public static string Meaning(ReadOrder order, DateTimeZone? zone = null)
    {
        var words = new List<string> { order.Type switch { OrderType.OneTime => "ONCE", OrderType.Recurring => "RECURRING", _ => "PERMANENT" } };
        if (order.Positions.Count > 0) words.Add(string.Join(", ", order.Positions.Select(p => $"{p.Workers} {(p.Role is { } role ? role.Code : "?" + p.Name)}{(p.RateCents is { } rate ? $" ${rate}" : "")}")));
        if (order.Hub is { } hub) words.Add($"@{hub.Name}");
        else if (order.HubHint is { } hint) words.Add($"~{hint}");
        if (order.StartsAt is { } start)
        {
            var from = Instant.FromDateTimeOffset(start).InZone(zone ?? Zone).LocalDateTime;
            var until = order.EndsAt is { } end ? Instant.FromDateTimeOffset(end).InZone(zone ?? Zone).TimeOfDay.ToString("HH:mm", CultureInfo.InvariantCulture) : "?";
            words.Add($"{from.ToString(from.Year == 2026 ? "MM-dd'T'HH:mm" : "uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)}-{until}");
        }
        if (order.Recurrence is { } again) words.Add($"{string.Join(' ', again.DaysOfWeek.Select(d => d.ToString()[..3]))} {again.StartDate:yyyy-MM-dd}..{again.EndDate:yyyy-MM-dd}");
        if (order.Urgency is Urgency.Asap) words.Add("ASAP");
        return string.Join(' ', words);
    }

    private static KnownRole Role(string code, string name) => new(new(Guid.NewGuid()), code, name);

    private static KnownHub Hub(string name) => new(new(Guid.NewGuid()), name, "America/New_York");
}
