using System.Globalization;
using System.Text.Json;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Attendance;

/// <summary>Planning and punching, as an app would.</summary>
internal static class Work
{
    public const string CheckInPath = "/attendanceManagement-api/v1/check-in";
    public const string CheckOutPath = "/attendanceManagement-api/v1/check-out";
    public const string MarkAbsentPath = "/attendanceManagement-api/v1/mark-absent";
    public const string RecordsPath = "/attendanceManagement-api/v1/attendance-records";

    public static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static async Task<Guid> Plan(this Client manager, string day, string start, string end, params IEnumerable<Client> people) =>
        await manager.Plan(day, start, end, [.. people.Select(p => p.UserId)]);

    public static async Task<Guid> Plan(this Client manager, string day, string start, string end, IReadOnlyList<Guid> people) =>
        (await manager.Post("/scheduleManagement-api/v1/shifts", new { shiftDate = day, startTime = start, endTime = end, status = "scheduled", assignedUserIds = people })).Should(201)["shift"].Id();

    public static Task<Reply> CheckIn(this Client person, Guid shift) => person.Post(CheckInPath, new { shiftId = shift });

    public static Task<Reply> CheckOut(this Client person, Guid record) => person.Post(CheckOutPath, new { attendanceRecordId = record });

    /// <summary>There at these moments, by the clock.</summary>
    public static async Task<JsonElement> Works(this TestHost host, Client person, Guid shift, DateTimeOffset from, DateTimeOffset to)
    {
        host.Clock.Now = from;
        var record = (await person.CheckIn(shift)).Should(201)["attendanceRecord"].Id();
        host.Clock.Now = to;
        return (await person.CheckOut(record)).Should(200)["attendanceRecord"];
    }

    /// <summary>A manager enters somebody's work afterwards.</summary>
    public static async Task<Guid> Enter(this Client manager, Client person, Guid shift, DateTimeOffset from, DateTimeOffset to) =>
        (await manager.Post(CheckInPath, new { shiftId = shift, userId = person.UserId, checkInTime = from, checkOutTime = to })).Should(201)["attendanceRecord"].Id();

    /// <summary>A manager says what was really so.</summary>
    public static Task<Reply> Correct(this Client manager, Guid record, object what)
    {
        var body = System.Text.Json.Nodes.JsonNode.Parse(JsonSerializer.Serialize(what))!.AsObject();
        body.TryAdd("reason", "It was so");
        return manager.Patch($"{RecordsPath}/{record}", body);
    }

    public static Task<Reply> Undo(this Client manager, Guid record, string reason = "It was a mistake") =>
        manager.Send(HttpMethod.Delete, $"{RecordsPath}/{record}", new StringContent(JsonSerializer.Serialize(new { reason }), System.Text.Encoding.UTF8, "application/json"));

    public static Task<Reply> Resume(this Client person, Guid record) => person.Post("/attendanceManagement-api/v1/resume", new { attendanceRecordId = record });

    public static Task<Reply> StartBreak(this Client person, Guid record) => person.Post("/attendanceManagement-api/v1/break-start", new { attendanceRecordId = record });

    public static Task<Reply> EndBreak(this Client person, Guid record) => person.Post("/attendanceManagement-api/v1/break-end", new { attendanceRecordId = record });

    public static async Task<Guid> MarkAbsent(this Client manager, Client person, Guid shift) =>
        (await manager.Post(MarkAbsentPath, new { userId = person.UserId, shiftId = shift, status = "absent" })).Should(200)["attendanceRecord"].Id();

    /// <summary>What hours are made of, in minutes after the instant.</summary>
    public static async Task<List<(int From, int To)>> Worked(this TestHost host, Client person, DateTimeOffset? since = null)
    {
        var from = since ?? At("2026-03-03T09:00:00Z");
        var company = (await person.Get(RecordsPath)).Should(200)["attendanceRecords"][0].Id("companyId");
        var worked = await host.Ask<IWorkedTimes, IReadOnlyList<WorkedTime>>(company, times => times.Between([new(person.UserId)], from.AddDays(-1), from.AddDays(3), default));
        return [.. worked.Select(w => ((int)(w.StartsAt - from).TotalMinutes, (int)(w.EndsAt - from).TotalMinutes))];
    }

    public static decimal? Amount(this JsonElement element, string name) => element.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDecimal() : null;

    public static string[] Texts(this JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(t => t.GetString()!)];

    /// <summary>The stretches of a record: kind, and minutes after the instant.</summary>
    public static string[] Stretches(this JsonElement record, DateTimeOffset since) => [.. record.GetProperty("entries").EnumerateArray().Select(e =>
        string.Create(CultureInfo.InvariantCulture, $"{e.Str("kind")} {(e.GetProperty("startsAt").GetDateTimeOffset() - since).TotalMinutes}-{(e.GetProperty("endsAt") is { ValueKind: not JsonValueKind.Null } end ? (end.GetDateTimeOffset() - since).TotalMinutes : null)}"))];

    public static async Task<JsonElement> Record(this Client reader, Guid record) => (await reader.Get($"{RecordsPath}/{record}")).Should(200)["attendanceRecord"];
}
