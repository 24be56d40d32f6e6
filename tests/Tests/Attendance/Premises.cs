using System.Net.Http.Json;
using Npgsql;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Attendance;

/// <summary>Places of a company, and what lies in the tables about them.</summary>
internal static class Premises
{
    public static Task<Guid> Place(this TestCompany company, string name) => company.Place(new { name });

    public static async Task<Guid> Place(this TestCompany company, object like) => (await company.Owner.Post("/attendanceManagement-api/v1/places", like)).Should(201)["place"].Id();

    /// <summary>A kiosk at a place of its own.</summary>
    public static async Task<(Guid Id, string Token)> Kiosk(this TestCompany company, string name)
    {
        var kiosk = (await company.Owner.Post("/attendanceManagement-api/v1/kiosks", new { name, placeId = await company.Place($"{name}'s place") })).Should(201)["kiosk"];
        return (kiosk.Id(), kiosk.Str("token")!);
    }

    /// <summary>As the kiosk sends it, which is nobody.</summary>
    public static Task<Reply> Punch(this TestCompany company, string token, string action, string? pin = null, string? badge = null) =>
        company.Owner.WithToken(null).Post("/attendanceManagement-api/v1/kiosk/punch", new { kioskToken = token, action, pin, badge });

    public static Task<Reply> Put(this Client who, string path, object body) => who.Send(HttpMethod.Put, path, JsonContent.Create(body));

    /// <summary>One column, of every company, as text.</summary>
    public static async Task<List<string>> Column(this TestHost host, string sql, params object[] values)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using (var bypass = new NpgsqlCommand("SET ROLE workforceos_system", connection)) await bypass.ExecuteNonQueryAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        await using var rows = await command.ExecuteReaderAsync();
        var column = new List<string>();
        while (await rows.ReadAsync()) column.Add($"{rows.GetValue(0)}");
        return column;
    }
}
