using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Staffing;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Staffing.People;
using WorkforceOS.Surfaces.Company;
using WorkforceOS.Surfaces.Staffing;
using WorkforceOS.Tests.Isolation;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>Marked values are sent in by the doors of the staffing surface; then everything that leaves the process is searched for them: log, telemetry, what is sent, both documents, the answers to everybody, and the tables.</summary>
public sealed class MarkedValuesTests(MarkedHost host) : IClassFixture<MarkedHost>
{
    private const string Phone = "+4915112345678";

    /// <summary>Asked for the positions themselves.</summary>
    private static readonly string[] TellsWhere = ["getAttendance"];

    [Fact]
    public async Task What_is_nobody_s_business_is_seen_by_nobody()
    {
        var market = await Marketplace.Open(host);
        var (own, manager, colleague, told) = await Work(market);
        var (code, secrets) = await SignIn(market);
        await host.SendAll();
        List<MarkedValue> all = [.. Marks.All, new("the code on a phone", code) { Sent = ["text messages"] }, .. secrets.Select(s => new MarkedValue("a token of a session", s)), .. told.Select(t => new MarkedValue("an address for one", t))];

        var left = await host.WhatLeft();
        foreach (var place in left.Keys.Where(p => p is not "logs by OTLP")) left[place].Length.ShouldBeGreaterThan(20, $"Nothing was heard of {place}.");
        left["text messages"].ShouldContain(code, customMessage: "the search finds what is there");
        var seen = new List<string>();
        foreach (var value in all) seen.AddRange(left.Where(place => !value.Sent.Contains(place.Key) && place.Value.Contains(value.Value, StringComparison.OrdinalIgnoreCase)).Select(place => $"{value.What} is in {place.Key}: {Around(place.Value, value.Value)}"));

        foreach (var (who, kind, answers) in await Answers(market, own, manager, colleague))
        {
            if (kind is "client" or "worker") answers.ShouldContain(a => a.Text.Contains(Marks.AccessNotes) || a.Text.Contains(Marks.Tag), "the search finds what is there");
            if (kind is "client") foreach (var theirs in new[] { Marks.Feedback, Marks.TeamNotes }) answers.ShouldContain(a => a.Text.Contains(theirs), $"{theirs} is {who}'s");
            foreach (var value in all.Where(v => !v.Shown.Contains(kind)))
                seen.AddRange(answers.Where(a => a.Text.Contains(value.Value, StringComparison.OrdinalIgnoreCase)).Select(a => $"{value.What} is shown to {who} by {a.Path}: {Around(a.Text, value.Value)}"));
        }
        foreach (var value in all) seen.AddRange((await host.Traces(value.Value)).Except(value.Kept).Select(table => $"{value.What} lies in {table}"));
        seen.ShouldBeEmpty();
        (await host.Traces(Marks.ClockNotes)).ShouldNotBeEmpty("the search finds what is there");
    }

    /// <summary>From hub to clock-out, with everything marked that people and devices send.</summary>
    /// <returns>What is theirs, a manager of the hub, another worker who is in its team, and where the browsers are pushed to.</returns>
    private async Task<(Party Own, Client Manager, Client Colleague, IReadOnlyList<string> Told)> Work(Marketplace market)
    {
        var owner = market.Owner;
        var hub = await market.Hub("Marked", new { nfcTagId = Marks.Tag, accessNotes = Marks.AccessNotes, geofenceRadiusMeters = 200 });
        var manager = await market.Member(ClientRole.ShiftManager, null, hub);
        var (worker, staff) = await market.Worker();
        foreach (var (who, app, token) in new[] { (manager, "client", Marks.ClientToken), (worker, "staff", Marks.StaffToken) })
        {
            (await who.Do("POST", $"/{app}/devices/push-tokens", new { provider = "LOG", platform = "IOS", pushToken = token, deviceId = "logged" })).Should(200);
            (await who.Do("POST", $"/{app}/devices/push-tokens", new { provider = "WEBPUSH", platform = "WEB", pushToken = JsonSerializer.Serialize(host.Browser.Subscription($"/marked-{app}-endpoint")), deviceId = "browser" })).Should(200);
        }

        (await owner.Do("POST", "/rapid-orders/parse", new { text = Marks.Sentence })).Should(200);
        (await owner.Do("POST", "/invoke-llm", new { prompt = Marks.Prompt })).Should(503);
        var (verification, links) = await HandIn(market, worker, staff);
        (await worker.Do("POST", "/staff/profile/bank-accounts", new { bankName = "Marked Bank", accountHolderName = "Ana", accountNumber = Marks.AccountNumber, routingNumber = Marks.RoutingNumber, accountType = "CHECKING" })).Should(201);
        (await worker.Do("PUT", "/staff/profile/tax-forms/i9", new { fields = new { firstName = Marks.TaxName, lastName = "B", address = "1 Way", city = "Town", state = "CA", zip = "94043", dateOfBirth = "1990-01-31", ssn = Marks.Ssn, citizenshipStatus = "CITIZEN", passportNumber = Marks.Passport } })).Should(200);
        (await worker.Do("POST", "/staff/profile/tax-forms/i9/submit", new { signature = new { name = Marks.Signature, signedAt = host.Clock.Now }, attestation = true })).Should(200);
        (await worker.Do("PUT", "/staff/profile/personal-info", new { address = new { line1 = Marks.Street, city = "Town", state = "CA", postalCode = "94043", country = "US" } })).Should(200);
        (await worker.Do("POST", "/staff/profile/emergency-contacts", new { fullName = Marks.ContactName, phone = "+12025550123", relationship = "PARENT" })).Should(201);
        var (colleague, asked) = await market.Worker("Cora Colleague");
        var team = (await manager.Do("POST", "/client/coverage/dispatch-teams/memberships", new { staffId = asked, teamType = "CORE", hubId = hub, notes = Marks.TeamNotes })).Should(201).Body.Id("membershipId");
        var order = await market.Order(hub, host.Clock.Now.AddHours(4), workers: 2, with: new { notes = Marks.OrderNotes });
        var shift = $"/staff/shifts/{order.Shift}";
        var apply = new { roleId = order.Role, note = Marks.ApplicationNote };
        (await worker.Do("POST", $"{shift}/apply", apply)).Should(200);
        (await worker.Do("POST", $"{shift}/decline", new { reason = Marks.DeclineReason })).Should(200);
        var assignment = (await worker.Do("POST", $"{shift}/apply", apply)).Should(200).Body.Id("assignmentId");
        (await worker.Do("POST", $"{shift}/accept")).Should(200);
        (await worker.Do("POST", $"{shift}/request-swap", new { reason = Marks.Swap })).Should(200);
        await host.SendAll();

        host.Clock.Advance(TimeSpan.FromHours(4));
        (await worker.Do("POST", "/staff/clock-in", Proof(order.Shift, Marks.RefusedLatitude, Marks.RefusedLongitude, "marked-nonce-0001"))).Should(422);
        (await worker.Do("POST", "/staff/clock-in", new { shiftId = order.Shift, sourceType = "NFC", nfcTagId = Marks.OtherTag, proofNonce = "marked-nonce-0004", proofTimestamp = host.Clock.Now })).Should(422);
        (await worker.Do("POST", "/staff/clock-in", Marketplace.Merged(Proof(order.Shift, Marks.InLatitude, Marks.InLongitude, "marked-nonce-0002"), new { notes = Marks.ClockNotes }))).Should(200);
        (await worker.Do("POST", "/staff/location-streams", new
        {
            shiftId = order.Shift, metadata = new { source = Marks.Metadata },
            points = new[] { new { capturedAt = host.Clock.Now, latitude = Marks.StreamLatitude, longitude = Marks.StreamLongitude, accuracyMeters = 10 } },
        })).Should(200);
        await host.SendAll();
        host.Clock.Advance(TimeSpan.FromHours(5));
        (await worker.Do("POST", "/staff/clock-out", Marketplace.Merged(Proof(order.Shift, Marks.OutLatitude, Marks.OutLongitude, "marked-nonce-0003"), new { applicationNotes = Marks.OutNotes, overrideReason = Marks.Override }))).Should(200);
        var review = (await manager.Do("POST", "/client/coverage/reviews", new { staffId = staff, assignmentId = assignment, rating = 2, feedback = Marks.Feedback, markAsBlocked = true })).Should(200).Body.Id("reviewId");
        await host.SendAll();
        var block = (await owner.OnlyItem("/client/coverage/blocked-staff")).Id("blockId");
        var center = (await market.Owner.Get("/client/cost-centers")).Should(200)["items"][0].Id("costCenterId");
        var ids = new Dictionary<string, Guid> { ["tenant"] = market.CompanyId().Value, ["business"] = market.Business, ["hub"] = hub, ["costCenter"] = center, ["vendor"] = market.Vendor, ["order"] = order.Id, ["shift"] = order.Shift, ["role"] = order.Role, ["staff"] = staff, ["assignment"] = assignment, ["review"] = review, ["block"] = block, ["dispatchMembership"] = team, ["verification"] = verification, ["benefit"] = Guid.CreateVersion7() };
        return (new(owner, worker, ids), manager, colleague, ["marked-client-endpoint", "marked-staff-endpoint", .. links]);
    }

    /// <returns>A verification, and the addresses under which files were read.</returns>
    private async Task<(Guid Verification, IReadOnlyList<string> Links)> HandIn(Marketplace market, Client worker, Guid staff)
    {
        var document = await market.Asks("document", "Passport");
        var uploaded = (await worker.Upload($"/staff/profile/documents/{document}/upload", [.. Pictures.Pdf, .. System.Text.Encoding.ASCII.GetBytes(Marks.FileContent)], "passport.pdf")).Should(202).Body;
        var signed = (await worker.Do("POST", "/create-signed-url", new { fileUri = uploaded.Str("fileUri") })).Should(200).Body;
        await host.JudgeAll();
        (await market.Review(uploaded.Id("verificationId"), "REJECTED", Marks.ReviewNote)).Should(200);
        (await worker.Do("PUT", $"/staff/profile/documents/{document}/upload", new { verificationId = uploaded.Id("verificationId"), metadata = new { of = Marks.DocumentMetadata } })).Should(200);
        var certificate = await worker.Verify(staff, "certification", with: new { rules = new { of = Marks.VerificationRules }, metadata = new { of = Marks.VerificationMetadata } });
        (await worker.Do("POST", "/staff/profile/certificates", new { certificateType = "FOOD_HANDLER", name = "Card", certificateNumber = Marks.CertificateNumber, verificationId = certificate })).Should(201);
        return (uploaded.Id("verificationId"), [.. new[] { uploaded, signed }.Select(l => l.Str("signedUrl")!.Split('/')[^1])]);
    }

    private object Proof(Guid shift, double latitude, double longitude, string nonce) => new
    {
        shiftId = shift, sourceType = "GEO", latitude, longitude, accuracyMeters = 10, proofNonce = nonce, proofTimestamp = host.Clock.Now, attestationProvider = "APP_ATTEST", attestationToken = Marks.Attestation,
    };

    /// <summary>A client by password, a worker by phone.</summary>
    private async Task<(string Code, IReadOnlyList<string> Tokens)> SignIn(Marketplace market)
    {
        var visitor = host.Visitor(market.Company.Codename);
        await market.Save(db =>
        {
            var invited = new StaffMember { Id = NewId.At<StaffId>(host.Clock), CompanyId = market.CompanyId(), FullName = "Ida Invited", Phone = Phone, Timezone = "UTC" };
            db.Staff.Add(invited);
            return invited.Id.Value;
        });
        var client = (await visitor.Post("/auth/client/sign-up", new { companyName = "Marked Hotel", email = "marked@market.test", password = Marks.Password, firstName = "Olivia" })).Should(201).Body;
        var again = (await visitor.Post("/auth/client/sign-in", new { email = "marked@market.test", password = Marks.Password })).Should(200).Body;
        (await visitor.Post("/auth/client/sign-in", new { email = "marked@market.test", password = Marks.Password + "!" })).Should(401);
        var sessionInfo = (await visitor.Post("/auth/staff/phone/start", new { phoneNumber = Phone, mode = "SERVER_OTP" })).Should(200).Body.Str("sessionInfo")!;
        await host.SendAll();
        var code = System.Text.RegularExpressions.Regex.Match(host.Phone.Received[^1].Text, "[0-9]{6}").Value;
        var staff = (await visitor.Post("/auth/staff/phone/verify", new { sessionInfo, code })).Should(200).Body;
        return (code, [.. new[] { client, again, staff }.SelectMany(a => new[] { a.Str("sessionToken")!, a.Str("refreshToken")! }), market.Owner.Token!]);
    }

    /// <summary>All that the surface shows to each of them, and the house to its own owner.</summary>
    private async Task<List<(string Who, string Kind, List<(string Path, string Text)> Answers)>> Answers(Marketplace market, Party own, Client manager, Client colleague)
    {
        var (other, _) = await market.Worker("Otto Other");
        var (_, stranger) = await market.OpenBusiness("Other Cafes");
        var operations = host.Services.GetRequiredService<ApiMap>();
        var reads = operations.On(StaffingSurface.Instance).Where(o => o.Method is "GET").ToList();
        var all = new List<(string, string, List<(string, string)>)>();
        foreach (var (who, name, kind, of) in new[]
        {
            (market.Owner, "the owner", "client", AccessRequired.Client), (manager, "a manager", "client", AccessRequired.Client), (await market.Member(ClientRole.Viewer), "a viewer", "client", AccessRequired.Client),
            (stranger, "another client", "stranger", AccessRequired.Client), (own.Works, "the worker", "worker", AccessRequired.Staff), (other, "another worker", "stranger", AccessRequired.Staff), (colleague, "a worker of the team", "stranger", AccessRequired.Staff), ((await Marketplace.Open(host)).Owner, "a client of another company", "stranger", AccessRequired.Client),
        })
        {
            var answers = new List<(string, string)>();
            foreach (var read in reads.Where(o => o.AccessRequired == of || o.AccessRequired is AccessRequired.Either or AccessRequired.EitherOrOps || (of is AccessRequired.Client && o.AccessRequired is AccessRequired.OpsOrClient && !TellsWhere.Contains(o.Name))))
            {
                var path = new ForeignIdAsking(read, host.Clock.Now.AddDays(-1)).Request(own).Path;
                answers.Add((path, (await who.Get(path)).Text));
            }
            answers.Count.ShouldBeGreaterThan(5);
            all.Add((name, kind, answers));
        }

        var house = new List<(string, string)>();
        foreach (var read in operations.On(CompanySurface.Instance).Where(o => o.Method is "GET" && !o.Route.Contains(':') && o.Plan.AnswersObject && o.Name is not "relogin")) house.Add((read.Pattern, (await market.Company.Owner.Get(read.Pattern)).Text));
        house.Count.ShouldBeGreaterThan(30);
        // The trail is one for all, and shows nothing of the marketplace under the names of the house.
        var trails = operations.On(CompanySurface.Instance).Where(o => o.Method is "GET" && o.Pattern.EndsWith("/history", StringComparison.Ordinal)).ToList();
        trails.Count.ShouldBeGreaterThan(15);
        foreach (var path in from trail in trails from id in own.Ids.Values.Append(own.Works.UserId) select System.Text.RegularExpressions.Regex.Replace(trail.Pattern, @"\{[^}]+\}", $"{id}")) house.Add((path, (await market.Company.Owner.Get(path)).Text));
        all.Add(("the company's owner", "house", house));
        return all;
    }

    private static string Around(string text, string value)
    {
        var at = text.IndexOf(value, StringComparison.OrdinalIgnoreCase);
        return text[Math.Max(0, at - 150)..Math.Min(text.Length, at + value.Length + 50)];
    }
}
