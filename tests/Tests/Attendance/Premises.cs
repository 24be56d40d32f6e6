using Npgsql;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Attendance;

/// <summary>Places of a company, and what lies in the tables about them.</summary>
internal static class Premises
{
    public static Task<Guid> Place(this TestCompany company, string name) => company.Place(new { name });

    public static async Task<Guid> Place(this TestCompany company, object like) => (await company.Owner.Post("/attendanceManagement-api/v1/places", like)).Should(201)["place"].Id();

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
