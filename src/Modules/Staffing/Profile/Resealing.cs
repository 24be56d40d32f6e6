using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.Profile;

/// <summary>What workers entrust, under the hosts' present secret. No change of theirs: neither version nor trail moves.</summary>
internal sealed class Resealing(Scopes scopes, ISecretBox box, ISecretHashes hashes) : ISealedRows
{
    private const int AtOnce = 200;

    public static readonly BadConfigurationException OtherSecret = new("What workers entrusted was sealed under another secret. Set Identity:KeyEncryptionSecret to the one it was made with.");

    public async Task<int> Reseal(CancellationToken cancel) => await Accounts(cancel) + await scopes.Run(Caller.System("staffing.reseal"), services => Forms(services.GetRequiredService<Scope>().Connection, cancel), cancel);

    private async Task<int> Forms(NpgsqlConnection connection, CancellationToken cancel)
    {
        var (count, last) = (0, (Company: Guid.Empty, Id: Guid.Empty));
        while (true)
        {
            var rows = await Read(connection, "SELECT company_id, id, fields_encrypted, signature_encrypted FROM staffing.tax_forms", last, cancel);
            foreach (var row in rows)
            {
                if (box.Open(TaxPapers.Purpose, row.First) is not { IsFormer: true } fields) continue;
                await using var command = new NpgsqlCommand("UPDATE staffing.tax_forms SET fields_encrypted = @fields, signature_encrypted = @signature WHERE company_id = @company AND id = @id AND fields_encrypted = @before", connection);
                command.Parameters.AddWithValue("fields", box.Seal(TaxPapers.Purpose, fields.Opened));
                command.Parameters.AddWithValue("signature", NpgsqlTypes.NpgsqlDbType.Bytea, row.Second is { } signed && box.Open(TaxPapers.Purpose, signed) is { } signature ? box.Seal(TaxPapers.Purpose, signature.Opened) : DBNull.Value);
                command.Parameters.AddWithValue("company", row.Company);
                command.Parameters.AddWithValue("id", row.Id);
                command.Parameters.AddWithValue("before", row.First);
                count += await command.ExecuteNonQueryAsync(cancel);
            }
            if (rows.Count < AtOnce) return count;
            last = (rows[^1].Company, rows[^1].Id);
        }
    }

    private async Task<int> Accounts(CancellationToken cancel)
    {
        var (count, last) = (0, (Company: Guid.Empty, Id: Guid.Empty));
        while (true)
        {
            var (rows, resealed) = await scopes.Run(Caller.System("staffing.reseal"), services => Next(services.GetRequiredService<Scope>().Connection, last, cancel), cancel);
            count += resealed;
            if (rows.Count < AtOnce) return count;
            last = (rows[^1].Company, rows[^1].Id);
        }
    }

    private async Task<(List<Kept> Rows, int Resealed)> Next(NpgsqlConnection connection, (Guid Company, Guid Id) after, CancellationToken cancel)
    {
        var rows = await Read(connection, "SELECT company_id, id, number_enc, routing_enc FROM staffing.staff_bank_accounts", after, cancel);
        var count = 0;
        foreach (var row in rows)
        {
            if (box.Open(BankNumbers.Purpose, row.First) is not { IsFormer: true } number || box.Open(BankNumbers.Purpose, row.Second!) is not { } routing) continue;
            var (account, bank) = (System.Text.Encoding.ASCII.GetString(number.Opened), System.Text.Encoding.ASCII.GetString(routing.Opened));
            if (await hashes.Of(BankNumbers.Purpose, new CompanyId(row.Company), $"{bank}:{account}", cancel) is not { } known) continue;
            await using var command = new NpgsqlCommand("UPDATE staffing.staff_bank_accounts SET number_enc = @number, routing_enc = @routing, fingerprint = @fingerprint WHERE company_id = @company AND id = @id AND number_enc = @before", connection);
            command.Parameters.AddWithValue("number", box.Seal(BankNumbers.Purpose, number.Opened));
            command.Parameters.AddWithValue("routing", box.Seal(BankNumbers.Purpose, routing.Opened));
            command.Parameters.AddWithValue("fingerprint", known[0]);
            command.Parameters.AddWithValue("company", row.Company);
            command.Parameters.AddWithValue("id", row.Id);
            command.Parameters.AddWithValue("before", row.First);
            count += await command.ExecuteNonQueryAsync(cancel);
        }
        return (rows, count);
    }

    private static async Task<List<Kept>> Read(NpgsqlConnection connection, string columns, (Guid Company, Guid Id) after, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"{columns} WHERE (company_id, id) > (@company, @id) ORDER BY company_id, id LIMIT @most", connection);
        command.Parameters.AddWithValue("company", after.Company);
        command.Parameters.AddWithValue("id", after.Id);
        command.Parameters.AddWithValue("most", AtOnce);
        var rows = new List<Kept>();
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel)) rows.Add(new(row.GetGuid(0), row.GetGuid(1), await row.GetFieldValueAsync<byte[]>(2, cancel), await row.IsDBNullAsync(3, cancel) ? null : await row.GetFieldValueAsync<byte[]>(3, cancel)));
        return rows;
    }

    private sealed record Kept(Guid Company, Guid Id, byte[] First, byte[]? Second);
}
