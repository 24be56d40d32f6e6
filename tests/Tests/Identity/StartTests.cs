using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using WorkforceOS.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Identity;

public sealed class StartTests
{
    private static readonly IConfiguration Laptop = new ConfigurationBuilder().AddInMemoryCollection([new("urls", "http://localhost:5080")]).Build();
    private static readonly SuperAdminOptions GoodAdmin = new() { Email = "boss@platform.test", Password = "a-super-secret-1" };

    [Fact]
    public void Production_starts_with_a_super_admin_of_its_own()
    {
        var options = new IdentityOptions { SuperAdmin = GoodAdmin }.In(new Place("Production"), Laptop);
        options.CodesAreRevealed.ShouldBeFalse();
        options.HasDemo.ShouldBeFalse();
        options.PasswordRounds.ShouldBe(210_000);
    }

    [Fact]
    public void Production_refuses_revealed_codes_a_missing_password_and_the_demos()
    {
        Refusal(new() { SuperAdmin = GoodAdmin, RevealCodes = true }).ShouldContain("RevealCodes");
        Refusal(new() { SuperAdmin = GoodAdmin with { Password = null } }).ShouldContain("SuperAdmin:Password");
        Refusal(new() { SuperAdmin = GoodAdmin with { Email = null } }).ShouldContain("SuperAdmin:Email");
        var demo = new IdentityOptions().In(new Place("Development"), Laptop).SuperAdmin.Password;
        Refusal(new() { SuperAdmin = GoodAdmin with { Password = demo } }).ShouldContain("the demo's");
        Refusal(new() { SuperAdmin = GoodAdmin with { Password = "short" } }).ShouldContain("8 characters");
        Refusal(new() { SuperAdmin = GoodAdmin with { Password = "12345678" } }).ShouldContain("Identity:SuperAdmin:Password");
        Refusal(new() { SuperAdmin = GoodAdmin with { Password = "boss-platform" } }).ShouldContain("Identity:SuperAdmin:Password");
        Refusal(new() { SuperAdmin = GoodAdmin, RevealCodes = true }, "Testing").ShouldContain("RevealCodes");
        Refusal(new() { SuperAdmin = GoodAdmin }, "Staging", revealed: true).ShouldContain("RevealCodes");
    }

    [Fact]
    public void Development_needs_no_setting_and_shows_codes()
    {
        var options = new IdentityOptions().In(new Place("Development"), Laptop);
        options.CodesAreRevealed.ShouldBeTrue();
        options.HasDemo.ShouldBeTrue();
        options.SuperAdmin.Email.ShouldBe("admin@workforceos.local");
        PasswordRules.Refusal(options.SuperAdmin.Password!).ShouldBeNull();
    }

    [Theory]
    [InlineData("urls", "http://localhost:5080", true)]
    [InlineData("urls", "http://127.0.0.1:5080;http://[::1]:5080", true)]
    [InlineData("urls", "http://unix:/run/workforceos.sock", true)]
    [InlineData("urls", "http://0.0.0.0:5080", false)]
    [InlineData("urls", "http://*:5080", false)]
    [InlineData("urls", "http://+:5080", false)]
    [InlineData("urls", "http://[::]:5080", false)]
    [InlineData("urls", "http://localhost:5080;http://192.168.1.7:5080", false)]
    [InlineData("http_ports", "8080", false)]
    [InlineData("Kestrel:Endpoints:Web:Url", "https://intranet:443", false)]
    [InlineData("nothing", "said", true)]
    public void Development_that_others_can_reach_shows_no_codes_and_has_no_demo(string setting, string value, bool isPrivate)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(setting, value)]).Build();
        var options = new IdentityOptions { SuperAdmin = GoodAdmin }.In(new Place("Development"), configuration);
        options.CodesAreRevealed.ShouldBe(isPrivate);
        options.HasDemo.ShouldBe(isPrivate);
        if (!isPrivate) Should.Throw<BadConfigurationException>(() => new IdentityOptions().In(new Place("Development"), configuration)).Message.ShouldContain("ASPNETCORE_URLS");
    }

    [Fact]
    public void What_one_secret_sealed_another_does_not_open()
    {
        using var folder = new TemporaryFolder();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["WORKFORCEOS_DATA"] = folder.Path }).Build();
        var own = new Vault(new(), configuration);
        var box = own.Seal("private"u8);
        own.Open(box).ShouldBe("private"u8.ToArray());
        new Vault(new(), configuration).Open(box).ShouldBe("private"u8.ToArray());
        Should.Throw<BadConfigurationException>(() => new Vault(new() { KeyEncryptionSecret = new string('x', 40) }, configuration).Open(box)).Message.ShouldContain("KeyEncryptionSecret");
        new Vault(new() { KeyEncryptionSecret = new string('x', 40), PreviousKeyEncryptionSecret = File.ReadAllText(Path.Combine(folder.Path, "identity.secret")) }, configuration).Open(box).ShouldBe("private"u8.ToArray());
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(Path.Combine(folder.Path, "identity.secret")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Theory]
    [InlineData("a@b.test", true)]
    [InlineData("first.last+tag@sub.example.com", true)]
    [InlineData("juergen@müller.test", true)]
    [InlineData("jürgen@müller.test", false)]
    [InlineData("a@b", false)]
    [InlineData("@b.test", false)]
    [InlineData("a b@c.test", false)]
    [InlineData("a@b@c.test", false)]
    [InlineData("a..b@c.test", false)]
    [InlineData("a@b..test", false)]
    [InlineData("a@-b.test", false)]
    [InlineData("<a@b.test>", false)]
    [InlineData("a@b.test\r\nbcc: x@y.test", false)]
    public void A_mail_address_is_one_that_mail_can_go_to(string text, bool usable) => Mailbox.IsUsable(text).ShouldBe(usable);

    private static string Refusal(IdentityOptions options, string place = "Production", bool revealed = false) =>
        Should.Throw<BadConfigurationException>(() => (revealed ? options with { RevealCodes = true } : options).In(new Place(place), Laptop)).Message;

    private sealed class Place(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;
        public string ApplicationName { get; set; } = "";
        public string ContentRootPath { get; set; } = "";
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}

/// <summary>A second host on the database of the first.</summary>
public sealed class SecondHostTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_second_start_makes_nothing_twice_and_both_hosts_know_each_others_sessions()
    {
        await using var second = new Twin(host);
        await second.InitializeAsync();
        var company = await TestCompany.Found(host);
        var there = new Client(second.Http, company.Codename, company.Owner.Token);
        (await there.Get("/auth-api/currentuser")).Should(200);
        (await there.Get("/auth-api/v1/briefcompanies/babil-2")).Should(404);

        (await company.Owner.Post("/auth-api/logout")).Should(200);
        var deadline = System.Diagnostics.Stopwatch.StartNew();
        while ((await there.Get("/auth-api/currentuser")).Status != 401) deadline.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30), "the other host was not told");
    }

    private sealed class Twin(TestHost first) : TestHost
    {
        protected override Task<string> Database() => Task.FromResult(first.ConnectionString);

        protected override Dictionary<string, string?> Settings => new() { ["WORKFORCEOS_DATA"] = first.DataFolder };
    }
}
