using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Notifications;

/// <summary>Phones are reached by Firebase; here by one of the test's own.</summary>
public sealed class FcmTests(FcmTests.FirebaseHost host) : IClassFixture<FcmTests.FirebaseHost>
{
    [Fact]
    public async Task A_phone_gets_what_it_is_told_with_a_token_that_the_service_account_has_signed_for()
    {
        var (company, person) = await Someone("told");
        await host.Happen(company, null, Happenings.Assigned(person, 28));
        await host.Push();

        var sent = host.Firebase.Sent("told").ShouldHaveSingleItem();
        sent.GetProperty("notification").Str("title").ShouldBe("You are on a new shift");
        sent.GetProperty("data").EnumerateObject().ShouldAllBe(d => d.Value.ValueKind == JsonValueKind.String);
        sent.GetProperty("data").Str("kind").ShouldBe("shiftAssigned");
        sent.GetProperty("android").Str("priority").ShouldBe("NORMAL");
        sent.GetProperty("apns").GetProperty("headers").Str("apns-priority").ShouldBe("5");
        Encoding.UTF8.GetByteCount(sent.GetRawText()).ShouldBeLessThan(4096);
        (await person.Get("/notification-api/devices")).Should(200)["devices"][0].Str("provider").ShouldBe("FCM");
        (await host.Count("SELECT count(*) FROM notifications.deliveries WHERE provider = 'fcm' AND outcome = 'sent' AND message_id = 'projects/p/messages/1'")).ShouldBeGreaterThan(0);

        var tokens = host.Firebase.Tokens;
        await host.Happen(company, null, Happenings.Assigned(person, 27));
        await host.Push();
        host.Firebase.Sent("told").Count.ShouldBe(2);
        host.Firebase.Tokens.ShouldBe(tokens, "kept for 50 minutes");
    }

    [Fact]
    public async Task An_access_token_that_is_refused_is_fetched_anew_once_and_all_pushes_go_with_it()
    {
        var (company, person) = await Someone("refreshed-0");
        for (var i = 1; i < 5; i++) (await person.Post("/notification-api/devices/register", new { deviceId = $"phone-{i}", os = "ANDROID", notificationToken = $"refreshed-{i}" })).Should(201);
        await host.Happen(company, null, Happenings.Assigned(person, 28));
        await host.Push();
        var tokens = host.Firebase.Tokens;

        host.Firebase.Revoke();
        await host.Happen(company, null, Happenings.Assigned(person, 27));
        await host.Push();
        for (var i = 0; i < 5; i++) host.Firebase.Sent($"refreshed-{i}").Count.ShouldBe(2);
        host.Firebase.Tokens.ShouldBe(tokens + 1, "one for all of them");
        (await Outcomes(person)).ShouldBe((10, 0));

        host.Firebase.AcceptsNobody = true;
        var refused = host.Firebase.Refused;
        await host.Happen(company, null, Happenings.Assigned(person, 26));
        await host.Push();
        host.Firebase.AcceptsNobody = false;
        (host.Firebase.Refused - refused).ShouldBe(2 * 5, "once more, and no further");
        (await Outcomes(person)).ShouldBe((10, 5));
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.Push();
        (await Outcomes(person)).ShouldBe((15, 5));
    }

    [Theory]
    [InlineData(404, """{"error":{"status":"NOT_FOUND","details":[{"errorCode":"UNREGISTERED"}]}}""", "off")]
    [InlineData(403, """{"error":{"status":"PERMISSION_DENIED","details":[{"errorCode":"SENDER_ID_MISMATCH"}]}}""", "off")]
    [InlineData(400, """{"error":{"status":"INVALID_ARGUMENT","details":[{"fieldViolations":[{"field":"message.token"}]}]}}""", "off")]
    [InlineData(400, """{"error":{"status":"INVALID_ARGUMENT","details":[{"fieldViolations":[{"field":"message.data"}]}]}}""", "active")]
    [InlineData(503, "busy", "active")]
    public async Task A_refusal_turns_the_device_off_where_it_is_about_the_device(int status, string body, string state)
    {
        var token = $"refused-{Guid.NewGuid():N}";
        var (company, person) = await Someone(token);
        host.Firebase.Answers[token] = (status, body);
        await host.Happen(company, null, Happenings.Assigned(person, 28));
        await host.Push();

        host.Firebase.Sent(token).Count.ShouldBe(1);
        (await person.Get("/notification-api/devices")).Should(200)["devices"][0].Str("state").ShouldBe(state);
    }

    /// <summary>How many attempts for this person went, and how many are to be made again.</summary>
    private async Task<(long Sent, long Retried)> Outcomes(Client person)
    {
        return (await Count("sent"), await Count("retry"));

        Task<long> Count(string outcome) => host.Count($"SELECT count(*) FROM notifications.deliveries x JOIN notifications.pushes p ON p.id = x.push_id JOIN notifications.devices d ON d.id = p.device_id WHERE d.user_id = '{person.UserId}' AND x.outcome = '{outcome}'");
    }

    private async Task<(TestCompany Company, Client Person)> Someone(string token)
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        (await person.Post("/notification-api/devices/register", new { deviceId = "phone", os = "IOS", notificationToken = token })).Should(201);
        return (company, person);
    }

    public sealed class FirebaseHost : TestHost
    {
        public Firebase Firebase { get; } = new();

        public override async ValueTask InitializeAsync()
        {
            await Firebase.Start();
            await base.InitializeAsync();
        }

        public async Task Push()
        {
            Clock.Advance(TimeSpan.FromSeconds(3));
            await RunJob("notifications.bundlePushes");
            await RunJob("notifications.sendPushes");
        }

        protected override Dictionary<string, string?> Settings => new() { ["Push:Fcm:ServiceAccount"] = Firebase.Account, ["Push:Fcm:BaseUrl"] = Firebase.Url };

        protected override ValueTask CleanUp() => Firebase.DisposeAsync();
    }

    public sealed class Firebase : IAsyncDisposable
    {
        private readonly RSA key = RSA.Create(2048);
        private readonly ConcurrentQueue<JsonElement> messages = new();
        private WebApplication? app;
        private int tokens;
        private int refused;
        private volatile string good = "";

        public string Url { get; private set; } = "";

        /// <summary>How many access tokens it gave out; the last one is good.</summary>
        public int Tokens => tokens;

        /// <summary>How many messages came with one that is not.</summary>
        public int Refused => refused;

        public bool AcceptsNobody { get; set; }

        /// <summary>What is answered to messages for a token.</summary>
        public ConcurrentDictionary<string, (int Status, string Body)> Answers { get; } = new();

        public string Account => JsonSerializer.Serialize(new { project_id = "p", client_email = "push@p.test", private_key = key.ExportPkcs8PrivateKeyPem(), token_uri = Url + "/token" });

        public IReadOnlyList<JsonElement> Sent(string token) => [.. messages.Where(m => m.Str("token") == token)];

        /// <summary>The last access token is good no longer.</summary>
        public void Revoke() => good = "";

        public async Task Start()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
            app = builder.Build();
            app.Run(http => http.Request.Path == "/token" ? Token(http) : Message(http));
            await app.StartAsync();
            Url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        }

        public async ValueTask DisposeAsync()
        {
            if (app is not null) await app.DisposeAsync();
            key.Dispose();
        }

        private async Task Token(HttpContext http)
        {
            var form = await http.Request.ReadFormAsync();
            var parts = form["assertion"].ToString().Split('.');
            key.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).ShouldBeTrue();
            var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1])).RootElement;
            (claims.Str("iss"), claims.Str("aud")).ShouldBe(("push@p.test", Url + "/token"));
            good = $"let-me-in-{Interlocked.Increment(ref tokens)}";
            await http.Response.WriteAsJsonAsync(new { access_token = good, expires_in = 3600 });
        }

        private async Task Message(HttpContext http)
        {
            http.Request.Path.Value.ShouldBe("/v1/projects/p/messages:send");
            if (AcceptsNobody || http.Request.Headers.Authorization != $"Bearer {good}")
            {
                Interlocked.Increment(ref refused);
                http.Response.StatusCode = 401;
                await http.Response.WriteAsync("""{"error":{"status":"UNAUTHENTICATED"}}""");
                return;
            }
            using var body = await JsonDocument.ParseAsync(http.Request.Body);
            var message = body.RootElement.GetProperty("message").Clone();
            messages.Enqueue(message);
            var (status, text) = Answers.GetValueOrDefault(message.Str("token")!, (200, """{"name":"projects/p/messages/1"}"""));
            http.Response.StatusCode = status;
            await http.Response.WriteAsync(text);
        }
    }
}
