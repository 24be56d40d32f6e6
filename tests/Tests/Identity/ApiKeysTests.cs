using System.Text.RegularExpressions;
using Npgsql;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Identity;

public sealed partial class ApiKeysTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Keys = "/auth-api/v1/apikeys";

    [Fact]
    public async Task A_key_is_shown_once_and_acts_as_its_person()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire("Pat Programmer");
        var made = (await person.Post(Keys, new { name = "Rota export" })).Should(201)["apiKey"];
        var key = made.Str("key")!;
        Format().IsMatch(key).ShouldBeTrue(key);
        made.Str("hint").ShouldBe(key[^4..]);

        var program = person.WithToken(key);
        (await program.Get($"/auth-api/v1/users/{person.UserId}")).Should(200)["user"].Str("fullname").ShouldBe("Pat Programmer");
        (await program.Get("/auth-api/v1/users")).ShouldRefuse(403, "ForbiddenAccess");
        var listed = (await person.Get(Keys)).Should(200)["apiKeys"].EnumerateArray().Single();
        listed.TryGetProperty("key", out _).ShouldBeFalse();
        listed.GetProperty("lastUsedAt").GetDateTimeOffset().ShouldBe(host.Clock.Now);
        (await Everything("identity.api_keys", "kernel.changes", "kernel.outbox")).ShouldNotContain(key);
    }

    [Fact]
    public async Task A_key_is_not_kept_for_whoever_sends_the_request_again()
    {
        var person = await (await TestCompany.Found(host)).Hire();
        using var request = person.Request(HttpMethod.Post, Keys, System.Net.Http.Json.JsonContent.Create(new { name = "Once" }));
        request.Headers.Add("Idempotency-Key", "abc");
        using var response = await host.Http.SendAsync(request);
        ((int)response.StatusCode).ShouldBe(201);

        (await Everything("kernel.idempotency_keys")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_revoked_key_opens_nothing_from_then_on()
    {
        var person = await (await TestCompany.Found(host)).Hire();
        var made = (await person.Post(Keys, new { name = "Short" })).Should(201)["apiKey"];
        var program = person.WithToken(made.Str("key"));
        (await program.Get(Keys)).Should(200);

        (await person.Delete($"{Keys}/{made.Id()}")).Should(200);
        (await program.Get(Keys)).ShouldRefuse(401, "LoginRequired");
        (await person.Get(Keys))["apiKeys"].GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_key_ends_when_it_should_and_cannot_end_before_it_begins()
    {
        var person = await (await TestCompany.Found(host)).Hire();
        (await person.Post(Keys, new { name = "Late", expiresAt = host.Clock.Now })).ShouldRefuse(400, "ApiKeyExpiryPassed");
        (await person.Post(Keys, new { name = " " })).Should(400).Message.ShouldBe("errMsg_nameisRequired");
        var key = (await person.Post(Keys, new { name = "Short", expiresAt = host.Clock.Now.AddHours(1) })).Should(201)["apiKey"].Str("key");
        var program = person.WithToken(key);
        (await program.Get(Keys)).Should(200);

        host.Clock.Advance(TimeSpan.FromHours(1));
        (await program.Get(Keys)).ShouldRefuse(401, "LoginRequired");
    }

    [Fact]
    public async Task A_key_makes_no_other_key()
    {
        var person = await (await TestCompany.Found(host)).Hire();
        var key = (await person.Post(Keys, new { name = "First" })).Should(201)["apiKey"].Str("key");

        (await person.WithToken(key).Post(Keys, new { name = "Second" })).ShouldRefuse(403, "ApiKeyNeedsSession");
        (await person.Get(Keys))["apiKeys"].GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Keys_are_seen_and_revoked_by_their_person_and_by_admins_and_reach_no_other_company()
    {
        var (company, other) = (await TestCompany.Found(host), await TestCompany.Found(host));
        var (person, colleague) = (await company.Hire(), await company.Hire());
        var made = (await person.Post(Keys, new { name = "Mine" })).Should(201)["apiKey"];

        (await colleague.Get(Keys))["apiKeys"].GetArrayLength().ShouldBe(0);
        (await colleague.Delete($"{Keys}/{made.Id()}")).ShouldRefuse(403, "ForbiddenAccess");
        (await other.Owner.Delete($"{Keys}/{made.Id()}")).Should(404);
        (await person.WithToken(made.Str("key")).At(other.Codename).Get(Keys)).ShouldRefuse(403, "UserTenantMismatch");
        (await company.Owner.Get($"{Keys}?userId={person.UserId}"))["apiKeys"].GetArrayLength().ShouldBe(1);
        (await company.Owner.Delete($"{Keys}/{made.Id()}")).Should(200);
        (await person.WithToken(made.Str("key")).Get(Keys)).Should(401);
    }

    [Fact]
    public async Task Validating_tells_whose_key_it_is_and_refuses_any_other_text()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire("Pat Programmer");
        var made = (await person.Post(Keys, new { name = "Rota export" })).Should(201)["apiKey"];

        var valid = (await host.Visitor().Post("/auth-api/validateapikey", new { apiKey = made.Str("key") })).Should(200);
        valid.Body.Str("status").ShouldBe("OK");
        valid.Body.Id("apiKeyId").ShouldBe(made.Id());
        valid.Body.Id("userId").ShouldBe(person.UserId);
        valid.Body.Str("companyCodename").ShouldBe(company.Codename);
        valid.Body.Str("roleId").ShouldBe("tenantUser");
        (await host.Visitor().WithToken(made.Str("key")).Post("/auth-api/validateapikey")).Should(200);
        (await host.Visitor().Post("/auth-api/validateapikey", new { apiKey = made.Str("key")![..^1] + "!" })).ShouldRefuse(401, "ApiKeyNotValid");
        (await host.Visitor().Post("/auth-api/validateapikey", new { apiKey = person.Token })).ShouldRefuse(401, "ApiKeyNotValid");
        (await (await TestCompany.Found(host)).Owner.Post("/auth-api/validateapikey", new { apiKey = made.Str("key") })).ShouldRefuse(401, "ApiKeyNotValid");
    }

    [Fact]
    public async Task The_super_admins_key_is_made_at_home_whatever_company_they_look_at()
    {
        var company = await TestCompany.Found(host);
        var root = await TestCompany.SignIn(host, null, "admin@workforceos.test", "a-super-secret-1");
        var made = (await root.At(company.Codename).Post(Keys, new { name = "Platform" })).Should(201)["apiKey"];

        made.Id("companyId").ShouldBe(WorkforceOS.Kernel.CompanyId.Root.Value);
        (await root.WithToken(made.Str("key")).At(company.Codename).Get("/auth-api/v1/users")).Should(200);
    }

    [GeneratedRegex("^sk_mbx_[0-9A-Za-z]{43}$")]
    private static partial Regex Format();

    private async Task<string> Everything(params string[] tables)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        var all = "";
        foreach (var table in tables)
        {
            await using var command = new NpgsqlCommand($"SELECT coalesce(string_agg(t::text, ' '), '') FROM {table} t", connection);
            all += (string)(await command.ExecuteScalarAsync())!;
        }
        return all;
    }
}
