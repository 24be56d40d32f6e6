using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Notifications;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Notifications;

/// <summary>Lets things happen in a company, as other modules report them.</summary>
internal static class Happenings
{
    public static async Task Happen(this TestHost host, TestCompany company, Client? by, params IEvent[] events)
    {
        var id = (await company.Owner.Get("/auth-api/currentuser")).Body.Id("companyId");
        await host.Happen(Caller.Platform(new CompanyId(id), "test") with { UserOrNobody = by is null ? null : new UserId(by.UserId) }, events);
    }

    public static async Task Happen(this TestHost host, Caller caller, params IEvent[] events)
    {
        await host.Services.GetRequiredService<Scopes>().Run(caller, async services =>
        {
            var db = services.GetRequiredService<NotificationsDb>();
            foreach (var happened in events) db.Publish(happened, Guid.CreateVersion7());
            await db.SaveChangesAsync(CancellationToken.None);
        }, CancellationToken.None);
    }

    public static ShiftAssigned Assigned(Client person, int day = 4, string? place = "Harbour") => new(new(Guid.CreateVersion7()), new(person.UserId), Shift(day, place));

    public static ShiftBrief Shift(int day = 4, string? place = "Harbour", string from = "22:00", string to = "06:00") =>
        new(new(Guid.CreateVersion7()), new DateOnly(2026, 3, day), TimeOnly.Parse(from, null), TimeOnly.Parse(to, null), place, null);

    public static async Task<IReadOnlyList<(string Kind, string Title, string Text)>> Inbox(this Client person) =>
        [.. (await person.Get("/notification-api/notifications")).Should(200)["notifications"].EnumerateArray().Select(n => (n.Str("kind")!, n.Str("title")!, n.Str("text")!))];

    /// <summary>What somebody was told of one kind, the newest first.</summary>
    public static async Task<IReadOnlyList<(string Title, string Text)>> Told(this Client person, string kind) => [.. (await person.Inbox()).Where(n => n.Kind == kind).Select(n => (n.Title, n.Text))];

    /// <summary>Of how many new shifts somebody was told, one by one or together.</summary>
    public static async Task<int> ToldShifts(this Client person)
    {
        var titles = (await person.Get("/notification-api/notifications?kind=shiftAssigned&pageRowCount=500")).Should(200)["notifications"].EnumerateArray().Select(n => n.Str("title")!);
        return titles.Sum(title => title == "You are on a new shift" ? 1 : int.Parse(title.Split(' ')[3], null));
    }

    /// <summary>What the tables hold, which a question through the door would not show.</summary>
    public static async Task<long> Count(this TestHost host, string sql)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Takes out of what somebody is told of a shift what there is to say of it, as a row would stand there that no build can put into words.</summary>
    /// <returns>What there was.</returns>
    public static async Task<(Guid Id, string News)> Spoil(this TestHost host, Client person, string place)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("""
            UPDATE notifications.notifications n SET news = '{"says":"shiftAssigned"}' FROM notifications.notifications old
            WHERE n.company_id = old.company_id AND n.id = old.id AND n.user_id = $1 AND n.news -> 'shift' ->> 'place' = $2 RETURNING n.id, old.news::text
            """, connection) { Parameters = { new() { Value = person.UserId }, new() { Value = place } } };
        await using var row = await command.ExecuteReaderAsync();
        (await row.ReadAsync()).ShouldBeTrue();
        return (row.GetGuid(0), row.GetString(1));
    }

    public static async Task Mend(this TestHost host, (Guid Id, string News) told)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("UPDATE notifications.notifications SET news = $2::jsonb WHERE id = $1", connection) { Parameters = { new() { Value = told.Id }, new() { Value = told.News } } };
        (await command.ExecuteNonQueryAsync()).ShouldBe(1);
    }
}
