using Npgsql;
using WorkforceOS.Schema;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Upgrade;

/// <summary>The product on a database that a build before dated employments filled: a company with people who left, leave, punches, and reports paid and open.</summary>
public sealed class UpgradedHost : TestHost
{
    /// <summary>The last migration of that build.</summary>
    private const string LastBefore = "0112";

    public UpgradedHost() => Clock.Now = new DateTimeOffset(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    public Task<Client> SignIn(string person) => TestCompany.SignIn(this, "harbourkitchen", $"{person}@harbour.example", "tide-and-salt-7");

    protected override async Task<string> Database()
    {
        var database = await Cluster.EmptyDatabase();
        await Migrator.Run(database, Migration.Embedded().Where(file => string.CompareOrdinal(file.Name, LastBefore + "_~") <= 0), log: null, CancellationToken.None);
        await using var resource = typeof(UpgradedHost).Assembly.GetManifestResourceStream("harbourkitchen.sql")!;
        using var reader = new StreamReader(resource);
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        // As a restore does it: what triggers made stands among the rows.
        await using var fill = new NpgsqlCommand("SET session_replication_role = replica;" + await reader.ReadToEndAsync(), connection);
        await fill.ExecuteNonQueryAsync();
        await Migrator.Run(database, log: null, CancellationToken.None);
        return database;
    }
}
