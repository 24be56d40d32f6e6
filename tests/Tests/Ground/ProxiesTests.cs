using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using WorkforceOS.Host;
using WorkforceOS.Kernel;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Ground;

/// <summary>Behind a real balancer the caller is the caller; who is no proxy of ours speaks for nobody else.</summary>
public sealed class ProxiesTests(ProxiesTests.Behind host) : IClassFixture<ProxiesTests.Behind>
{
    public class Behind : TestHost
    {
        internal HaProxy Proxy { get; private set; } = null!;

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            Proxy = await HaProxy.Start(Http.BaseAddress!);
        }

        public override async ValueTask DisposeAsync()
        {
            GC.SuppressFinalize(this);
            await Proxy.DisposeAsync();
            await base.DisposeAsync();
        }

        public ConcurrentQueue<string> Warnings { get; } = new();

        protected override Dictionary<string, string?> Settings => new() { ["Proxies:Known:0"] = "127.0.0.1" };

        protected override void Add(IServiceCollection services) => services.AddSingleton<ILoggerProvider>(new Heard(Warnings));
    }

    public sealed class BehindUnknown : Behind
    {
        protected override Dictionary<string, string?> Settings => [];
    }

    [Fact]
    public async Task The_callers_address_is_kept_and_https_is_https()
    {
        var firm = await TestCompany.Found(host);
        using var request = new Client(host.Proxy.ClientFrom("203.0.113.9"), firm.Codename).Request(HttpMethod.Post, "/auth-api/login", Login(firm.Owner.Email, TestCompany.Password));
        request.Headers.Host = "work.example.com";
        using var reply = await host.Proxy.ClientFrom("203.0.113.9").SendAsync(request);

        ((int)reply.StatusCode).ShouldBe(200);
        var cookie = reply.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldContain("; secure; samesite=none; httponly", Case.Insensitive);
        reply.Headers.GetValues("Strict-Transport-Security").Single().ShouldContain("max-age=31536000");
        (await Addresses(firm)).ShouldContain("203.0.113.9");
    }

    [Fact]
    public async Task Ten_wrong_passwords_from_one_address_lock_nobody_elsewhere()
    {
        var firm = await TestCompany.Found(host);
        var attacker = host.Proxy.ClientFrom("198.51.100.66");
        for (var i = 0; i < 10; i++) (await SignIn(attacker, firm, $"wrong-{i}")).ShouldRefuse(401, "WrongPassword");

        (await SignIn(attacker, firm, TestCompany.Password)).ShouldRefuse(429, "TooManyRequests");
        (await SignIn(host.Proxy.ClientFrom("203.0.113.7"), firm, TestCompany.Password)).Should(200);
    }

    [Fact]
    public async Task Whatever_a_caller_writes_of_its_own_address_counts_for_nothing()
    {
        var firm = await TestCompany.Found(host);
        var through = host.Proxy.ClientFrom("198.51.100.67");
        for (var i = 0; i < 10; i++) (await SignIn(through, firm, $"wrong-{i}", $"192.0.2.{i}")).ShouldRefuse(401, "WrongPassword");
        (await SignIn(through, firm, TestCompany.Password, "192.0.2.200")).ShouldRefuse(429, "TooManyRequests");

        var beside = host.Proxy.ClientBeside(host.Http.BaseAddress!, "127.0.0.66");
        (await SignIn(beside, firm, TestCompany.Password, "192.0.2.201")).Should(200).Headers["Set-Cookie"].ShouldContain("samesite=lax");
        (await Addresses(firm)).Where(a => a!.StartsWith("192.0.2.", StringComparison.Ordinal)).ShouldBeEmpty();
        (await Addresses(firm)).ShouldContain("127.0.0.66");
    }

    [Fact]
    public async Task Of_an_IPv6_address_the_half_counts_that_its_owner_cannot_choose()
    {
        var firm = await TestCompany.Found(host);
        for (var i = 0; i < 10; i++) (await SignIn(host.Proxy.ClientFrom($"2001:db8:0:1::{i + 1}"), firm, $"wrong-{i}")).ShouldRefuse(401, "WrongPassword");

        (await SignIn(host.Proxy.ClientFrom("2001:db8:0:1:ffff::1"), firm, TestCompany.Password)).ShouldRefuse(429, "TooManyRequests");
        (await SignIn(host.Proxy.ClientFrom("2001:db8:0:2::1"), firm, TestCompany.Password)).Should(200);
        (await Addresses(firm)).ShouldContain("2001:db8:0:2::1");
    }

    [Fact]
    public async Task Of_a_proxy_that_nobody_named_the_log_warns_once_and_its_connection_counts()
    {
        await using var host = new BehindUnknown();
        await host.InitializeAsync();
        var firm = await TestCompany.Found(host);

        (await SignIn(host.Proxy.ClientFrom("203.0.113.1"), firm, TestCompany.Password)).Should(200).Headers["Set-Cookie"].ShouldContain("; secure; samesite=lax", Case.Insensitive);
        (await SignIn(host.Proxy.ClientFrom("203.0.113.2"), firm, TestCompany.Password)).Should(200);

        (await Addresses(firm)).Distinct().ShouldBe(["127.0.0.1"]);
        host.Warnings.ShouldHaveSingleItem().ShouldStartWith("127.0.0.1 says for whom it speaks");
    }

    [Theory]
    [InlineData("Proxies:Known:0", "balancer.local", "'balancer.local'")]
    [InlineData("Proxies:Known:0", "10.0.0.0/33", "'10.0.0.0/33'")]
    [InlineData("Proxies:Known", "10.0.0.1, 0.0.0.0/0", "'0.0.0.0/0'")]
    [InlineData("Proxies:Hops", "0", "Proxies:Hops")]
    [InlineData("ForwardedHeaders_Enabled", "true", "Proxies:Known")]
    [InlineData("Connections:Most", "1", "Connections:Most")]
    public async Task What_would_believe_everybody_or_nobody_stops_the_start_with_a_sentence(string setting, string value, string named)
    {
        var database = await Cluster.NewDatabase();

        Should.Throw<BadConfigurationException>(() => WorkforceHost.Create([$"--{setting}={value}", "--environment=Testing"], database)).Message.ShouldContain(named);
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("fe80::1%3", "fe80::/64")]
    [InlineData(null, "")]
    public void Addresses_are_counted_by_what_their_owner_was_given(string? written, string counted)
    {
        CallerAddress.Counted(written).ShouldBe(counted);
        CallerAddress.Written(System.Net.IPAddress.Parse("::ffff:203.0.113.7")).ShouldBe("203.0.113.7");
    }

    private static Task<Reply> SignIn(HttpClient http, TestCompany firm, string password, string? claimed = null) =>
        new Client(http, firm.Codename).Send(HttpMethod.Post, "/auth-api/login", Login(firm.Owner.Email, password), claimed is null ? [] : [("X-Forwarded-For", claimed), ("X-Forwarded-Proto", "https")]);

    private static StringContent Login(string email, string password) => new($$"""{"email":"{{email}}","password":"{{password}}"}""", System.Text.Encoding.UTF8, "application/json");

    private static async Task<List<string?>> Addresses(TestCompany firm) =>
        [.. (await firm.Owner.Get("/auth-api/getuserhistory")).Should(200).Body.GetProperty("history").EnumerateArray().Where(e => e.Str("event") is "signedIn").Select(e => e.Str("address"))];

    private sealed class Heard(ConcurrentQueue<string> warnings) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string category) => category.EndsWith(nameof(Proxies), StringComparison.Ordinal) ? this : NullLogger.Instance;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel level) => level >= LogLevel.Warning;
        public void Log<TState>(LogLevel level, EventId id, TState state, Exception? failure, Func<TState, Exception?, string> format) => warnings.Enqueue(format(state, failure));
        public void Dispose() { }
    }
}
