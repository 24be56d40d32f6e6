using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace WorkforceOS.Host;

/// <summary>One data directory of PostgreSQL and the server process on it. The caller sees to it that nobody else works on the same one.</summary>
internal sealed partial class PostgresCluster(string folder, string log, bool durable, PostgresBinaries binaries, PostgresAccount account)
{
    public const string Owner = "workforceos";
    private const long LogCap = 10 << 20;
    private const long RoomToCreate = 200 << 20;
    private static readonly string[] PassingTroubles = ["still in use", "Is another postmaster", "Address already in use"];
    public const string SettingsFile = "postgresql.conf";
    private readonly string settingsFile = Path.Combine(folder, SettingsFile);
    private readonly string processFile = Path.Combine(folder, "postmaster.pid");

    public bool Exists => File.Exists(Path.Combine(folder, "PG_VERSION"));

    /// <summary>The loopback port of the last <see cref="Configure"/>, or 0.</summary>
    public int Port { get; private set; }

    /// <summary>Makes the cluster beside its place and moves it there when whole, so that a crash half-way leaves nothing that looks like one.</summary>
    public async Task Create(string password, CancellationToken cancel)
    {
        if (new DriveInfo(Path.GetDirectoryName(folder)!).AvailableFreeSpace < RoomToCreate)
            throw new LocalPostgresException($"The disk under {folder} has less than {RoomToCreate >> 20} MB free: make room for the database, or set WORKFORCEOS_DATA to another disk.");
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new LocalPostgresException($"The folder {folder} holds something that is not a PostgreSQL database: move it away, or set WORKFORCEOS_DATA to another folder.");

        var draft = folder + ".new";
        if (Directory.Exists(draft)) Directory.Delete(draft, recursive: true);
        Directory.CreateDirectory(draft);
        var passwordFile = Path.Combine(draft, "password");
        PrivateFile.Write(passwordFile, password);
        await account.Own(draft, cancel);

        var data = Path.Combine(draft, "data");
        var (exit, output) = await InitDb(data, passwordFile, "C.UTF-8", cancel);
        if (exit != 0 && output.Contains("invalid locale", StringComparison.Ordinal))
            (exit, output) = await InitDb(data, passwordFile, "C", cancel);
        if (exit != 0) throw Explain(output);

        if (Directory.Exists(folder)) Directory.Delete(folder);
        Directory.Move(data, folder);
        Directory.Delete(draft, recursive: true);
    }

    /// <summary>The server's process id; null when none runs, whatever a stale pid file says.</summary>
    public async Task<int?> Running(CancellationToken cancel) =>
        await Recorded(cancel) is var (pid, place) && IsServerOf(place, await CommandLine(pid, cancel)) ? pid : null;

    /// <summary>True when the settings on disk, with which a running server was started, are those we would write.</summary>
    public async Task<bool> IsConfigured(CancellationToken cancel)
    {
        if (!File.Exists(settingsFile)) return false;
        var settings = await File.ReadAllTextAsync(settingsFile, cancel);
        if (PortIn(settings) is not { } port) return false;
        Port = port;
        return settings == Settings();
    }

    public static int? PortIn(string settings) => PortSetting().Match(settings) is { Success: true } port ? int.Parse(port.Groups[1].Value, CultureInfo.InvariantCulture) : null;

    /// <summary>Keeps the port of last time where it is still free.</summary>
    public async Task Configure(CancellationToken cancel)
    {
        await IsConfigured(cancel);
        while (!IsFree(Port)) Port = RandomNumberGenerator.GetInt32(20_000, 32_000); // below the ephemeral range, where no outgoing connection takes it from us
        await File.WriteAllTextAsync(settingsFile, Settings(), cancel);
    }

    /// <summary>Starts the server in a session of its own, so that a Ctrl+C meant for the host does not reach it, and waits until it answers.</summary>
    public async Task Launch(CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            await ForgetStranger(cancel);
            TrimLog();
            var before = new FileInfo(log) is { Exists: true } file ? file.Length : 0;
            var (exit, _) = await account.Launch([binaries.Tool("pg_ctl"), "start", "-s", "-w", "-t", "120", "-D", folder], log, cancel);
            if (exit == 0) return;

            var complaint = await LogSince(before, cancel);
            if (attempt == 25 || !PassingTroubles.Any(t => complaint.Contains(t, StringComparison.Ordinal))) throw Explain(complaint);
            await Task.Delay(TimeSpan.FromMilliseconds(200), cancel);
        }
    }

    /// <summary>Stops the server within half a minute, more roughly each time it does not listen.</summary>
    public async Task Stop()
    {
        (string Mode, string Seconds)[] steps = [("fast", "20"), ("immediate", "5")];
        foreach (var (mode, seconds) in steps)
        {
            if (await Running(CancellationToken.None) is null) return;
            await account.Run([binaries.Tool("pg_ctl"), "stop", "-s", "-w", "-m", mode, "-t", seconds, "-D", folder], CancellationToken.None);
        }
        if (await Running(CancellationToken.None) is { } pid) System.Diagnostics.Process.GetProcessById(pid).Kill();
    }

    /// <summary>Keeps the log and one older part of it, each near ten megabytes; the server appends, so that emptying the file under it is safe.</summary>
    public void TrimLog()
    {
        if (new FileInfo(log) is not { Exists: true, Length: > LogCap }) return;
        File.Copy(log, log + ".1", overwrite: true);
        using var file = new FileStream(log, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.SetLength(0);
    }

    private Task<(int Exit, string Output)> InitDb(string data, string passwordFile, string locale, CancellationToken cancel) =>
        account.Run([binaries.Tool("initdb"), "-D", data, "-U", Owner, "--auth=scram-sha-256", $"--pwfile={passwordFile}", "--encoding=UTF8", $"--locale={locale}", "--data-checksums", .. durable ? [] : new[] { "--no-sync" }], cancel);

    private async Task<(int Pid, string Place)?> Recorded(CancellationToken cancel)
    {
        try
        {
            var lines = await File.ReadAllLinesAsync(processFile, cancel);
            return lines.Length > 1 && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var pid) ? (pid, lines[1]) : null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>After a crash the recorded process id may belong to another program by now, or to a zombie; PostgreSQL would take either for a server.</summary>
    private async Task ForgetStranger(CancellationToken cancel)
    {
        if (await Recorded(cancel) is not var (pid, place)) return;
        if (await CommandLine(pid, cancel) is { } other && !IsServerOf(place, other)) File.Delete(processFile);
    }

    private static bool IsServerOf(string place, string? commandLine) =>
        commandLine is not null && commandLine.Contains("postgres", StringComparison.Ordinal) && commandLine.Split('\0', ' ').Contains("-D") && commandLine.Contains(place, StringComparison.Ordinal);

    /// <summary>Null when there is no such process, empty for a zombie.</summary>
    private static async Task<string?> CommandLine(int pid, CancellationToken cancel)
    {
        if (!OperatingSystem.IsLinux())
        {
            var (exit, output) = await Commands.Run(["ps", "-o", "args=", "-p", $"{pid}"], cancel);
            return exit == 0 ? output : null;
        }
        try
        {
            return await File.ReadAllTextAsync($"/proc/{pid}/cmdline", cancel);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static bool IsFree(int port)
    {
        if (port == 0) return false;
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private string Settings() => $"""
        # Written by WorkforceOS at every start; ALTER SYSTEM changes a setting for good.
        listen_addresses = '127.0.0.1'
        port = {Port}
        unix_socket_directories = ''
        password_encryption = 'scram-sha-256'
        max_connections = 200
        timezone = 'UTC'
        log_timezone = 'UTC'
        lc_messages = 'C'
        log_line_prefix = '%m [%p] '
        log_checkpoints = off

        # Many small transactions on a few cores, on solid-state disks.
        shared_buffers = '128MB'
        effective_cache_size = '1GB'
        work_mem = '8MB'
        random_page_cost = 1.1
        effective_io_concurrency = {(OperatingSystem.IsLinux() ? 200 : 0)}
        max_parallel_workers_per_gather = 0
        jit = off

        fsync = {OnOff(durable)}
        synchronous_commit = {OnOff(durable)}
        full_page_writes = {OnOff(durable)}

        """;

    private static string OnOff(bool on) => on ? "on" : "off";

    private async Task<string> LogSince(long position, CancellationToken cancel)
    {
        await using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Position = Math.Min(position, file.Length);
        return await new StreamReader(file).ReadToEndAsync(cancel);
    }

    private LocalPostgresException Explain(string complaint)
    {
        if (complaint.Contains("No space left on device", StringComparison.Ordinal))
            return new LocalPostgresException($"The disk under {folder} is full: make room for the database, or move the data folder to another disk.");
        if (complaint.Contains("wrong ownership", StringComparison.Ordinal) || complaint.Contains("Permission denied", StringComparison.Ordinal))
            return new LocalPostgresException($"The database in {folder} belongs to another user: start WorkforceOS as that user, or give the folder to this one with chown -R.");

        var lines = complaint.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var reason = lines.LastOrDefault(l => Reason().IsMatch(l)) ?? lines.LastOrDefault() ?? "it gave no reason";
        return new LocalPostgresException($"PostgreSQL does not start on {folder}; {log} tells why: {Reason().Replace(reason, "")}");
    }

    [GeneratedRegex(@"^port = (\d+)$", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PortSetting();

    [GeneratedRegex(@"^.*(FATAL|PANIC|error):\s*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reason();
}
