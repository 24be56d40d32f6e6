using System.Diagnostics;
using Npgsql;
using WorkforceOS.Schema;

namespace WorkforceOS.Tests.Kit;

/// <summary>A real pgbouncer before the cluster of the tests: each transaction gets whichever server session is free.</summary>
internal sealed class PgBouncer : IAsyncDisposable
{
    private static readonly string[] Places = ["/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/usr/local/bin/pgbouncer", "/opt/homebrew/bin/pgbouncer"];
    private readonly TemporaryFolder folder = new();
    private readonly Process process;
    private string said = "";

    private PgBouncer(string server, int sessions)
    {
        var binary = Places.FirstOrDefault(File.Exists) ?? throw new InvalidOperationException("pgbouncer is missing, and what a pooler does to the product can be seen with one only: install it (Debian: apt-get install pgbouncer).");
        var (to, port) = (new NpgsqlConnectionStringBuilder(server), HostProcess.FreePort());
        ConnectionString = new NpgsqlConnectionStringBuilder(server) { Port = port, Timeout = 60 }.ConnectionString;
        var users = Path.Combine(folder.Path, "users.txt");
        var settings = Path.Combine(folder.Path, "pgbouncer.ini");
        var logins = WorkLogins.Of(server);
        File.WriteAllLines(users, new[] { (to.Username, to.Password), (logins.App, logins.Password), (logins.System, logins.Password) }.Select(u => $"\"{u.Item1}\" \"{u.Item2}\""));
        File.WriteAllText(settings, $"""
            [databases]
            * = host={to.Host} port={to.Port}
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {port}
            unix_socket_dir =
            auth_type = scram-sha-256
            auth_file = {users}
            pool_mode = transaction
            default_pool_size = {sessions}
            max_client_conn = 500
            server_round_robin = 1
            ignore_startup_parameters = extra_float_digits,search_path
            {(Environment.UserName is "root" ? "user = nobody" : "")}
            """);
        if (Environment.UserName is "root" && !OperatingSystem.IsWindows())
        {
            // It gives up root, and still has to read these.
            File.SetUnixFileMode(folder.Path, (UnixFileMode)0b111_101_101);
            foreach (var file in new[] { users, settings }) File.SetUnixFileMode(file, (UnixFileMode)0b110_100_100);
        }
        process = Process.Start(new ProcessStartInfo(binary, ["-q", settings]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => said = line.Data ?? said;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>The owner's, through it.</summary>
    public string ConnectionString { get; }

    /// <param name="sessions">How many server sessions each login shares.</param>
    public static async Task<PgBouncer> Start(string server, int sessions)
    {
        var bouncer = new PgBouncer(server, sessions);
        for (var wait = 0; ; wait++)
        {
            bouncer.process.HasExited.ShouldBeFalse($"pgbouncer ended: {bouncer.said}");
            try
            {
                await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(bouncer.ConnectionString) { Pooling = false }.ConnectionString);
                await connection.OpenAsync();
                return bouncer;
            }
            catch (NpgsqlException e) when (wait < 100 && e is not PostgresException)
            {
                await Task.Delay(50);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Dispose();
    }
}
