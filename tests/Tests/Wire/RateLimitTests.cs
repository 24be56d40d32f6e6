using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Wire;

/// <summary>Who asks too much is told when to come back.</summary>
public sealed class RateLimitTests(RateLimitTests.Strict host) : IClassFixture<RateLimitTests.Strict>
{
    public sealed class Strict : ProbeHost
    {
        /// <summary>Hired before a test asks too much.</summary>
        public Client Colleague { get; private set; } = null!;

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            Colleague = await (await Firm).Hire();
        }

        protected override Dictionary<string, string?> Settings => new()
        {
            ["RateLimits:SignInPerMinute"] = "100",
            ["RateLimits:Burst"] = "20",
            ["RateLimits:PerSecond"] = "1",
            ["RateLimits:UploadsPerMinute"] = "2",
        };
    }

    [Fact]
    public async Task Sign_in_routes_are_counted_by_address_in_their_own_shape()
    {
        Reply refused;
        var asked = 0;
        do refused = await host.Visitor().Post("/probe-api/ping");
        while (refused.Status == 200 && ++asked < 101);

        refused.ShouldRefuse(429, "TooManyRequests").Message.ShouldBe("errMsg_TooManyRequests");
        int.Parse(refused.Headers["Retry-After"]).ShouldBeInRange(1, 60);
        refused.Body.TryGetProperty("detail", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Other_routes_are_counted_by_session_and_strangers_by_address()
    {
        var firm = await host.Firm;

        var replies = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => firm.Owner.Get("/probe-api/v1/things")));
        replies.Count(r => r.Status == 429).ShouldBeGreaterThan(5);
        replies.Count(r => r.Status is not (200 or 429)).ShouldBe(0);
        replies.First(r => r.Status == 429).Headers["Retry-After"].ShouldBe("1");
        (await host.Colleague.Get("/probe-api/v1/things")).Should(200);

        var strangers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => firm.Owner.WithToken("garbage").Get("/probe-api/v1/things")));
        strangers.Select(r => r.Status).Distinct().Order().ShouldBe([401, 429]);
    }

    [Fact]
    public async Task Uploads_are_counted_on_their_own()
    {
        var owner = (await host.Firm).Owner;
        Task<Reply> Upload() => owner.Send(HttpMethod.Post, "/probe-api/bucket/things/upload", new MultipartFormDataContent { { new ByteArrayContent([1]), "file", "a.png" } });

        (await Upload()).Should(201);
        (await Upload()).Should(201);
        var refused = (await Upload()).Should(429);
        refused.Headers.ContainsKey("Retry-After").ShouldBeTrue();
        refused.Body.EnumerateObject().Select(p => p.Name).ShouldBe(["result", "message"]);
    }
}
