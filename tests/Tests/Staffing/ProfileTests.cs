using System.Text.Json;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>What workers say of themselves, and how far their profile is by it.</summary>
public sealed class ProfileTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Info = "/staff/profile/personal-info";

    [Fact]
    public async Task Somebody_becomes_a_worker_once_and_the_same_said_again_changes_nothing()
    {
        var market = await Marketplace.Open(host);
        var person = await market.Company.Hire("Eve Newcomer");
        (await person.Get(Info)).ShouldSay(403, "NO_STAFF_ACCESS");
        var body = new { fullName = "Eve Newcomer", email = "Eve@Example.com", bio = "New here.", acceptTermsVersion = "2026-01", primaryRoleCode = "barista", industries = new[] { "events" }, skills = new[] { "Latte art", "barista" }, maxDistanceMiles = 15, timezone = "America/Los_Angeles", preferredLocations = new[] { new { label = "Home", latitude = 37.4, longitude = -122.1, address = "1 Way, Mountain View, CA" } } };
        foreach (var wrong in new object[] { new { fullName = "" }, new { acceptTermsVersion = "" }, new { email = "no" }, new { timezone = "Mars" } }) (await person.Do("POST", "/staff/profile/setup", Marketplace.Merged(body, wrong))).ShouldSay(400, "VALIDATION_ERROR");

        (await person.Do("POST", "/staff/profile/setup", Marketplace.Merged(body, new { primaryRoleCode = "PILOT" }))).ShouldSay(422, "UNKNOWN_ROLE");
        (await person.Do("POST", "/staff/profile/setup", Marketplace.Merged(body, new { phoneNumber = "+12025550199" }))).ShouldSay(409, "PHONE_CHANGE_REQUIRES_VERIFICATION");
        var made = (await person.Do("POST", "/staff/profile/setup", body)).Should(201).Body;
        (made.Str("fullName"), made.Str("status")).ShouldBe(("Eve Newcomer", "ACTIVE"));
        (await person.Do("POST", "/staff/profile/setup", body)).Should(200).Body.Id("staffId").ShouldBe(made.Id("staffId"));
        (await person.Do("POST", "/staff/profile/setup", Marketplace.Merged(body, new { bio = "Other." }))).ShouldSay(409, "PROFILE_ALREADY_EXISTS");
        (await person.Do("POST", "/staff/profile/setup", Marketplace.Merged(body, new { skills = new[] { "barista" } }))).ShouldSay(409, "PROFILE_ALREADY_EXISTS");

        var info = (await person.Get(Info)).Should(200).Body;
        (info.Str("firstName"), info.Str("lastName"), info.Str("email"), info.GetProperty("maxDistanceMiles").GetDecimal(), info.GetProperty("preferredLocations")[0].Str("city")).ShouldBe(("Eve", "Newcomer", "eve@example.com", 15m, "Mountain View"));
        info.GetProperty("skills").EnumerateArray().Select(s => s.GetString()).ShouldBe(["BARISTA", "LATTE_ART"]);
        (await host.Rows($"SELECT (SELECT count(*) FROM staffing.staff_stats WHERE staff_id = s.id) || ' ' || (SELECT count(*) FROM staffing.staff_privacy WHERE staff_id = s.id) || ' ' || (SELECT count(*) FROM staffing.staff_roles WHERE staff_id = s.id) || ' ' || home_latitude FROM staffing.staff s WHERE id = '{made.Id("staffId")}'")).ShouldBe(["1 1 1 37.4"]);
        (await person.Get("/staff/profile-completion")).Should(200)["canWork"].GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Twenty_at_once_make_one_worker()
    {
        var market = await Marketplace.Open(host);
        var person = await market.Company.Hire("Eve Newcomer");
        var replies = await Race.AtOnce(20, _ => person.Do("POST", "/staff/profile/setup", new { fullName = "Eve Newcomer", acceptTermsVersion = "1" }));
        replies.Count(r => r.Status == 201).ShouldBe(1);
        replies.Count(r => r.Status == 200).ShouldBe(19);
    }

    [Fact]
    public async Task What_is_left_out_stays_and_null_takes_it_back()
    {
        var (worker, _) = await (await Marketplace.Open(host)).Worker("Ana Maria Barista");
        var body = new { firstName = "Ana Maria", lastName = "Lopez", dateOfBirth = "1990-01-31", bio = "Coffee.", languages = new[] { "en", "es" }, address = new { line1 = "1 Way", city = "Town", state = "CA", postalCode = "94043", country = "US" }, skills = new[] { "BARISTA" }, industries = new[] { "EVENTS", "Pop-up bars" } };
        var info = (await worker.Do("PUT", Info, body)).Should(200).Body;
        (info.Str("firstName"), info.Str("lastName"), info.Str("fullName"), info.Str("dateOfBirth"), info.GetProperty("address").Str("city")).ShouldBe(("Ana Maria", "Lopez", "Ana Maria Lopez", "1990-01-31", "Town"));
        info = (await worker.Do("PUT", Info, new { bio = (string?)null, address = (object?)null })).Should(200).Body;
        (info.Str("bio"), info.GetProperty("address").ValueKind, info.Str("dateOfBirth"), info.Str("fullName")).ShouldBe((null, JsonValueKind.Null, "1990-01-31", "Ana Maria Lopez"));
        (await worker.Do("PUT", Info, new { phone = "+12025550199" })).ShouldSay(409, "PHONE_CHANGE_REQUIRES_VERIFICATION");
        foreach (var wrong in new object[] { new { dateOfBirth = "2025-01-01" }, new { dateOfBirth = "1800-01-01" }, new { email = "x" }, new { maxDistanceMiles = 0 }, new { photoUrl = "https://example.com/other.png" } }) (await worker.Do("PUT", Info, wrong)).ShouldSay(400, "VALIDATION_ERROR");
        (await worker.Get("/staff/profile/industries")).Should(200)["items"].EnumerateArray().Where(i => i.GetProperty("selected").GetBoolean()).Select(i => i.Str("label")).ShouldBe(["Events", "Pop up bars"]);
        (await host.Rows("SELECT 1 FROM kernel.changes WHERE after::text LIKE '%1990-01-31%'")).ShouldBeEmpty("a birthday is in no trail");
    }

    [Fact]
    public async Task Experience_and_places_are_said_as_whole_lists()
    {
        var (worker, _) = await (await Marketplace.Open(host)).Worker();
        var done = (await worker.Do("PUT", "/staff/profile/experience", new { industries = new[] { "HOTELS" }, skills = new[] { new { code = "latte-art", yearsExperience = 3 } }, primaryRoleCode = "SERVER", yearsExperience = 5 })).Should(200).Body;
        (done.GetProperty("skills")[0].Str("code"), done.GetProperty("skills")[0].Number("yearsExperience")).ShouldBe(("LATTE_ART", 3));
        (await worker.Do("PUT", Info, new { skills = new[] { "LATTE_ART", "FORKLIFT" } })).Should(200);
        (await worker.Get("/staff/profile/skills")).Should(200)["items"].EnumerateArray().Where(i => i.GetProperty("selected").GetBoolean()).Select(i => $"{i.Str("code")} {i.Number("yearsExperience")}").ShouldBe(["FORKLIFT ", "LATTE_ART 3"], "years stay where they are not said again");

        object Place(int n) => new { label = $"Place {n}", latitude = 37.0 + n, longitude = -122.0, radiusMiles = 10.5 };
        (await worker.Do("PUT", "/staff/profile/locations", new { preferredLocations = Enumerable.Range(0, 6).Select(Place) })).ShouldSay(400, "VALIDATION_ERROR");
        var places = (await worker.Do("PUT", "/staff/profile/locations", new { preferredLocations = Enumerable.Range(0, 5).Select(Place), maxDistanceMiles = 12.5 })).Should(200).Body;
        (places.GetProperty("preferredLocations").GetArrayLength(), places.GetProperty("maxDistanceMiles").GetDecimal(), places.GetProperty("preferredLocations")[0].GetProperty("radiusMiles").GetDecimal()).ShouldBe((5, 12.5m, 10.5m));
        (await worker.Do("PUT", "/staff/profile/locations", new { preferredLocations = Array.Empty<object>() })).Should(200).Body.GetProperty("maxDistanceMiles").GetDecimal().ShouldBe(12.5m);
    }

    [Fact]
    public async Task What_is_missing_is_said_and_whoever_lacks_what_is_required_may_not_work()
    {
        var market = await Marketplace.Open(host);
        var person = await market.Company.Hire("Eve Newcomer");
        (await person.Do("POST", "/staff/profile/setup", new { fullName = "Eve Newcomer", acceptTermsVersion = "1" })).Should(201);
        (await Missing(person)).ShouldBe(["EXPERIENCE! primaryRoleCode", "LOCATIONS preferredLocations", "EMERGENCY_CONTACTS emergencyContact", "TAX_FORMS I9,W4", "BANK_ACCOUNT bankAccount"]);
        (await person.Get("/staff/profile-completion")).Should(200)["canWork"].GetBoolean().ShouldBeFalse();
        var hub = await market.Hub();
        var order = await market.Order(hub, host.Clock.Now.AddHours(6));
        var refused = (await person.Do("POST", $"/staff/shifts/{order.Shift}/apply", new { roleId = order.Role })).ShouldSay(422, "STAFF_NOT_ELIGIBLE");
        refused.Text.ShouldContain("PROFILE_INCOMPLETE");

        (await person.Do("PUT", "/staff/profile/experience", new { primaryRoleCode = "BARISTA" })).Should(200);
        (await person.Get("/staff/profile-completion")).Should(200)["canWork"].GetBoolean().ShouldBeTrue();
        await market.Asks("document", "Passport", required: true);
        (await Missing(person)).ShouldContain("DOCUMENTS! Passport");
        (await person.Get("/staff/profile-completion")).Should(200)["canWork"].GetBoolean().ShouldBeFalse();
        (await person.Get("/staff/profile/sections")).Should(200)["sections"].EnumerateArray().Select(s => $"{s.Str("key")} {s.Str("status")}").ShouldContain("DOCUMENTS ACTION_REQUIRED");
        (await person.Get("/staff/dashboard")).Should(200)["profileCompletion"].GetRawText().ShouldBe("""{"completed":false,"percent":44}""");
    }

    [Fact]
    public async Task There_are_five_to_call_at_most_and_one_is_the_first_however_many_come_at_once()
    {
        const string route = "/staff/profile/emergency-contacts";
        var market = await Marketplace.Open(host);
        var ((worker, staff), (other, _)) = (await market.Worker(), await market.Worker("Ben Barista"));
        var replies = await Race.AtOnce(20, n => worker.Do("POST", route, new { fullName = $"Contact {n}", phone = "+1 202 555 0123", relationship = "FRIEND", isPrimary = n % 2 == 0 }));
        replies.Count(r => r.Status == 201).ShouldBe(5);
        replies.Where(r => r.Status != 201).ShouldAllBe(r => r.Status == 409 && r["code"].GetString() == "TOO_MANY_EMERGENCY_CONTACTS");
        (await host.Number($"SELECT count(*) FROM staffing.emergency_contacts WHERE staff_id = '{staff}' AND is_primary")).ShouldBe(1);

        var all = (await worker.Get(route)).Should(200)["items"].EnumerateArray().ToList();
        all[0].Str("phone").ShouldBe("+12025550123");
        (await worker.Do("PUT", $"{route}/{all[0].Id("contactId")}", new { isPrimary = false })).ShouldSay(400, "VALIDATION_ERROR");
        (await worker.Do("PUT", $"{route}/{all[3].Id("contactId")}", new { isPrimary = true, relationship = "PARENT" })).Should(200).Body.Str("relationship").ShouldBe("PARENT");
        (await worker.Get(route)).Should(200)["items"].EnumerateArray().Select(c => (c.Id("contactId"), c.GetProperty("isPrimary").GetBoolean())).First().ShouldBe((all[3].Id("contactId"), true));
        (await other.Do("PUT", $"{route}/{all[0].Id("contactId")}", new { fullName = "Mine" })).Should(404);
        (await other.Do("POST", route, new { fullName = "Only", phone = "none", relationship = "FRIEND" })).ShouldSay(400, "VALIDATION_ERROR");
    }

    [Fact]
    public async Task Stats_are_those_of_the_formula()
    {
        var (worker, staff) = await (await Marketplace.Open(host)).Worker();
        (await worker.Get("/staff/profile/stats")).Should(200).Text.ShouldContain("\"onTimeRate\":100");
        await host.Sql($"UPDATE staffing.staff_stats SET total_shifts = 12, on_time_count = 11, no_show_count = 1, rating_sum = 34, rating_count = 7, late_cancel_count = 0, early_cancel_count = 2, reliability_score = 92.3 WHERE staff_id = '{staff}'");
        var stats = (await worker.Get("/staff/profile/stats")).Should(200).Body;
        (stats.Number("totalShifts"), stats.GetProperty("onTimeRate").GetDecimal(), stats.Number("noShowCount"), stats.Number("cancellationCount"), stats.GetProperty("averageRating").GetDecimal(), stats.GetProperty("reliabilityScore").GetDecimal()).ShouldBe((12, 91.7m, 1, 2, 4.86m, 92.3m));
    }

    [Fact]
    public async Task Who_stops_sharing_where_they_are_has_not_agreed_to_it_any_more()
    {
        var (worker, _) = await (await Marketplace.Open(host)).Worker();
        var privacy = (await worker.Get("/staff/profile/privacy")).Should(200).Body;
        (privacy.GetProperty("profileVisible").GetBoolean(), privacy.GetProperty("shareLocationOnShift").GetBoolean(), privacy.GetProperty("marketingOptIn").GetBoolean()).ShouldBe((true, true, false));
        (await worker.Do("PUT", "/staff/profile/privacy", new { shareLocationOnShift = false, marketingOptIn = true })).Should(200).Body.GetProperty("locationConsentAt").ValueKind.ShouldBe(JsonValueKind.Null);
        (await worker.Do("PUT", "/staff/profile/privacy", new { shareLocationOnShift = true })).Should(200).Body.GetProperty("locationConsentAt").ValueKind.ShouldBe(JsonValueKind.String);
        (await worker.Get("/staff/profile/privacy")).Should(200)["marketingOptIn"].GetBoolean().ShouldBeTrue();
    }

    private static async Task<List<string>> Missing(Client worker) => [.. (await worker.Get("/staff/profile-completion")).Should(200)["sections"].EnumerateArray().Where(s => !s.GetProperty("completed").GetBoolean())
        .Select(s => $"{s.Str("key")}{(s.GetProperty("required").GetBoolean() ? "!" : "")} {string.Join(',', s.GetProperty("missingFields").EnumerateArray().Select(f => f.GetString()))}")];
}
