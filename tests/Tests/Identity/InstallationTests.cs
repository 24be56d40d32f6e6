using Npgsql;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Host;
using WorkforceOS.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Identity;

/// <summary>The demo's password, which everybody knows, opens no production; and the settings say who runs the platform.</summary>
public sealed class InstallationTests
{
    private const string Admin = "ops@platform.example";
    private const string Password = "a-super-secret-1";

    [Fact]
    public async Task What_Development_began_Production_does_not_go_on_with()
    {
        var database = await Cluster.NewDatabase();
        await Start(database, "Development");
        (await Refusal(database, "Production", Admin, Password)).ShouldContain("ASPNETCORE_ENVIRONMENT=Development");

        await Execute(database, "DELETE FROM kernel.installation");
        (await Refusal(database, "Production", Admin, Password)).ShouldContain("admin@workforceos.local signs in with the demo's password");
        await Execute(database, "UPDATE identity.users SET is_active = false WHERE email = 'admin@workforceos.local'");
        await Start(database, "Production", Admin, Password);
    }

    [Fact]
    public async Task What_Production_began_Development_does_not_open()
    {
        var database = await Cluster.NewDatabase();
        await Start(database, "Production", Admin, Password);
        (await Refusal(database, "Development")).ShouldContain("ASPNETCORE_ENVIRONMENT=Production");
        await Execute(database, "DELETE FROM kernel.installation");
        (await Refusal(database, "Development")).ShouldContain("ASPNETCORE_ENVIRONMENT=Production");
        await Start(database, "Production", Admin, Password);
    }

    [Fact]
    public async Task Development_that_others_can_reach_does_not_start_as_it_would_on_a_laptop()
    {
        (await Refusal(await Cluster.NewDatabase(), "Development", urls: "http://0.0.0.0:0")).ShouldContain("ASPNETCORE_URLS");
    }

    [Fact]
    public async Task Another_password_in_the_settings_is_the_super_admins_from_the_next_start_on()
    {
        await using var first = new Configured(Admin, Password);
        await first.InitializeAsync();
        var (before, key) = await SignInWithKey(first, Admin, Password);

        await using var second = new Configured(Admin, "another-secret-2", first);
        await second.InitializeAsync();
        (await second.Login(null, Admin, Password)).ShouldRefuse(401, "WrongPassword");
        (await second.Login(null, Admin, "another-secret-2")).Should(200);
        foreach (var token in new[] { before, key }) (await second.Visitor().WithToken(token).Get("/auth-api/v1/users")).Should(401);
    }

    [Fact]
    public async Task Whom_the_settings_name_no_longer_runs_the_platform_no_longer()
    {
        await using var first = new Configured(Admin, Password);
        await first.InitializeAsync();
        var (before, key) = await SignInWithKey(first, Admin, Password);

        await using var second = new Configured("next@platform.example", Password, first);
        await second.InitializeAsync();
        (await second.Login(null, Admin, Password)).ShouldRefuse(401, "WrongPassword");
        foreach (var token in new[] { before, key }) (await second.Visitor().WithToken(token).Get("/auth-api/v1/users")).Should(401);
        await TestCompany.SignIn(second, null, "next@platform.example", Password);
    }

    [Fact]
    public async Task The_signing_keys_move_to_another_secret_without_anybody_signing_in_anew()
    {
        var (old, next) = (new string('o', 32), new string('n', 32));
        await using var first = new Configured(Admin, Password, secrets: [old]);
        await first.InitializeAsync();
        var company = await TestCompany.Found(first);

        await using var moving = new Configured(Admin, Password, first, next, old);
        await moving.InitializeAsync();
        (await moving.Services.ChangeSigningKeys(SigningKeyChange.Reseal, null, default)).ShouldBe(1);

        await using var moved = new Configured(Admin, Password, first, next);
        await moved.InitializeAsync();
        (await new Client(moved.Http, company.Codename, company.Owner.Token).Get("/auth-api/currentuser")).Should(200);
        await using var left = new Configured(Admin, Password, first, old);
        (await Should.ThrowAsync<BadConfigurationException>(async () => await left.InitializeAsync())).Message.ShouldContain("--reseal-keys");
    }

    [Fact]
    public async Task Keys_are_rotated_from_a_terminal_beside_the_host_that_keeps_the_database()
    {
        await using var host = new HostProcess();
        await host.Start();
        var before = await CurrentKey(host);
        var (exit, output) = await host.Command("--rotate-keys");
        exit.ShouldBe(0, output);
        var waited = System.Diagnostics.Stopwatch.StartNew();
        while (await CurrentKey(host) == before) waited.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30), output);
        (exit, output) = await host.Command("--revoke-key", before.ToString());
        exit.ShouldBe(0, output);
        (exit, output) = await host.Command("--revoke-key", before.ToString());
        exit.ShouldBe(1, output);
        (exit, output) = await host.Command("--revoke-key");
        exit.ShouldBe(1, output);
    }

    private static async Task<Guid> CurrentKey(HostProcess host) => (await new Client(host.Http, null).Get("/auth-api/publickey")).Should(200).Body.Id("keyId");

    private static async Task<(string Session, string Key)> SignInWithKey(TestHost host, string email, string password)
    {
        var admin = await TestCompany.SignIn(host, null, email, password);
        var key = (await admin.Post("/auth-api/v1/apikeys", new { name = "Platform" })).Should(201)["apiKey"].Str("key")!;
        (await admin.WithToken(key).Get("/auth-api/v1/users")).Should(200);
        return (admin.Token!, key);
    }

    private static async Task Start(string database, string environment, string? email = null, string? password = null, string urls = "http://127.0.0.1:0")
    {
        using var folder = new TemporaryFolder();
        var settings = new Dictionary<string, string?>
        {
            ["Identity:SuperAdmin:Email"] = email, ["Identity:SuperAdmin:Password"] = password, ["Identity:KeyEncryptionSecret"] = "the secret of all hosts of this test", ["Identity:PasswordIterations"] = "1000",
            ["WORKFORCEOS_DATA"] = folder.Path, ["urls"] = urls, ["Worker:Enabled"] = "false", ["Demo:Enabled"] = "false", ["Mail:ToFiles"] = "true",
        };
        await using var app = WorkforceHost.Create([.. settings.Where(s => s.Value is not null).Select(s => $"--{s.Key}={s.Value}"), $"--environment={environment}"], database);
        await app.StartAsync();
        await app.StopAsync();
    }

    private static async Task<string> Refusal(string database, string environment, string? email = null, string? password = null, string urls = "http://127.0.0.1:0") =>
        (await Should.ThrowAsync<BadConfigurationException>(() => Start(database, environment, email, password, urls))).Message;

    private static async Task Execute(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A host with another super admin, on a database of its own or the first one's.</summary>
    private sealed class Configured(string email, string password, TestHost? first = null, params string[] secrets) : TestHost
    {
        protected override Task<string> Database() => first is null ? base.Database() : Task.FromResult(first.ConnectionString);

        protected override Dictionary<string, string?> Settings => new()
        {
            ["Identity:SuperAdmin:Email"] = email, ["Identity:SuperAdmin:Password"] = password,
            ["Identity:KeyEncryptionSecret"] = secrets.FirstOrDefault() ?? "the secret of all hosts of this test",
            ["Identity:PreviousKeyEncryptionSecret"] = secrets.Skip(1).FirstOrDefault(),
        };
    }
}
