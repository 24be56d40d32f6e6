using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Notifications.Devices;

/// <summary>The tokens of devices under the hosts' present secret. No change of theirs: neither version nor trail moves.</summary>
internal sealed class ResealTokens(Scopes scopes, DeviceTokens tokens) : ISealedRows
{
    private const int AtOnce = 1000;

    public async Task<int> Reseal(CancellationToken cancel)
    {
        var (count, last) = (0, (Company: Guid.Empty, Id: Guid.Empty));
        while (true)
        {
            var (rows, resealed) = await scopes.Run(Caller.System("notifications.resealTokens"), services => Next(services.GetRequiredService<Scope>().Connection, last, cancel), cancel);
            count += resealed;
            if (rows.Count < AtOnce) return count;
            last = (rows[^1].Company, rows[^1].Id);
        }
    }

    private async Task<(List<Kept> Rows, int Resealed)> Next(NpgsqlConnection connection, (Guid Company, Guid Id) after, CancellationToken cancel)
    {
        var rows = await Read(connection, after, cancel);
        var anew = (from row in rows let token = tokens.Resealed(row.Token) where token is not null select (row.Company, row.Id, row.Token, Anew: token)).ToList();
        if (anew.Count == 0) return (rows, 0);
        // An app that registers at this moment has the last word.
        await using var command = new NpgsqlCommand("""
            UPDATE notifications.devices d SET token = a.anew FROM unnest(@companies, @ids, @tokens, @anews) AS a (company_id, id, token, anew)
            WHERE d.company_id = a.company_id AND d.id = a.id AND d.token = a.token
            """, connection);
        command.Parameters.AddWithValue("companies", anew.Select(a => a.Company).ToArray());
        command.Parameters.AddWithValue("ids", anew.Select(a => a.Id).ToArray());
        command.Parameters.AddWithValue("tokens", anew.Select(a => a.Token).ToArray());
        command.Parameters.AddWithValue("anews", anew.Select(a => a.Anew).ToArray());
        return (rows, await command.ExecuteNonQueryAsync(cancel));
    }

    private static async Task<List<Kept>> Read(NpgsqlConnection connection, (Guid Company, Guid Id) after, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("SELECT company_id, id, token FROM notifications.devices WHERE (company_id, id) > (@company, @id) ORDER BY company_id, id LIMIT @most", connection);
        command.Parameters.AddWithValue("company", after.Company);
        command.Parameters.AddWithValue("id", after.Id);
        command.Parameters.AddWithValue("most", AtOnce);
        var rows = new List<Kept>();
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel)) rows.Add(new(row.GetGuid(0), row.GetGuid(1), await row.GetFieldValueAsync<byte[]>(2, cancel)));
        return rows;
    }

    private sealed record Kept(Guid Company, Guid Id, byte[] Token);
}
