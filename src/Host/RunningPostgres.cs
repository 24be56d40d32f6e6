using Npgsql;

namespace WorkforceOS.Host;

/// <summary>The private cluster that another host keeps running, for a command beside it.</summary>
internal static class RunningPostgres
{
    /// <summary>The owner's way into its database; null when none runs in this folder.</summary>
    public static async Task<string?> Find(string dataFolder, CancellationToken cancel)
    {
        var home = Path.GetFullPath(dataFolder);
        var (settings, secret) = (Path.Combine(home, "postgres", PostgresCluster.SettingsFile), Path.Combine(home, LocalPostgres.SecretFile));
        if (!File.Exists(settings) || !File.Exists(secret) || PostgresCluster.PortIn(await File.ReadAllTextAsync(settings, cancel)) is not { } port) return null;
        var way = LocalPostgres.ConnectionTo(LocalPostgres.Database, port, await File.ReadAllTextAsync(secret, cancel));
        try
        {
            await using var connection = new NpgsqlConnection(way);
            await connection.OpenAsync(cancel);
            return way;
        }
        catch (NpgsqlException)
        {
            return null;
        }
    }
}
