using System.Security.Cryptography;
using Npgsql;

namespace WorkforceOS.Host;

/// <summary>
/// A private PostgreSQL cluster in the data folder, started with the host and stopped with it, on a loopback port with a password.
/// A server that dies is started again; one that a killed host left behind is taken over by the next.
/// </summary>
public sealed class LocalPostgres : IAsyncDisposable
{
    internal const string Database = "workforceos";
    internal const string SecretFile = "postgres.secret";
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMac = 35;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LogCheck = TimeSpan.FromSeconds(30);

    private readonly PostgresCluster cluster;
    private readonly FileStream hostLock;
    private readonly ILogger? log;
    private readonly CancellationTokenSource leaving = new();
    private string password = "";
    private Task watching = Task.CompletedTask;
    private int disposed;

    private LocalPostgres(PostgresCluster cluster, FileStream hostLock, ILogger? log) => (this.cluster, this.hostLock, this.log) = (cluster, hostLock, log);

    /// <summary>The owner's way into the database of the product.</summary>
    public string ConnectionString => ConnectionTo(Database);

    public static Task<LocalPostgres> Start(string dataFolder, ILogger? log, CancellationToken cancel) => Start(dataFolder, log, durable: true, cancel);

    /// <param name="dataFolder">Made if missing; one host at a time.</param>
    /// <param name="log">Hears of restarts and take-overs.</param>
    /// <param name="durable">False trades the data's safety in a power cut for speed: for tests only.</param>
    /// <param name="cancel">Gives up starting.</param>
    /// <exception cref="LocalPostgresException">With one sentence that says what to do.</exception>
    public static async Task<LocalPostgres> Start(string dataFolder, ILogger? log, bool durable, CancellationToken cancel)
    {
        var home = Path.GetFullPath(dataFolder);
        var hostLock = Lock(home);
        LocalPostgres? postgres = null;
        try
        {
            var account = await PostgresAccount.Choose(cancel);
            var folder = await Place(home, account, log, cancel);
            var binaries = await PostgresBinaries.Find(folder, cancel);
            var logFile = Path.Combine(home, "postgres.log");
            await PrivateFile.Open(logFile).DisposeAsync();

            postgres = new LocalPostgres(new PostgresCluster(folder, logFile, durable, binaries, account), hostLock, log);
            await postgres.Prepare(Path.Combine(home, SecretFile), cancel);
            await account.Own(folder, cancel);
            await postgres.TakeOverOrLaunch(cancel);
            await postgres.EnsureDatabase(cancel);
            postgres.watching = postgres.Watch(postgres.leaving.Token);
            return postgres;
        }
        catch (Exception e)
        {
            if (postgres is not null) await postgres.DisposeAsync();
            await hostLock.DisposeAsync();
            if (e is UnauthorizedAccessException or IOException) throw Unwritable(home, e);
            if (e is PostgresException { SqlState: PostgresErrorCodes.InvalidPassword })
                throw new LocalPostgresException($"The password in {Path.Combine(home, SecretFile)} is not the database's: bring back the one that was made with it.", e);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1) return;
        await leaving.CancelAsync();
        await watching;
        await cluster.Stop();
        await hostLock.DisposeAsync();
        leaving.Dispose();
    }

    internal Task<int?> ServerProcess() => cluster.Running(CancellationToken.None);

    /// <summary>Held open, not merely present: the system frees it with the process, however that ends.</summary>
    private static FileStream Lock(string home)
    {
        try
        {
            Directory.CreateDirectory(home);
            return PrivateFile.Open(Path.Combine(home, "host.lock"), FileShare.None);
        }
        catch (IOException e) when (e.HResult is WouldBlockOnLinux or WouldBlockOnMac)
        {
            throw new LocalPostgresException($"Another WorkforceOS already works on {home}: stop it, or set WORKFORCEOS_DATA to another folder.", e);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw Unwritable(home, e);
        }
    }

    /// <summary>In the data folder or, where the account PostgreSQL runs as cannot get there (below /root, say), in the machine's place for data, with a link.</summary>
    private static async Task<string> Place(string home, PostgresAccount account, ILogger? log, CancellationToken cancel)
    {
        var place = Path.Combine(home, "postgres");
        if (new DirectoryInfo(place).LinkTarget is { } target)
            return Directory.Exists(target) ? target : throw new LocalPostgresException($"The database of {home} was kept in {target}, which is gone: bring it back, or remove {place} to begin anew.");

        await account.LetThrough(home, cancel);
        if (await account.CanEnter(home, cancel)) return place;
        if (Directory.Exists(place)) throw new LocalPostgresException($"PostgreSQL cannot run as root, and no other user can get to {place}: start WorkforceOS as the owner of that folder, or make its parents passable with chmod o+x.");

        var elsewhere = $"/var/lib/workforceos/{RandomNumberGenerator.GetHexString(12, lowercase: true)}";
        Directory.CreateDirectory(elsewhere);
        Directory.CreateSymbolicLink(place, elsewhere);
        log?.LogInformation("The database is kept in {Elsewhere}, because only root can enter {Home}", elsewhere, home);
        return elsewhere;
    }

    private async Task Prepare(string secretFile, CancellationToken cancel)
    {
        if (cluster.Exists)
        {
            password = File.Exists(secretFile) ? await File.ReadAllTextAsync(secretFile, cancel) : throw new LocalPostgresException($"The password of the database, {secretFile}, is gone: bring it back from a backup.");
            return;
        }
        log?.LogInformation("Creating the database");
        password = RandomNumberGenerator.GetHexString(48, lowercase: true);
        PrivateFile.Write(secretFile, password);
        await cluster.Create(password, cancel);
    }

    private async Task TakeOverOrLaunch(CancellationToken cancel)
    {
        if (await cluster.Running(cancel) is { } pid)
        {
            if (await cluster.IsConfigured(cancel) && await Answers(cancel))
            {
                log?.LogWarning("Took over the database server {Pid}, left running by a host that did not end well", pid);
                return;
            }
            await cluster.Stop();
        }
        await cluster.Configure(cancel);
        await cluster.Launch(cancel);
    }

    /// <summary>Waits for one that is still recovering, as long as it lives.</summary>
    private async Task<bool> Answers(CancellationToken cancel)
    {
        using var deadline = new CancellationTokenSource(Patience);
        while (await cluster.Running(cancel) is not null && !deadline.IsCancellationRequested)
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
                await connection.OpenAsync(cancel);
                return true;
            }
            catch (NpgsqlException e) when (e.IsTransient || e.SqlState is PostgresErrorCodes.CannotConnectNow)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancel);
            }
            catch (NpgsqlException)
            {
                return false;
            }
        }
        return false;
    }

    private async Task EnsureDatabase(CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
        await connection.OpenAsync(cancel);
        await using var exists = new NpgsqlCommand($"SELECT FROM pg_database WHERE datname = '{Database}'", connection);
        await using (var reader = await exists.ExecuteReaderAsync(cancel))
            if (reader.HasRows) return;
        await using var create = new NpgsqlCommand($"CREATE DATABASE {Database}", connection);
        await create.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>An idle connection breaks the moment the server dies, which no polling would see as soon.</summary>
    private async Task Watch(CancellationToken cancel)
    {
        var pause = TimeSpan.FromMilliseconds(50);
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await using var sentinel = new NpgsqlConnection(ConnectionTo("postgres"));
                await sentinel.OpenAsync(cancel);
                pause = TimeSpan.FromMilliseconds(50);
                while (true)
                {
                    await sentinel.WaitAsync(LogCheck, cancel);
                    cluster.TrimLog();
                }
            }
            catch (Exception e)
            {
                if (cancel.IsCancellationRequested) return;
                if (e is not NpgsqlException) log?.LogWarning(e, "The watch over the database server stumbled");
            }
            await Heal();
            await Task.Delay(pause, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = TimeSpan.FromMilliseconds(Math.Min(pause.TotalMilliseconds * 2, 5000));
        }
    }

    private async Task Heal()
    {
        try
        {
            // A backend that crashed is healed by the server itself.
            if (await cluster.Running(CancellationToken.None) is not null) return;
            log?.LogWarning("The database server died and is started again");
            await cluster.Launch(CancellationToken.None);
        }
        catch (Exception e) when (e is LocalPostgresException or IOException)
        {
            log?.LogError(e, "The database server does not come back: {Reason}", e.Message);
        }
    }

    private string ConnectionTo(string database) => ConnectionTo(database, cluster.Port, password);

    internal static string ConnectionTo(string database, int port, string password) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port,
        Username = PostgresCluster.Owner,
        Password = password,
        Database = database,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
        Pooling = database == Database,
    }.ConnectionString;

    private static LocalPostgresException Unwritable(string home, Exception cause) =>
        new($"The data folder {home} cannot be written to ({cause.Message.TrimEnd('.')}): give it to the user who runs WorkforceOS, or set WORKFORCEOS_DATA to another.", cause);
}
