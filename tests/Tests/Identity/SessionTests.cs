using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Identity;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Identity;

public sealed class SessionTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Signing_out_ends_the_token_at_once_and_clears_the_cookie()
    {
        var company = await TestCompany.Found(host);
        var left = (await company.Owner.Post("/auth-api/logout")).Should(200);
        left.Body.Str("message").ShouldBe("User logged out successfully");
        left.Headers["Set-Cookie"].ShouldStartWith($"workforceos-access-token-{company.Codename}=;");
        (await company.Owner.Get("/auth-api/currentuser")).Should(401);
    }

    [Fact]
    public async Task Signing_out_never_refuses()
    {
        var company = await TestCompany.Found(host);
        (await host.Visitor().Post("/auth-api/logout")).Should(200);
        (await company.Owner.WithToken("nonsense").Post("/auth-api/logout")).Should(200);
        (await company.Owner.Post("/auth-api/logout")).Should(200);
        (await company.Owner.Post("/auth-api/logout")).Should(200);
    }

    [Fact]
    public async Task A_valid_session_is_exchanged_for_a_fresh_one()
    {
        var company = await TestCompany.Found(host);
        host.Clock.Advance(TimeSpan.FromDays(29));
        var fresh = (await company.Owner.Get("/auth-api/relogin")).Should(200).Body;
        fresh.GetProperty("sessionNeedsEmail2FA").GetBoolean().ShouldBeFalse();
        (await company.Owner.Get("/auth-api/currentuser")).Should(401);

        host.Clock.Advance(TimeSpan.FromDays(29));
        (await company.Owner.WithToken(fresh.Str("accessToken")).Get("/auth-api/v1/companies")).Should(200);
    }

    [Fact]
    public async Task An_exchange_may_be_a_POST_and_no_chain_of_them_outlives_ninety_days()
    {
        var company = await TestCompany.Found(host);
        var (client, began) = (company.Owner, host.Clock.Now);
        for (var exchange = 0; exchange < 3; exchange++)
        {
            host.Clock.Advance(TimeSpan.FromDays(25));
            client = client.WithToken((await client.Post("/auth-api/relogin")).Should(200).Body.Str("accessToken"));
        }
        (await client.Get("/auth-api/currentuser")).Should(200)["expiresAt"].GetDateTimeOffset().ShouldBe(began.AddDays(90));
        host.Clock.Now = began.AddDays(90);
        (await client.Post("/auth-api/relogin")).Should(401);
    }

    [Fact]
    public async Task Whoever_signs_in_at_more_than_fifty_places_leaves_the_oldest()
    {
        var company = await TestCompany.Found(host);
        var second = await TestCompany.SignIn(host, company.Codename, company.Owner.Email, TestCompany.Password);
        for (var place = 0; place < 49; place++) await TestCompany.SignIn(host, company.Codename, company.Owner.Email, TestCompany.Password);

        (await company.Owner.Get("/auth-api/currentuser")).Should(401);
        (await second.Get("/auth-api/getusersessions")).Should(200)["sessions"].GetArrayLength().ShouldBe(50);
    }

    [Fact]
    public async Task Of_many_exchanges_at_once_one_gets_the_new_session()
    {
        var company = await TestCompany.Found(host);
        var replies = await Race.AtOnce(20, _ => company.Owner.Get("/auth-api/relogin"));
        replies.Count(r => r.Status == 200).ShouldBe(1);
        replies.Count(r => r.Status == 401).ShouldBe(19);
    }

    [Fact]
    public async Task People_see_where_they_are_signed_in_and_end_one_place()
    {
        var company = await TestCompany.Found(host);
        var worker = await company.Hire();
        var phone = await TestCompany.SignIn(host, company.Codename, worker.Email, TestCompany.Password);

        var sessions = (await worker.Get("/auth-api/getusersessions")).Should(200)["sessions"].EnumerateArray().ToList();
        sessions.Count.ShouldBe(2);
        sessions.Count(s => s.GetProperty("isCurrent").GetBoolean()).ShouldBe(1);
        var other = sessions.Single(s => !s.GetProperty("isCurrent").GetBoolean()).Id("sessionId");

        (await worker.Delete($"/auth-api/deleteusersession/{other}")).Should(200);
        (await phone.Get("/auth-api/currentuser")).Should(401);
        (await worker.Get("/auth-api/currentuser")).Should(200);
        (await worker.Delete($"/auth-api/deleteusersession/{other}")).ShouldRefuse(404, "404");
        (await worker.Delete("/auth-api/deleteusersession/nonsense")).Should(400).Message.ShouldBe("errMsg_sessionIdisNotAValidID");
    }

    [Fact]
    public async Task People_sign_out_everywhere()
    {
        var company = await TestCompany.Found(host);
        var worker = await company.Hire();
        var phone = await TestCompany.SignIn(host, company.Codename, worker.Email, TestCompany.Password);
        (await worker.Delete("/auth-api/deleteallsessions")).Should(200)["deleted"].GetInt32().ShouldBe(2);
        (await worker.Get("/auth-api/currentuser")).Should(401);
        (await phone.Get("/auth-api/currentuser")).Should(401);
        (await company.Owner.Get("/auth-api/currentuser")).Should(200);
    }

    [Fact]
    public async Task Admins_see_and_end_the_sessions_of_those_below_them()
    {
        var company = await TestCompany.Found(host);
        var (admin, worker) = (await company.Hire(role: "tenantAdmin"), await company.Hire());
        var session = (await admin.Get($"/auth-api/getusersessions?userId={worker.UserId}")).Should(200)["sessions"].EnumerateArray().Single();
        (await admin.Delete($"/auth-api/deleteusersession/{session.Id("sessionId")}?userId={worker.UserId}")).Should(200);
        (await worker.Get("/auth-api/currentuser")).Should(401);

        (await admin.Delete($"/auth-api/deleteallsessions?userId={company.Owner.UserId}")).ShouldRefuse(403, "ForbiddenAccess");
        (await company.Owner.Delete($"/auth-api/deleteallsessions?userId={admin.UserId}")).Should(200);
        (await admin.Get("/auth-api/currentuser")).Should(401);
    }

    [Theory]
    [InlineData("GET", "/auth-api/getusersessions?")]
    [InlineData("GET", "/auth-api/getuserhistory?")]
    [InlineData("DELETE", "/auth-api/deleteallsessions?")]
    [InlineData("DELETE", "/auth-api/deleteusersession/00000000-0000-7000-8000-00000000000f?")]
    public async Task Others_sessions_are_nobodys_business_here_or_in_another_company(string method, string path)
    {
        var (company, other) = (await TestCompany.Found(host), await TestCompany.Found(host));
        var (worker, colleague) = (await company.Hire(), await company.Hire());
        (await worker.Send(new HttpMethod(method), $"{path}userId={colleague.UserId}", null)).ShouldRefuse(403, "ForbiddenAccess");
        (await other.Owner.Send(new HttpMethod(method), $"{path}userId={colleague.UserId}", null)).Should(404);
        (await colleague.Get("/auth-api/currentuser")).Should(200);
    }

    [Fact]
    public async Task The_history_tells_sign_ins_and_changes_with_who_and_where_from()
    {
        var company = await TestCompany.Found(host);
        var worker = await company.Hire();
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await company.Owner.Patch($"/auth-api/v1/users/{worker.UserId}", new { fullname = "Emil Renamed" });
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await worker.Post("/auth-api/logout");

        var history = (await company.Owner.Get($"/auth-api/getuserhistory?userId={worker.UserId}")).Should(200)["history"].EnumerateArray().ToList();
        history.Select(h => h.Str("event")).Take(2).ShouldBe(["signedOut", "workforceos-auth-service-dbevent-user-updated"]);
        history[0].Str("because").ShouldBe("logout");
        history[1].Id("by").ShouldBe(company.Owner.UserId);
        history[1].GetProperty("after").Str("fullname").ShouldBe("Emil Renamed");
        history.ShouldContain(h => h.Str("event") == "signedIn" && h.Str("address") == "127.0.0.1");
        history.ShouldAllBe(h => !h.ToString().Contains("passwordHash"));
    }

    [Fact]
    public async Task Permissions_name_what_a_role_may_call()
    {
        var company = await TestCompany.Found(host);
        var worker = await company.Hire();
        Apis(await worker.Get("/auth-api/permissions")).ShouldContain("updateProfile");
        Apis(await worker.Get("/auth-api/permissions")).ShouldNotContain("createUser");
        Apis(await company.Owner.Get("/auth-api/permissions")).ShouldContain("createUser");

        static List<string?> Apis(Reply reply) => [.. reply.Should(200)["permissions"].EnumerateArray().Select(p => p.Str("api"))];
    }

    [Fact]
    public async Task A_revoked_key_checks_nothing_any_more_and_another_signs()
    {
        var company = await TestCompany.Found(host);
        (await company.Owner.Get("/auth-api/currentuser")).Should(200);
        var leaked = CodeFlows.Claims(company.Owner.Token!).Id("keyId");
        (await host.Services.ChangeSigningKeys(SigningKeyChange.Revoke, leaked, default)).ShouldBe(1);
        var waited = System.Diagnostics.Stopwatch.StartNew();
        while ((await company.Owner.Get("/auth-api/currentuser")).Status != 401) waited.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30), "the key is still good");
        (await host.Visitor().Get($"/auth-api/publickey?keyId={leaked}")).Should(404);
        (await host.Services.ChangeSigningKeys(SigningKeyChange.Revoke, leaked, default)).ShouldBe(0);

        var fresh = await TestCompany.SignIn(host, company.Codename, company.Owner.Email, TestCompany.Password);
        CodeFlows.Claims(fresh.Token!).Id("keyId").ShouldNotBe(leaked);
        (await fresh.Get("/auth-api/currentuser")).Should(200);
    }

    [Fact]
    public async Task After_a_rotation_old_tokens_go_on_and_new_ones_have_the_new_key()
    {
        var company = await TestCompany.Found(host);
        await host.Services.ChangeSigningKeys(SigningKeyChange.Rotate, null, default);
        (await company.Owner.Get("/auth-api/currentuser")).Should(200);
        var fresh = await TestCompany.SignIn(host, company.Codename, company.Owner.Email, TestCompany.Password);

        var (oldKey, newKey) = (CodeFlows.Claims(company.Owner.Token!).Str("keyId"), CodeFlows.Claims(fresh.Token!).Str("keyId"));
        newKey.ShouldNotBe(oldKey);
        (await fresh.Get("/auth-api/currentuser")).Should(200);
        foreach (var key in new[] { oldKey, newKey }) (await host.Visitor().Get($"/auth-api/publickey?keyId={key}")).Should(200).Body.Str("keyData")!.ShouldStartWith("-----BEGIN PUBLIC KEY-----");
    }
}

/// <summary>A host whose sessions end when nobody uses them.</summary>
public sealed class IdleSessionTests(IdleSessionTests.Strict host) : IClassFixture<IdleSessionTests.Strict>
{
    [Fact]
    public async Task A_session_ends_when_nobody_used_it_for_as_long_as_the_setting_says()
    {
        var company = await TestCompany.Found(host);
        var idle = await TestCompany.SignIn(host, company.Codename, company.Owner.Email, TestCompany.Password);
        for (var hour = 0; hour < 20; hour++)
        {
            host.Clock.Advance(TimeSpan.FromMinutes(50));
            Forget();
            (await company.Owner.Get("/auth-api/currentuser")).Should(200);
        }
        Forget();
        (await idle.Get("/auth-api/currentuser")).Should(401);
    }

    /// <summary>What a host remembers for ten seconds, which do not pass on the test's clock.</summary>
    private void Forget() => host.Services.GetRequiredService<KnownSessions>().Forget(null);

    public sealed class Strict : TestHost
    {
        protected override Dictionary<string, string?> Settings => new() { ["Identity:SessionIdleHours"] = "1" };
    }
}
