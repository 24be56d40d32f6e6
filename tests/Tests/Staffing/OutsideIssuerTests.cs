using System.Text.Json;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

public sealed class OutsideIssuerHost : TestHost
{
    private Issuer? issuer;

    public Issuer Issuer => issuer ??= new Issuer(Clock);

    public override async ValueTask InitializeAsync()
    {
        await Issuer.Start();
        await base.InitializeAsync();
    }

    protected override Dictionary<string, string?> Settings => new() { ["Identity:OutsideIssuer:Issuer"] = Issuer.Url, ["Identity:OutsideIssuer:Audience"] = Issuer.Audience };

    protected override ValueTask CleanUp() => Issuer.DisposeAsync();
}

/// <summary>ID tokens of somebody else's making, over a socket.</summary>
public sealed class OutsideIssuerTests(OutsideIssuerHost host) : IClassFixture<OutsideIssuerHost>
{
    private static int people;
    private readonly string phone = $"+49172{Interlocked.Increment(ref people):D8}";
    private readonly string subject = $"somebody{people}";

    [Fact]
    public async Task A_token_signs_a_worker_up_and_is_a_bearer_for_whoever_is_bound_to_it()
    {
        var company = await TestCompany.Found(host);
        var started = (await host.Visitor(company.Codename).Post("/auth/staff/phone/start", new { phoneNumber = phone })).Should(200).Body;
        (started.Str("mode"), started.GetProperty("sessionInfo").ValueKind).ShouldBe(("CLIENT_SDK", JsonValueKind.Null));

        var token = Token();
        SignInTests.Refused(await Bearer(company, token).Post("/auth/sign-out"), 401, "UNAUTHENTICATED");
        var answer = (await Verify(company, token)).Should(200).Body;
        (answer.GetProperty("user").Str("phone"), answer.GetProperty("user").Str("displayName"), answer.GetProperty("requiresProfileSetup").GetBoolean()).ShouldBe((phone, "Tina Token", true));
        var again = (await Verify(company, Token(new() { ["name"] = "Another" }))).Should(200).Body;
        again.GetProperty("user").Id("userId").ShouldBe(answer.GetProperty("user").Id("userId"));

        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var other = Token(new() { ["nonce"] = "2" });
        // Known, and no member or worker yet.
        SignInTests.Refused(await Bearer(company, other).Get("/auth/session"), 403, "NO_CLIENT_ACCESS");
        (await Bearer(company, other).Get("/auth-api/currentuser")).Should(401);
        SignInTests.Refused(await Bearer(await TestCompany.Found(host), other).Get("/auth/session"), 401, "UNAUTHENTICATED");
        host.Clock.Advance(TimeSpan.FromMinutes(62));
        SignInTests.Refused(await Bearer(company, other).Get("/auth/session"), 401, "UNAUTHENTICATED");
    }

    [Fact]
    public async Task A_token_counts_only_as_this_issuer_made_it_for_us_and_in_its_time()
    {
        var company = await TestCompany.Found(host);
        var now = host.Clock.Now.ToUnixTimeSeconds();
        var good = Token();
        (string Why, string Token, string Code)[] bad =
        [
            ("another audience", Token(new() { ["aud"] = "another-app" }), "INVALID_VERIFICATION_CODE"),
            ("another issuer", Token(new() { ["iss"] = "https://evil.test" }), "INVALID_VERIFICATION_CODE"),
            ("expired", Token(new() { ["exp"] = now - 61, ["iat"] = now - 3600 }), "TOKEN_EXPIRED"),
            ("made in the future", Token(new() { ["iat"] = now + 120 }), "INVALID_VERIFICATION_CODE"),
            ("not yet", Token(new() { ["nbf"] = now + 120 }), "INVALID_VERIFICATION_CODE"),
            ("for ever", Token(new() { ["exp"] = null }), "INVALID_VERIFICATION_CODE"),
            ("of nobody", Token(new() { ["sub"] = null }), "INVALID_VERIFICATION_CODE"),
            ("alg none", host.Issuer.Token(subject, alg: "none"), "INVALID_VERIFICATION_CODE"),
            ("alg HS256", host.Issuer.Token(subject, alg: "HS256"), "INVALID_VERIFICATION_CODE"),
            ("another signature", good[..^6] + (good.EndsWith('A') ? "BBBBBB" : "AAAAAA"), "INVALID_VERIFICATION_CODE"),
            ("no token", "a.b.c", "INVALID_VERIFICATION_CODE"),
        ];
        foreach (var (why, token, code) in bad)
        {
            var reply = await Verify(company, token);
            reply.Status.ShouldBe(401, $"{why}: {reply.Text}");
            reply.Body.Str("code").ShouldBe(code, why);
        }
        // A clock that is a little off is forgiven.
        (await Verify(company, Token(new() { ["exp"] = now - 59, ["iat"] = now - 3600 }))).Should(200);
        (await Verify(company, Token(new() { ["iat"] = now + 59 }))).Should(200);
    }

    [Fact]
    public async Task A_new_key_is_found_at_once_an_invented_one_is_not_asked_for_each_time_and_known_ones_outlive_an_outage()
    {
        var company = await TestCompany.Found(host);
        (await Verify(company, Token())).Should(200);
        host.Clock.Advance(TimeSpan.FromSeconds(30));
        host.Issuer.Rotate();
        (await Verify(company, Token())).Should(200);

        var asked = host.Issuer.Asked;
        host.Clock.Advance(TimeSpan.FromSeconds(30));
        for (var i = 0; i < 10; i++) SignInTests.Refused(await Verify(company, Invented()), 401, "INVALID_VERIFICATION_CODE");
        host.Issuer.Asked.ShouldBe(asked + 1);

        host.Issuer.IsDown = true;
        host.Clock.Advance(TimeSpan.FromHours(2));
        (await Verify(company, Token())).Should(200);
        host.Issuer.IsDown = false;
        host.Clock.Advance(TimeSpan.FromSeconds(30));
        (await Verify(company, Token())).Should(200);
    }

    [Fact]
    public async Task While_an_issuer_is_down_that_was_never_asked_nobody_is_told_that_their_token_is_bad()
    {
        await using var down = new OutsideIssuerHost();
        await down.InitializeAsync();
        down.Issuer.IsDown = true;
        var company = await TestCompany.Found(down);
        SignInTests.Refused(await down.Visitor(company.Codename).Post("/auth/staff/phone/verify", new { idToken = down.Issuer.Token("x") }), 503, "ISSUER_UNAVAILABLE");
    }

    [Fact]
    public async Task A_verified_address_finds_the_account_that_has_shown_it_too_and_no_other()
    {
        var company = await TestCompany.Found(host);
        var employee = await company.Hire();
        var found = (await Verify(company, Token(new() { ["phone_number"] = null, ["email"] = employee.Email, ["email_verified"] = true }))).Should(200).Body;
        found.GetProperty("user").Id("userId").ShouldBe(employee.UserId);

        await Externals.ByMail(host, company.Codename, "squatter@market.test");
        var owner = (await Verify(company, host.Issuer.Token(subject + "-2", new() { ["email"] = "squatter@market.test", ["email_verified"] = true }))).Should(200).Body;
        owner.GetProperty("user").GetProperty("email").ValueKind.ShouldBe(JsonValueKind.Null, "whoever registered it has not shown it");
        var unverified = (await Verify(company, host.Issuer.Token(subject + "-3", new() { ["email"] = employee.Email, ["email_verified"] = false }))).Should(200).Body;
        unverified.GetProperty("user").Id("userId").ShouldNotBe(employee.UserId);
    }

    private string Token(Dictionary<string, object?>? claims = null) => host.Issuer.Token(subject, new Dictionary<string, object?> { ["phone_number"] = phone, ["name"] = "Tina Token" }.Concat(claims ?? []).GroupBy(c => c.Key).ToDictionary(c => c.Key, c => c.Last().Value));

    private static string Invented()
    {
        var header = System.Buffers.Text.Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new { alg = "RS256", kid = Guid.NewGuid().ToString("N"), typ = "JWT" }));
        return $"{header}.e30.AAAA";
    }

    private Task<Reply> Verify(TestCompany company, string idToken) => host.Visitor(company.Codename).Post("/auth/staff/phone/verify", new { idToken });

    private Client Bearer(TestCompany company, string token) => new(host.Http, company.Codename, token);
}
