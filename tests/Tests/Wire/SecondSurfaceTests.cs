using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Host.Wire;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Company;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Wire;

/// <summary>A surface is an object: another one spells, refuses, lists, repeats and guards in its own way, on the same executor.</summary>
public sealed class SecondSurfaceTests(SecondSurfaceHost host) : IClassFixture<SecondSurfaceHost>
{
    private int keys;

    [Fact]
    public async Task Its_paths_are_its_own_and_one_handler_answers_on_several()
    {
        (await Create("""{"name":"Harbour"}""")).Should(201)["name"].GetString().ShouldBe("Harbour");
        (await Create("""{"name":"Quay"}""", "/core/hubs")).Should(201)["name"].GetString().ShouldBe("Quay");
    }

    [Theory]
    [InlineData("\"GEO_REQUIRED\"", 201)]
    [InlineData("\"geoRequired\"", 400)]
    [InlineData("1", 400)]
    [InlineData("\"1\"", 400)]
    public async Task Its_enums_are_spelled_its_way_and_no_other(string mode, int status)
    {
        var reply = (await Create($$"""{"name":"Mode {{mode.Trim('"')}}","mode":{{mode}}}""")).Should(status);
        if (status == 201) reply["mode"].GetString().ShouldBe("GEO_REQUIRED");
        else reply["details"].GetProperty("issues")[0].Str("path").ShouldBe("mode");
    }

    [Fact]
    public async Task An_instant_without_an_offset_is_refused()
    {
        (await Create("""{"name":"Naive","opensAt":"2026-01-31T09:30:00"}""")).ShouldRefuseWith(400, "VALIDATION_ERROR");
        (await Create("""{"name":"Zoned","opensAt":"2026-01-31T09:30:00+05:30"}""")).Should(201);
    }

    [Fact]
    public async Task A_field_that_a_strict_operation_does_not_know_is_refused()
    {
        (await Create("""{"name":"Strict","colour":"red"}""")).ShouldRefuseWith(400, "VALIDATION_ERROR")["details"].GetProperty("issues")[0].Str("path").ShouldBe("colour");
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once_each_with_its_path()
    {
        var refused = await Create("""{"mode":"NOPE","cents":"many","points":[{"lat":1,"lng":2},{"lat":91,"lng":"x"},7],"odd":1}""");

        refused.ShouldRefuseWith(400, "VALIDATION_ERROR")["details"].GetProperty("issues").EnumerateArray().Select(i => i.Str("path"))
            .ShouldBe(["name", "mode", "cents", "points[1].lat", "points[1].lng", "points[2]", "odd"], ignoreOrder: true);
    }

    [Fact]
    public async Task Whole_numbers_may_be_long()
    {
        (await Create("""{"name":"Rich","cents":5000000000}""")).Should(201)["cents"].GetInt64().ShouldBe(5_000_000_000);
    }

    [Fact]
    public async Task Its_lists_go_by_limit_and_offset()
    {
        var firm = await TestCompany.Found(host);
        for (var i = 0; i < 3; i++) (await Send(firm.Owner, HttpMethod.Post, "/client/hubs", $$"""{"name":"Hub {{i}}"}""")).Should(201);

        var first = (await firm.Owner.Get("/client/hubs?limit=2")).Should(200);
        (first["items"].GetArrayLength(), first["nextOffset"].GetInt32()).ShouldBe((2, 2));
        var last = (await firm.Owner.Get("/client/hubs?limit=2&offset=2&pageNumber=9")).Should(200);
        (last["items"].GetArrayLength(), last.Body.TryGetProperty("nextOffset", out _)).ShouldBe((1, false));
        (await firm.Owner.Get("/client/hubs?limit=201")).ShouldRefuseWith(400, "VALIDATION_ERROR");
    }

    [Fact]
    public async Task A_key_is_required_and_named_for_one_operation_and_what_it_got_is_given_again()
    {
        var owner = (await host.Firm).Owner;
        (await owner.Post("/client/hubs", new { name = "No key" })).ShouldRefuseWith(400, "IDEMPOTENCY_KEY_REQUIRED");

        var first = (await Send(owner, HttpMethod.Post, "/client/hubs", """{"name":"Key","cents":1}""", "k1")).Should(201);
        first.Headers.ContainsKey("Idempotency-Replayed").ShouldBeFalse();
        var again = (await Send(owner, HttpMethod.Post, "/client/hubs", """{ "cents": 1, "name": "Key" }""", "k1")).Should(201);
        (again.Text, again.Headers["Idempotency-Replayed"]).ShouldBe((first.Text, "true"));
        (await Send(owner, HttpMethod.Post, "/client/hubs", """{"name":"Other"}""", "k1")).ShouldRefuseWith(422, "IDEMPOTENCY_KEY_REUSED");
        // Another operation may use the key for itself; DELETE and PUT heed one too.
        (await Send(owner, HttpMethod.Delete, "/client/tokens", """{"pushToken":"abc"}""", "k1")).Should(200)["words"].GetString().ShouldBe("forgot abc");
    }

    [Fact]
    public async Task A_refusal_is_kept_where_the_surface_says_so()
    {
        var owner = (await host.Firm).Owner;
        var first = (await Send(owner, HttpMethod.Post, "/client/hubs", """{"name":"Atlantis"}""", "deep")).ShouldRefuseWith(422, "HUB_UNDER_WATER");
        var again = (await Send(owner, HttpMethod.Post, "/client/hubs", """{"name":"Atlantis"}""", "deep")).ShouldRefuseWith(422, "HUB_UNDER_WATER");
        (again.Text, again.Headers["Idempotency-Replayed"]).ShouldBe((first.Text, "true"));
    }

    [Fact]
    public async Task Who_repeats_while_the_first_still_runs_is_told_so_at_once()
    {
        var (owner, gate) = ((await host.Firm).Owner, host.Services.GetRequiredService<Gate>());
        (gate.Entered, gate.Opened, gate.Visits) = (new(), new(), 0);
        var first = Send(owner, HttpMethod.Post, "/client/slow", "{}", "slow");
        await gate.Entered.Task.WaitAsync(TimeSpan.FromSeconds(10));

        (await Send(owner, HttpMethod.Post, "/client/slow", "{}", "slow")).ShouldRefuseWith(409, "IDEMPOTENCY_IN_PROGRESS");
        gate.Opened.SetResult();
        (await first).Should(200);
        (await Send(owner, HttpMethod.Post, "/client/slow", "{}", "slow")).Should(200);
        gate.Visits.ShouldBe(1);
    }

    [Fact]
    public async Task Its_guards_stand_before_the_handler()
    {
        var firm = await host.Firm;
        var employee = await firm.Hire();
        var path = $"/client/hubs/{Guid.CreateVersion7()}/close";

        (await Send(employee, HttpMethod.Post, path, "{}")).ShouldRefuseWith(403, "FORBIDDEN");
        (await Send(firm.Owner, HttpMethod.Post, path, "{}")).Should(200);
    }

    [Fact]
    public async Task A_handler_may_take_the_body_as_it_was_sent()
    {
        var reply = await host.Visitor().Send(HttpMethod.Post, "/client/webhook", new ByteArrayContent([0x7B, 0x00, 0xFF, 0x20]), ("Signature", "s1"));
        reply.Should(201)["words"].GetString().ShouldBe("s1:7B00FF20");
    }

    [Fact]
    public async Task A_file_comes_with_fields_and_may_be_larger_or_left_out()
    {
        var owner = (await host.Firm).Owner;
        Task<Reply> Upload(int size) => owner.Send(HttpMethod.Post, "/client/named-file", new MultipartFormDataContent { { new ByteArrayContent(new byte[size]), "file", "a.bin" }, { new StringContent("proof"), "category" }, { new StringContent("GEO_REQUIRED"), "visibility" } });

        (await Upload(8 * 1024 * 1024)).Should(201)["words"].GetString().ShouldBe("8388608 proof GeoRequired");
        (await Upload(11 * 1024 * 1024)).Should(413);
        (await owner.Send(HttpMethod.Post, "/client/named-file", JsonContent.Create(new { category = "note" }))).Should(201)["words"].GetString().ShouldBe(" note Either");
    }

    [Fact]
    public async Task What_the_framework_answers_is_said_in_its_words()
    {
        var visitor = host.Visitor((await host.Firm).Codename);
        var requestId = Guid.CreateVersion7().ToString();

        var unknown = await visitor.Send(HttpMethod.Get, "/client/nowhere", null, ("X-Request-Id", requestId));
        unknown.ShouldRefuseWith(404, "NOT_FOUND")["requestId"].GetString().ShouldBe(requestId);
        (await visitor.Send(HttpMethod.Patch, "/client/hubs", null, ("X-Request-Id", "my-own"))).ShouldRefuseWith(405, "METHOD_NOT_ALLOWED")["requestId"].GetString().ShouldNotBe("my-own");
        (await visitor.Get("/client/hubs")).ShouldRefuseWith(401, "UNAUTHENTICATED");
        (await visitor.Get("/auth-api/nowhere")).Should(404)["message"].GetString().ShouldBe("errMsg_RouteNotFound");
    }

    [Fact]
    public async Task It_has_a_document_of_its_own()
    {
        var document = (await host.Visitor().Get("/openapi/market.json")).Should(200).Body;
        document.GetProperty("paths").EnumerateObject().Select(p => p.Name).ShouldContain("/client/hubs");
        document.GetProperty("paths").GetRawText().ShouldNotContain("leaveManagement");
        document.GetProperty("components").GetProperty("schemas").GetProperty("NewHub").GetProperty("properties").GetProperty("mode").GetProperty("enum")[0].GetString().ShouldBe("GEO_REQUIRED");
        (await host.Visitor().Get("/openapi/company.json")).Should(200).Text.ShouldNotContain("/client/hubs");
    }

    [Fact]
    public async Task A_dry_run_tells_what_would_come_of_it_and_leaves_nothing_behind()
    {
        var firm = await TestCompany.Found(host);
        var (operation, caller) = (host.Services.GetRequiredService<ApiMap>().On(SecondSurfaceHost.Market).Single(o => o.Name == "createHub"), await CallerOf(firm));
        var call = new Invocation(operation, [new NewHub("Tried"), null, null, null, null], caller) { DryRun = true };

        var outcome = await host.Services.GetRequiredService<Executor>().Run(call, CancellationToken.None);

        outcome.Problem.ShouldBeNull();
        outcome.Value.ShouldBeOfType<HubView>().Name.ShouldBe("Tried");
        outcome.Events.ShouldBe(["probe.hubOpened"]);
        (await firm.Owner.Get("/client/hubs")).Should(200)["items"].GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task The_executor_looks_at_the_role_whoever_calls()
    {
        var firm = await TestCompany.Found(host);
        var update = host.Services.GetRequiredService<ApiMap>().On(CompanySurface.Instance).Single(o => o.Name == "updateThing");
        var caller = await CallerOf(firm) with { Role = Role.TenantUser };

        var outcome = await host.Services.GetRequiredService<Executor>().Run(new Invocation(update, [new ThingId(Guid.CreateVersion7()), null, null, null], caller), CancellationToken.None);
        outcome.Problem!.Kind.ShouldBe(ProblemKind.RoleRequired);
    }

    [Fact]
    public async Task What_libraries_map_knows_who_is_signed_in()
    {
        var firm = await host.Firm;
        var pending = await TestCompany.SignInWithoutSecondFactor(host, firm.Codename, firm.Owner.Email, TestCompany.Password);

        (await host.Visitor().Get("/library/open")).Should(200);
        (await host.Visitor(firm.Codename).Get("/library/closed")).ShouldRefuse(401, "LoginRequired");
        (await pending.Get("/library/closed")).ShouldRefuse(403, "EmailTwoFactorNeeded");
        (await firm.Owner.Get("/library/closed")).Should(200).Text.ShouldContain(firm.Owner.UserId.ToString());
        // A token says whose it is; who names another company is refused.
        (await firm.Owner.At(null).Get("/library/closed")).Should(200);
        (await firm.Owner.At((await TestCompany.Found(host)).Codename).Get("/library/closed")).Should(401);
    }

    private async Task<Caller> CallerOf(TestCompany firm)
    {
        var company = (await host.Services.GetRequiredService<Contracts.Identity.ICompanies>().Find(firm.Codename, CancellationToken.None))!;
        return new Caller { Company = company.Id, UserOrNobody = new UserId(firm.Owner.UserId), Role = Role.TenantOwner };
    }

    private async Task<Reply> Create(string body, string path = "/client/hubs") => await Send((await host.Firm).Owner, HttpMethod.Post, path, body);

    private Task<Reply> Send(Client who, HttpMethod method, string path, string body, string? key = null) =>
        who.Send(method, path, new StringContent(body, Encoding.UTF8, "application/json"), ("Idempotency-Key", key ?? $"auto-{Interlocked.Increment(ref keys)}-{Guid.CreateVersion7()}"));
}

internal static class MarketReplies
{
    public static Reply ShouldRefuseWith(this Reply reply, int status, string code)
    {
        reply.Should(status)["code"].GetString().ShouldBe(code, reply.Text);
        return reply;
    }
}
