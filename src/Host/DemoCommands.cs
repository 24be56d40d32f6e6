using Npgsql;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Host;

/// <summary>Begins the demo anew: its private database and files go, and the next start makes them again. Only where Development made them.</summary>
internal static class DemoCommands
{
    private const string Reset = "--reset-demo";

    public static bool AreIn(string[] args) => args.Contains(Reset);

    /// <returns>The program's exit code.</returns>
    /// <exception cref="BadConfigurationException">It is not the demo's; the message is a sentence.</exception>
    /// <exception cref="LocalPostgresException">A host works on it.</exception>
    public static async Task<int> Run(IHostEnvironment environment, IConfiguration configuration, ILogger log, CancellationToken cancel)
    {
        if (!DemoCompany.MayBeHere(environment, configuration) || !string.IsNullOrWhiteSpace(configuration.GetConnectionString("Database")))
            throw new BadConfigurationException($"{Reset} is for the private database of Development. One that is set (ConnectionStrings:Database), or that others can reach, you empty yourself.");

        var folder = DataFolder.Of(configuration);
        await using (var postgres = await LocalPostgres.Start(folder, log, cancel))
        {
            if (!await IsDemo(postgres.ConnectionString, cancel)) throw new BadConfigurationException($"What is in {folder} was not made by Development for trying things out: it stays.");
            var database = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Pooling = false };
            var name = database.Database;
            database.Database = "postgres";
            await using var connection = new NpgsqlConnection(database.ConnectionString);
            await connection.OpenAsync(cancel);
            await using var drop = new NpgsqlCommand($"DROP DATABASE \"{name}\" WITH (FORCE)", connection);
            await drop.ExecuteNonQueryAsync(cancel);
        }
        foreach (var own in new[] { "files", "mail" }.Select(name => Path.Combine(folder, name)).Where(Directory.Exists)) Directory.Delete(own, recursive: true);
        Console.WriteLine("The demo is gone. The next start makes it anew.");
        return 0;
    }

    private static async Task<bool> IsDemo(string connectionString, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancel);
        await using var known = new NpgsqlCommand("SELECT to_regclass('kernel.installation') IS NOT NULL", connection);
        if (!(bool)(await known.ExecuteScalarAsync(cancel))!) return false;
        await using var mark = new NpgsqlCommand("SELECT purpose = 'demo' FROM kernel.installation", connection);
        return await mark.ExecuteScalarAsync(cancel) is true;
    }
}
