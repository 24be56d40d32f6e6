using System.Text.Json;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Announcements;

/// <summary>How tests announce and read. The clock stands at Monday, 2026-03-02, nine o'clock.</summary>
internal static class Announcing
{
    public const string Url = "/announcementManagement-api/v1/announcements";
    public const string Process = "/announcementManagement-api/v1/processscheduledannouncements";
    public const string Send = "announcements.send";
    public const string Deadlines = "announcements.deadlines";

    public static Task<Reply> Announce(this Client writer, object announcement) => writer.Post(Url, announcement);

    public static async Task<JsonElement> Announced(this Client writer, object announcement) => (await writer.Announce(announcement)).Should(201)["announcement"];

    public static async Task<JsonElement> Announcement(this Client reader, Guid id) => (await reader.Get($"{Url}/{id}")).Should(200)["announcement"];

    public static async Task<List<string>> Titles(this Client reader, string query = "", string url = Url) =>
        [.. (await reader.Get($"{url}?{query}")).Should(200)["announcements"].EnumerateArray().Select(a => a.Str("title")!)];

    public static async Task<int?> Unread(this Client reader) => (await reader.Get($"{Url}?pageRowCount=1")).Should(200).Body.Number("unreadCount");

    /// <summary>Whom it was told, in all parts together.</summary>
    public static async Task<List<Guid>> Told(this TestHost host, Guid announcement, string @event = "announcement.sent") =>
        [.. (await host.Published(@event, announcement)).SelectMany(e => e.GetProperty("users").EnumerateArray().Select(u => u.GetGuid()))];
}
