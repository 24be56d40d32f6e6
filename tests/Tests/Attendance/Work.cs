using System.Globalization;
using System.Text.Json;
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

    public static async Task<JsonElement> Record(this Client reader, Guid record) => (await reader.Get($"{RecordsPath}/{record}")).Should(200)["attendanceRecord"];
}
