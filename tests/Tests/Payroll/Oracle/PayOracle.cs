using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Host;
using WorkforceOS.Kernel;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Payroll.Oracle;

/// <summary>What the oracle says of one case. Seconds are exact fractions, money is in minor units.</summary>
internal sealed record PayAnswer(int Id, long Worked, string Overtime, string Absence, int AbsenceDays, long Premium, string Exact, long Salary, long CarryForward, SortedDictionary<string, string> Parts);

/// <summary>pay_oracle.py beside this file: one process works out as many cases as there are.</summary>
internal static class PayOracle
{
    private static readonly string Script = Path.Combine(Repository.Root, "tests", "Tests", "Payroll", "Oracle", "pay_oracle.py");

    public static async Task<string> Examples() => await Run(["--examples"], []);

    public static async Task<string> Answer(IEnumerable<PersonMonth> cases) => await Run([], cases.Select(c => Json(c).ToJsonString()));

    public static IReadOnlyList<PayAnswer> Read(string answers) =>
        [.. answers.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<PayAnswer>(line, JsonSerializerOptions.Web)!)];

    private static async Task<string> Run(string[] arguments, IEnumerable<string> lines)
    {
        var python = Commands.Find("python3");
        python.ShouldNotBeNull("python3 is not installed: ./test installs it, or do it by hand (Debian: apt-get install python3).");
        using var process = Process.Start(new ProcessStartInfo(python, [Script, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        foreach (var line in lines) await process.StandardInput.WriteLineAsync(line);
        process.StandardInput.Close();
        var answer = await said;
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, answer + await complained);
        return answer;
    }

    private static JsonObject Json(PersonMonth of)
    {
        // A day more than may be asked for on each side, and the whole months.
        var days = Enumerable.Range(of.Known.First.AddDays(-3).DayNumber, of.Known.Last.DayNumber - of.Known.First.DayNumber + 8).Select(DateOnly.FromDayNumber).ToList();
        var (begin, end) = (WallClock.DayRange(days[0], of.Zone).Start, WallClock.DayRange(days[^1], of.Zone).End);
        return new JsonObject
        {
            ["id"] = of.Seed,
            ["days"] = new JsonObject(days.Select(day => KeyValuePair.Create(Day(day), (JsonNode?)Seconds(WallClock.DayRange(day, of.Zone).Start)))),
            ["offsets"] = Array(of.Zone.GetZoneIntervals(Instant.FromDateTimeOffset(begin), Instant.FromDateTimeOffset(end)), i => new JsonArray(
                i.HasStart ? i.Start.ToUnixTimeSeconds() : Seconds(begin), i.WallOffset.Seconds)),
            ["from"] = Day(of.From),
            ["to"] = Day(of.To),
            ["decimals"] = Money.Digits(of.Currency),
            ["employments"] = Array(of.History.Employments, e => new JsonObject { ["start"] = Day(e.StartsOn), ["end"] = Day(e.EndsOn), ["terms"] = Array(e.Terms, Terms) }),
            ["rules"] = Array(of.Rules, Rules),
            ["worked"] = Array(of.Worked, w => new JsonObject
            {
                ["start"] = Seconds(w.StartsAt),
                ["end"] = Seconds(w.EndsAt),
                ["shiftStart"] = Seconds(w.ShiftStartsAt),
                ["shiftEnd"] = Seconds(w.ShiftEndsAt),
                ["approved"] = w.OvertimeApproved is { } approved ? (long)approved.TotalSeconds : null,
                ["elsewhere"] = w.PaidElsewhere,
                ["record"] = w.Record.ToString(),
            }),
            ["absences"] = Array(of.Absences, a => new JsonObject { ["day"] = Day(a.Day), ["start"] = Seconds(a.StartsAt), ["end"] = Seconds(a.EndsAt), ["planned"] = a.PlannedSeconds, ["excusedPaid"] = a.ExcusedPaid }),
            ["planned"] = new JsonObject(of.Planned.Select(p => KeyValuePair.Create(Day(p.Day), (JsonNode?)p.Seconds))),
            ["leave"] = Array(of.Leave, l => new JsonObject { ["day"] = Day(l.Day), ["portion"] = Word(l.Portion), ["start"] = Seconds(l.StartsAt), ["end"] = Seconds(l.EndsAt), ["paid"] = l.Paid }),
            ["holidays"] = new JsonObject(of.Holidays.Select(h => KeyValuePair.Create(Day(h.Day), (JsonNode?)h.IsHalf))),
            ["bonus"] = Number(of.Bonus),
            ["deduction"] = Number(of.Deduction),
            ["carriedIn"] = Number(of.CarriedIn),
            ["adjustments"] = Array(of.Adjustments, a => new JsonObject { ["day"] = Day(a.Day), ["kind"] = a.Kind, ["amount"] = Number(a.Amount) }),
        };
    }

    private static JsonObject Terms(TermsFacts terms) => new()
    {
        ["from"] = Day(terms.From),
        ["basis"] = Word(terms.Basis),
        ["salary"] = Number(terms.Salary),
        ["rate"] = Number(terms.HourlyRate),
        ["weekly"] = Number(terms.WeeklyHours),
        ["pattern"] = terms.Pattern is null ? null : new JsonObject
        {
            ["kind"] = Word(terms.Pattern.Kind),
            ["weeks"] = Array(terms.Pattern.Weeks, week => Array(week, hours => JsonValue.Create(Number(hours))!)),
            ["anchor"] = Day(terms.Pattern.Anchor),
        },
        ["overtime"] = Word(terms.Overtime),
    };

    private static JsonObject Rules(RulesFacts rules) => new()
    {
        ["from"] = Day(rules.From),
        ["tiers"] = Array(rules.Tiers, t => new JsonObject { ["per"] = t.Per, ["over"] = Number(t.Over), ["multiplier"] = Number(t.Multiplier) }),
        ["weekStartsOn"] = Weekday(rules.WeekStartsOn),
        ["earlyIn"] = rules.EarlyIn,
        ["overtimeNeedsApproval"] = rules.OvertimeNeedsApproval,
        ["holidayPaid"] = rules.HolidayPaid,
        ["premiums"] = Array(rules.Premiums, p => new JsonObject
        {
            ["code"] = p.Code,
            ["weekdays"] = p.Weekdays is null ? null : Array(p.Weekdays, day => JsonValue.Create(Weekday(day))),
            ["holiday"] = p.Holiday,
            ["start"] = SecondOfDay(p.Start),
            ["end"] = SecondOfDay(p.End),
            ["percent"] = Number(p.Percent),
            ["amount"] = Number(p.Amount),
            ["stack"] = p.Stack,
        }),
    };

    private static JsonArray Array<T>(IEnumerable<T> some, Func<T, JsonNode> json) => new([.. some.Select(json)]);

    private static string? Day(DateOnly? day) => day is { } known ? Day(known) : null;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Number(decimal? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static int Weekday(DayOfWeek day) => ((int)day + 6) % 7;

    private static int? SecondOfDay(TimeOnly? time) => time is { } known ? (int)(known.Ticks / TimeSpan.TicksPerSecond) : null;

    private static long Seconds(DateTimeOffset instant) => instant.ToUnixTimeSeconds();
}
