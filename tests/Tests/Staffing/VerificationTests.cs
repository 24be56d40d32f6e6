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
using Npgsql;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Credentials;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>Files are judged by a rule or by nobody, and operators have the last word.</summary>
public sealed class VerificationTests(CertificateTests.FleetHost host) : IClassFixture<CertificateTests.FleetHost>
{
    [Fact]
    public async Task Attire_is_judged_by_a_rule_and_everything_else_by_an_operator()
    {
        var (market, worker, staff) = await Open();
        var (cap, special, paper, identity, certificate) = (
            await worker.Verify(staff, "attire"), await worker.Verify(staff, "attire", with: new { rules = new { expectedColor = "black" }, metadata = new { a = 1 } }), await worker.Verify(staff, "attire", Pictures.Pdf),
            await worker.Verify(staff, "government_id", Pictures.Pdf), await worker.Verify(staff, "certification"));
        (await worker.Verification(cap)).Str("status").ShouldBe("PENDING");
        await host.JudgeAll();

        foreach (var (id, status, reason) in new[] { (cap, "AUTO_PASS", "IS_A_PICTURE"), (special, "NEEDS_REVIEW", "RULES_NOT_CHECKED"), (paper, "AUTO_FAIL", "NOT_A_PICTURE"), (identity, "NEEDS_REVIEW", "NO_PROVIDER"), (certificate, "NEEDS_REVIEW", "NO_PROVIDER") })
        {
            var seen = await worker.Verification(id);
            (seen.Str("status"), seen.GetProperty("decision").Str("outcome"), seen.GetProperty("decision").GetProperty("reasons")[0].GetString()).ShouldBe((status, status, reason));
            (seen.Number("attempts"), seen.Str("subjectType"), seen.Id("subjectId")).ShouldBe((1, "staff", staff));
            Steps(seen).ShouldBe(["CREATED PENDING", "STARTED PROCESSING", $"DECIDED {status}"]);
        }
        (await worker.Verification(identity)).GetProperty("provider").ValueKind.ShouldBe(JsonValueKind.Null);
        (await host.Told($"verification:{cap}")).ShouldBe(1);
        (await host.Told($"verification:{identity}")).ShouldBe(0);

        var reviewed = (await market.Review(identity, "REJECTED", "Too dark.")).Should(200).Body;
        (reviewed.Str("status"), reviewed.GetProperty("review").Str("decision"), reviewed.GetProperty("review").Str("note"), reviewed.GetProperty("review").Str("reviewedBy")).ShouldBe(("REJECTED", "REJECTED", "Too dark.", $"{market.Company.Owner.UserId}"));
        (await market.Review(identity, "APPROVED")).ShouldSay(409, "INVALID_STATE");
        (await host.Told($"verification:{identity}")).ShouldBe(1);
        (await market.Review(cap, "REJECTED")).Should(200);
        (await market.Review(await worker.Verify(staff, "attire"), "APPROVED")).ShouldSay(409, "INVALID_STATE");
        var waiting = (await market.Company.Owner.Get("/marketplaceManagement-api/v1/verifications?status=needsReview")).Should(200)["verifications"].EnumerateArray().Select(v => v.Id());
        waiting.ShouldBe([special, certificate], ignoreOrder: true);
    }

    [Fact]
    public async Task A_worker_has_only_their_own_files_verified_for_themselves()
    {
        var (market, worker, staff) = await Open();
        var (other, otherStaff) = await market.Worker("Ben Barista");
        var own = await worker.Stored(Pictures.Png());
        var foreign = await other.Stored(Pictures.Png());
        var sound = await worker.Stored([.. "OggS"u8, .. new byte[100]], "a.ogg");

        (await Ask(worker, own, new { subjectId = otherStaff })).ShouldSay(404, "NOT_FOUND");
        (await Ask(worker, foreign)).ShouldSay(403, "FORBIDDEN");
        (await Ask(worker, own + "x")).ShouldSay(404, "NOT_FOUND");
        (await Ask(worker, sound)).ShouldSay(400, "VALIDATION_ERROR");
        foreach (var wrong in new object[] { new { type = "selfie" }, new { subjectType = "business" }, new { rules = new[] { 1 } }, new { rules = new { a = new string('x', 5000) } }, new { more = 1 } }) (await Ask(worker, own, wrong)).ShouldSay(400, "VALIDATION_ERROR");
        (await Ask(worker, own, new { documentId = Guid.NewGuid() })).ShouldSay(404, "NOT_FOUND");
        (await Ask(market.Owner, own)).ShouldSay(403, "NO_STAFF_ACCESS");

        var id = (await Ask(worker, own)).Should(202).Body.Id("verificationId");
        (await other.Get($"/verifications/{id}")).Should(404);
        (await market.Owner.Get($"/verifications/{id}")).Should(404);
        (await other.Do("POST", $"/verifications/{id}/retry")).Should(404);
        (await (await market.Company.Hire()).Get($"/verifications/{id}")).ShouldSay(403, "NO_CLIENT_ACCESS");
        (await market.Company.Owner.Get($"/core/verifications/{id}")).Should(200);
        (await worker.Do("POST", $"/verifications/{id}/review", new { decision = "APPROVED" })).ShouldSay(403, "FORBIDDEN");

        Task<Reply> Ask(Client who, string uri, object? with = null) => who.Do("POST", "/verifications", Marketplace.Merged(new { type = "attire", subjectType = "staff", subjectId = staff, fileUri = uri }, with));
    }

    [Fact]
    public async Task It_is_tried_again_five_times_with_another_file_and_not_more()
    {
        var (_, worker, staff) = await Open();
        var id = await worker.Verify(staff, "attire", Pictures.Pdf);
        (await worker.Do("POST", $"/verifications/{id}/retry")).ShouldSay(409, "INVALID_STATE");
        await host.JudgeAll();
        for (var n = 1; n <= 5; n++)
        {
            var retried = (await worker.Do("POST", $"/verifications/{id}/retry")).Should(202).Body;
            (retried.Str("status"), retried.Number("attempts"), retried.GetProperty("decision").ValueKind).ShouldBe(("PENDING", 0, JsonValueKind.Null));
            if (n == 5) break;
            await host.JudgeAll();
            (await host.Told($"verification:{id}")).ShouldBe(n + 1);
        }
        await host.JudgeAll();
        (await worker.Do("POST", $"/verifications/{id}/retry", new { fileUri = await worker.Stored(Pictures.Png()) })).ShouldSay(409, "RETRIES_USED_UP");

        var other = await worker.Verify(staff, "attire", Pictures.Pdf);
        await host.JudgeAll();
        var (file, foreign) = (await worker.Stored(Pictures.Png()), await (await Open()).Worker.Stored(Pictures.Png()));
        (await worker.Do("POST", $"/verifications/{other}/retry", new { fileUri = foreign })).ShouldSay(403, "FORBIDDEN");
        (await worker.Do("POST", $"/verifications/{other}/retry", new { fileUri = file })).Should(202).Body.Str("fileUri").ShouldBe(file);
        await host.JudgeAll();
        (await worker.Verification(other)).Str("status").ShouldBe("AUTO_PASS");
    }

    [Fact]
    public async Task A_hundred_reviews_at_once_are_one_and_two_hosts_judge_a_file_once()
    {
        await using var other = new SecondHost(host);
        await other.InitializeAsync();
        var (market, worker, staff) = await Open();
        var id = await worker.Verify(staff, "government_id");
        await Task.WhenAll(host.JudgeAll(), other.JudgeAll(), host.JudgeAll());
        Steps(await worker.Verification(id)).ShouldBe(["CREATED PENDING", "STARTED PROCESSING", "DECIDED NEEDS_REVIEW"]);

        var replies = await Race.AtOnce(100, n => market.Review(id, n % 2 == 0 ? "APPROVED" : "REJECTED"));
        replies.Count(r => r.Status == 200).ShouldBe(1);
        replies.Where(r => r.Status != 200).ShouldAllBe(r => r.Status == 409);
        Steps(await worker.Verification(id)).Count(s => s.StartsWith("REVIEWED", StringComparison.Ordinal)).ShouldBe(1);
        (await host.Told($"verification:{id}")).ShouldBe(1);
    }

    [Fact]
    public async Task What_became_of_it_cannot_be_written_anew()
    {
        var (market, worker, staff) = await Open();
        var id = await worker.Verify(staff, "attire");
        foreach (var change in new[] { "DELETE FROM staffing.verification_events", "UPDATE staffing.verification_events SET status = 'approved'" })
        {
            (await Should.ThrowAsync<PostgresException>(() => host.Services.GetRequiredService<Scopes>().Run(Caller.Platform(market.CompanyId(), "test"), async unit =>
            {
                await using var command = new NpgsqlCommand(change, unit.GetRequiredService<Scope>().Connection);
                await command.ExecuteNonQueryAsync();
            }, CancellationToken.None))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        }
        Steps(await worker.Verification(id)).ShouldBe(["CREATED PENDING"]);
    }

    internal static List<string> Steps(JsonElement verification) => [.. verification.GetProperty("events").EnumerateArray().Select(e => $"{e.Str("type")} {e.Str("status")}")];

    private async Task<(Marketplace Market, Client Worker, Guid Staff)> Open()
    {
        var market = await Marketplace.Open(host);
        var (worker, staff) = await market.Worker();
        return (market, worker, staff);
    }
}

/// <summary>The operator's own verifier is asked, signed, and may be away.</summary>
public sealed class VerifierTests(VerifierTests.WithVerifier host) : IClassFixture<VerifierTests.WithVerifier>
{
    [Fact]
    public async Task The_verifier_is_asked_with_a_signature_and_decides()
    {
        var (market, worker, staff) = await Open();
        host.Answers = (_, http) => http.Response.WriteAsync("""{"outcome":"AUTO_PASS","confidence":0.97,"reasons":["FACE_SEEN"],"provider":"Idents","reference":"i-1"}""");
        var id = await worker.Verify(staff, "government_id", with: new { rules = new { country = "US" } });
        await host.JudgeAll();

        var asked = host.Asked.Single(a => a.Body.Id("verificationId") == id);
        (asked.IsSigned, asked.Body.Str("type"), asked.Body.Str("contentType"), asked.Body.GetProperty("rules").Str("country"), asked.Body.Number("attempt")).ShouldBe((true, "government_id", "image/png", "US", 1));
        Pictures.SizeOf(await host.Http.GetByteArrayAsync(new Uri(host.Http.BaseAddress!, asked.Body.Str("fileUrl")))).ShouldBe((40, 30));
        var seen = await worker.Verification(id);
        (seen.Str("status"), seen.GetProperty("decision").GetProperty("confidence").GetDecimal(), seen.GetProperty("provider").Str("name"), seen.GetProperty("provider").Str("reference")).ShouldBe(("AUTO_PASS", 0.97m, "Idents", "i-1"));
    }

    [Fact]
    public async Task Who_does_not_answer_is_asked_three_times_and_then_it_is_an_error()
    {
        var (market, worker, staff) = await Open();
        var id = await worker.Verify(staff, "certification");
        string[] nonsense = ["""{"outcome":"PERFECT"}""", "<html>", "null"];
        foreach (var (answer, wait) in nonsense.Zip([30, 120, 0]))
        {
            host.Answers = (_, http) => http.Response.WriteAsync(answer);
            await host.JudgeAll();
            await host.JudgeAll();
            host.Clock.Advance(TimeSpan.FromSeconds(wait));
        }
        var seen = await worker.Verification(id);
        (seen.Str("status"), seen.Number("attempts")).ShouldBe(("ERROR", 3));
        VerificationTests.Steps(seen).Count(s => s.StartsWith("UNANSWERED", StringComparison.Ordinal)).ShouldBe(3);
        host.Asked.Count(a => a.Body.Id("verificationId") == id).ShouldBe(3);
        (await market.Review(id, "APPROVED")).ShouldSay(409, "INVALID_STATE");
        (await market.Company.Owner.Do("POST", $"/verifications/{id}/retry")).Should(202);
    }

    [Fact]
    public async Task What_a_host_began_and_never_ended_is_taken_up_again_and_who_comes_too_late_is_not_heard()
    {
        var (_, worker, staff) = await Open();
        var id = await worker.Verify(staff, "certification");
        var (asked, goes) = (new TaskCompletionSource(), new TaskCompletionSource());
        host.Answers = async (body, http) =>
        {
            // What other tests have left is answered at once.
            if (body.Str("verificationId") == $"{id}")
            {
                asked.TrySetResult();
                await goes.Task;
            }
            await http.Response.WriteAsync("""{"outcome":"AUTO_FAIL","reasons":["SLOW"]}""");
        };
        var slow = host.JudgeAll();
        await asked.Task;
        await host.RunDirect();
        (await worker.Verification(id)).Str("status").ShouldBe("PROCESSING");

        host.Clock.Advance(TimeSpan.FromMinutes(2));
        host.Answers = (_, http) => http.Response.WriteAsync("""{"outcome":"AUTO_PASS"}""");
        await host.RunDirect();
        (await worker.Verification(id)).Str("status").ShouldBe("AUTO_PASS");
        goes.SetResult();
        await slow;
        (await worker.Verification(id)).Str("status").ShouldBe("AUTO_PASS");
    }

    private async Task<(Marketplace Market, Client Worker, Guid Staff)> Open()
    {
        var market = await Marketplace.Open(host);
        var (worker, staff) = await market.Worker();
        return (market, worker, staff);
    }

    public sealed class WithVerifier : TestHost
    {
        private const string Secret = "the secret that this verifier knows us by";
        private readonly List<(JsonElement Body, bool IsSigned)> asked = [];
        private WebApplication? app;
        private string url = "";

        public Func<JsonElement, HttpContext, Task> Answers { get; set; } = (_, _) => Task.CompletedTask;

        public IReadOnlyList<(JsonElement Body, bool IsSigned)> Asked => [.. asked];

        /// <summary>The job's work beside one that is under way.</summary>
        public Task RunDirect() => Services.GetRequiredService<Scopes>().Run(Caller.System("test"), unit => ActivatorUtilities.CreateInstance<RunVerifications>(unit).Run(unit, CancellationToken.None), CancellationToken.None);

        public override async ValueTask InitializeAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
            app = builder.Build();
            app.Run(async http =>
            {
                using var body = new MemoryStream();
                await http.Request.Body.CopyToAsync(body);
                byte[] signed = [.. Encoding.UTF8.GetBytes(http.Request.Headers["X-WorkforceOS-Timestamp"].ToString()), (byte)'.', .. body.ToArray()];
                var json = JsonDocument.Parse(body.ToArray()).RootElement;
                asked.Add((json, http.Request.Headers["X-WorkforceOS-Signature"] == "v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), signed))));
                http.Response.ContentType = "application/json";
                await Answers(json, http);
            });
            await app.StartAsync();
            url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/verify";
            await base.InitializeAsync();
        }

        protected override Dictionary<string, string?> Settings => new() { ["Staffing:Verification:Address"] = url, ["Staffing:Verification:Secret"] = Secret };

        protected override async ValueTask CleanUp()
        {
            if (app is not null) await app.DisposeAsync();
        }
    }
}
