using System.Diagnostics;
using Npgsql;
using WorkforceOS.Host;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Ground;

/// <summary>The private server comes up by itself from every state a crash can leave, and refuses with a sentence what it cannot mend.</summary>
public sealed class LocalPostgresTests(LocalPostgresTests.StoppedCluster stopped) : IClassFixture<LocalPostgresTests.StoppedCluster>, IDisposable
{
    private readonly TemporaryFolder data = new();

    /// <summary>Made once and copied by each test, because making one takes seconds.</summary>
    public sealed class StoppedCluster : IAsyncLifetime
    {
        private readonly TemporaryFolder folder = new();

        public async ValueTask InitializeAsync() =>
            await (await LocalPostgres.Start(folder.Path, log: null, durable: false, CancellationToken.None)).DisposeAsync();

        public async Task CopyTo(string path)
        {
            using var copy = Process.Start("cp", ["-a", folder.Path + "/.", path]);
            await copy.WaitForExitAsync();
            copy.ExitCode.ShouldBe(0);
        }

        public ValueTask DisposeAsync()
        {
            folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task Data_and_address_survive_a_restart()
    {
        await stopped.CopyTo(data.Path);
        string address;
        await using (var first = await Start())
        {
            address = first.ConnectionString;
            await Execute(first, "CREATE TABLE kept AS SELECT 42 AS answer");
        }

        await using var second = await Start();
        (await Ask<int>(second, "SELECT answer FROM kept")).ShouldBe(42);
        second.ConnectionString.ShouldBe(address);
    }

    [Fact]
    public async Task A_second_start_takes_less_than_three_seconds_and_stopping_leaves_no_process()
    {
        await stopped.CopyTo(data.Path);

        var quickest = await QuietMachine.BestOfThree(TimeSpan.FromSeconds(3), async () =>
        {
            var postgres = await Start();
            var pid = (await postgres.ServerProcess()).ShouldNotBeNull();
            await postgres.DisposeAsync();
            IsAlive(pid).ShouldBeFalse();
        });
        quickest.ShouldBeLessThan(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task It_is_durable_unless_told_otherwise_and_speaks_unicode_and_utc()
    {
        await using var postgres = await LocalPostgres.Start(data.Path, log: null, CancellationToken.None);
        (await Ask<string>(postgres, "SHOW fsync")).ShouldBe("on");
        (await Ask<string>(postgres, "SHOW full_page_writes")).ShouldBe("on");
        (await Ask<string>(postgres, "SHOW server_encoding")).ShouldBe("UTF8");
        (await Ask<string>(postgres, "SHOW timezone")).ShouldBe("UTC");
        (await Ask<string>(postgres, "SHOW data_checksums")).ShouldBe("on");
        (await Ask<string>(postgres, "SELECT lower('ÇŞĀ')")).ShouldBe("çşā");
    }

    [Fact]
    public async Task Only_the_owner_can_read_the_password_and_a_wrong_one_is_refused()
    {
        await stopped.CopyTo(data.Path);
        await using var postgres = await Start();
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(Path.Combine(data.Path, "postgres.secret")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var guess = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Password = "guess", Pooling = false };
        await using var connection = new NpgsqlConnection(guess.ConnectionString);
        (await Should.ThrowAsync<PostgresException>(connection.OpenAsync())).SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
    }

    [Fact]
    public async Task A_killed_server_is_started_again_at_the_same_address()
    {
        await stopped.CopyTo(data.Path);
        await using var postgres = await LocalPostgres.Start(data.Path, log: null, CancellationToken.None);
        await Execute(postgres, "CREATE TABLE kept AS SELECT 42 AS answer");

        for (var round = 0; round < 3; round++)
        {
            var pid = (await postgres.ServerProcess()).ShouldNotBeNull();
            Process.GetProcessById(pid).Kill();
            await Eventually(async () => await postgres.ServerProcess() is { } successor && successor != pid);
            await Eventually(async () => await Ask<int>(postgres, "SELECT answer FROM kept") == 42);
        }
    }

    [Fact]
    public async Task A_server_left_behind_by_a_killed_host_is_taken_over_and_stopped_in_the_end()
    {
        await stopped.CopyTo(data.Path);
        var orphan = await LeaveBehind();

        var postgres = await Start();
        (await postgres.ServerProcess()).ShouldBe(orphan);
        (await Ask<int>(postgres, "SELECT 1")).ShouldBe(1);

        await postgres.DisposeAsync();
        IsAlive(orphan).ShouldBeFalse();
    }

    [Fact]
    public async Task A_server_left_behind_with_other_settings_is_replaced()
    {
        await stopped.CopyTo(data.Path);
        var orphan = await LeaveBehind();

        await using var postgres = await LocalPostgres.Start(data.Path, log: null, CancellationToken.None);
        (await postgres.ServerProcess()).ShouldNotBe(orphan);
        (await Ask<string>(postgres, "SHOW fsync")).ShouldBe("on");
    }

    [Fact]
    public async Task A_pid_file_that_names_another_program_is_no_obstacle()
    {
        await stopped.CopyTo(data.Path);
        await File.WriteAllTextAsync(PidFile, $"{Environment.ProcessId}\n{data.Path}/postgres\n1700000000\n5432\n\n127.0.0.1\n");

        await using var postgres = await Start();
        (await Ask<int>(postgres, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_pid_file_that_names_no_process_is_no_obstacle()
    {
        await stopped.CopyTo(data.Path);
        await File.WriteAllTextAsync(PidFile, $"{int.MaxValue}\n{data.Path}/postgres\n1700000000\n5432\n\n127.0.0.1\n");

        await using var postgres = await Start();
        (await Ask<int>(postgres, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_cluster_that_was_being_made_when_the_host_was_killed_is_made_anew()
    {
        Directory.CreateDirectory(Path.Combine(data.Path, "postgres.new", "data", "base"));
        await File.WriteAllTextAsync(Path.Combine(data.Path, "postgres.secret"), "");

        await using var postgres = await Start();
        (await Ask<int>(postgres, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_port_taken_meanwhile_is_exchanged_for_a_free_one()
    {
        await stopped.CopyTo(data.Path);
        int port;
        await using (var first = await Start()) port = new NpgsqlConnectionStringBuilder(first.ConnectionString).Port;
        using var squatter = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, port);
        squatter.Start();

        await using var second = await Start();
        new NpgsqlConnectionStringBuilder(second.ConnectionString).Port.ShouldNotBe(port);
        (await Ask<int>(second, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_second_host_on_the_same_folder_is_refused()
    {
        await stopped.CopyTo(data.Path);
        await using var first = await Start();
        (await Refused(data.Path)).ShouldContain("Another WorkforceOS already works on");
        (await Ask<int>(first, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_refused()
    {
        (await Refused("/proc/workforceos")).ShouldContain("cannot be written to");

        var file = Path.Combine(data.Path, "file");
        await File.WriteAllTextAsync(file, "");
        (await Refused(Path.Combine(file, "data"))).ShouldContain("cannot be written to");
    }

    [Fact]
    public async Task A_folder_of_something_else_is_refused_and_left_alone()
    {
        var stranger = Path.Combine(data.Path, "postgres", "thesis.txt");
        Directory.CreateDirectory(Path.GetDirectoryName(stranger)!);
        await File.WriteAllTextAsync(stranger, "chapter one");

        (await Refused(data.Path)).ShouldContain("not a PostgreSQL database");
        File.Exists(stranger).ShouldBeTrue();
    }

    [Fact]
    public async Task A_cluster_of_another_major_version_is_refused_with_what_to_install()
    {
        await stopped.CopyTo(data.Path);
        await File.WriteAllTextAsync(Path.Combine(data.Path, "postgres", "PG_VERSION"), "9\n");

        (await Refused(data.Path)).ShouldContain("was made by PostgreSQL 9");
    }

    [Fact]
    public async Task A_lost_password_is_refused()
    {
        await stopped.CopyTo(data.Path);
        File.Delete(Path.Combine(data.Path, "postgres.secret"));

        (await Refused(data.Path)).ShouldContain("bring it back");
    }

    [Fact]
    public async Task The_log_does_not_grow_without_end()
    {
        await stopped.CopyTo(data.Path);
        var log = Path.Combine(data.Path, "postgres.log");
        await using (var file = File.OpenWrite(log)) file.SetLength(11 << 20);

        await using var postgres = await Start();
        new FileInfo(log).Length.ShouldBeLessThan(1 << 20);
        new FileInfo(log + ".1").Length.ShouldBeGreaterThanOrEqualTo(11 << 20);
    }

    private string PidFile => Path.Combine(data.Path, "postgres", "postmaster.pid");

    private Task<LocalPostgres> Start() => LocalPostgres.Start(data.Path, log: null, durable: false, CancellationToken.None);

    private async Task<int> LeaveBehind()
    {
        var folder = Path.Combine(data.Path, "postgres");
        var cluster = new PostgresCluster(folder, Path.Combine(data.Path, "postgres.log"), durable: false, await PostgresBinaries.Find(folder, CancellationToken.None), await PostgresAccount.Choose(CancellationToken.None));
        await cluster.Launch(CancellationToken.None);
        return (await cluster.Running(CancellationToken.None)).ShouldNotBeNull();
    }

    private static async Task<string> Refused(string folder)
    {
        var refusal = await Should.ThrowAsync<LocalPostgresException>(() => LocalPostgres.Start(folder, log: null, durable: false, CancellationToken.None));
        refusal.Message.ShouldNotContain("\n");
        return refusal.Message;
    }

    private static bool IsAlive(int pid) => File.Exists($"/proc/{pid}/cmdline") && File.ReadAllText($"/proc/{pid}/cmdline").Length > 0;

    private static async Task Eventually(Func<Task<bool>> holds)
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                if (await holds()) return;
            }
            catch (NpgsqlException) when (patience.Elapsed < TimeSpan.FromSeconds(20))
            {
                // Connections may break until the server is back.
            }
            patience.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
            await Task.Delay(20);
        }
    }

    private static async Task Execute(LocalPostgres postgres, string sql) => await Ask<object?>(postgres, sql);

    private static async Task<T> Ask<T>(LocalPostgres postgres, string sql)
    {
        await using var connection = new NpgsqlConnection(postgres.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
