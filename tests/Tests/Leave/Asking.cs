using System.Text.Json;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Leave;

/// <summary>How tests ask for leave and answer. The clock stands at Monday, 2026-03-02.</summary>
internal static class Asking
{
    public const string Url = "/leaveManagement-api/v1/leaverequests";
    public const string Mine = "/leaveManagement-api/v1/myleaverequests";

    public static Task<Reply> Ask(this Client person, string from, string to, string type = "vacation") => person.Post(Url, new { leaveType = type, startDate = from, endDate = to, reason = "A rest" });

    public static async Task<Guid> Asked(this Client person, string from = "2026-03-10", string to = "2026-03-12", string type = "vacation") =>
        (await person.Ask(from, to, type)).Should(201)["leaveRequest"].Id();

    public static Task<Reply> Answer(this Client manager, Guid request, string status, string? note = null) =>
        manager.Patch($"{Url}/{request}", note is null ? new { status } : (object)new { status, decisionNote = note });

    public static async Task<JsonElement> Leave(this Client reader, Guid request) => (await reader.Get($"{Url}/{request}")).Should(200)["leaveRequest"];

    public static async Task<List<Guid>> Leaves(this Client reader, string query = "", string url = Url) =>
        [.. (await reader.Get($"{url}?{query}")).Should(200)["leaveRequests"].EnumerateArray().Select(r => r.Id())];
}
