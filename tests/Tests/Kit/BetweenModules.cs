using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Tests.Kit;

/// <summary>What the modules say to each other, for tests of one of them.</summary>
public static class BetweenModules
{
    /// <summary>Every event of that name about that thing, the first first.</summary>
    public static async Task<List<JsonElement>> Published(this TestHost host, string name, Guid key)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT payload::text FROM kernel.outbox WHERE name = $1 AND key = $2 ORDER BY id", connection) { Parameters = { new() { Value = name }, new() { Value = key } } };
        var events = new List<JsonElement>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) events.Add(JsonDocument.Parse(reader.GetString(0)).RootElement);
        return events;
    }

    /// <summary>Asks a question as another module would, inside one company.</summary>
    public static Task<TAnswer> Ask<TQuestion, TAnswer>(this TestHost host, Guid company, Func<TQuestion, Task<TAnswer>> ask) where TQuestion : notnull =>
        host.Services.GetRequiredService<Scopes>().Run(Caller.Platform(new(company), "test"), unit => ask(unit.GetRequiredService<TQuestion>()), CancellationToken.None);
}
