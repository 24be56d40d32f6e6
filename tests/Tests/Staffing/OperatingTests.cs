using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>Whoever runs a marketplace opens it by the company's own surface: nothing of it needs SQL.</summary>
public sealed class OperatingTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Service = "/marketplaceManagement-api/v1";

    [Fact]
    public async Task A_client_that_signs_up_orders_of_the_usual_vendor_and_an_invited_worker_takes_the_place()
    {
        var company = await TestCompany.Found(host);
        var (vendor, role) = await Stock(company);
        (await company.Owner.Patch($"{Service}/staffingsettings", new { defaultVendorId = vendor })).Should(200)["staffingSettings"].Id("defaultVendorId").ShouldBe(vendor);
        var client = await SignUp(company, "Google Mountain View Cafes");
        var hub = (await client.Do("POST", "/client/hubs", new { name = "Main", fullAddress = "1 Main Street", latitude = 37.4, longitude = -122.1, timezone = "UTC" })).Should(201).Body.Id("hubId");
        var startsAt = host.Clock.Now.AddHours(3);
        var order = (await client.Do("POST", "/client/orders/one-time", new { hubId = hub, title = "Espresso", startsAt, endsAt = startsAt.AddHours(4), positions = new[] { new { roleCode = "BARISTA", workersNeeded = 1 } } })).Should(201).Body;
        var shift = order.GetProperty("shiftIds")[0].GetGuid();

        var staff = (await company.Owner.Post($"{Service}/staffmembers", new { fullName = "Ana Barista", phone = "+1 555 010 0001", vendorId = vendor, catalogRoleIds = new[] { role }, profileComplete = true })).Should(201)["staffMember"];
        (staff.Str("phone"), staff.GetProperty("userId").ValueKind).ShouldBe(("+15550100001", JsonValueKind.Null));
        var ana = await ByPhone(company, "+15550100001");
        var shown = (await ana.Get("/staff/shifts/open")).Should(200)["items"].EnumerateArray().ShouldHaveSingleItem();
        var wish = new { roleId = shown.Id("roleId") };

        // What the role asks for is asked of whoever has it not.
        (await ana.Do("POST", $"/staff/shifts/{shift}/apply", wish)).ShouldSay(422, "STAFF_NOT_ELIGIBLE").Text.ShouldContain("CERTIFICATE_MISSING");
        await Put(company.Owner, $"{Service}/staffmembers/{staff.Id()}/certificates", new { certificateType = "food_handler", name = "Card", expiresAt = host.Clock.Now.AddDays(-1) });
        (await ana.Do("POST", $"/staff/shifts/{shift}/apply", wish)).ShouldSay(422, "STAFF_NOT_ELIGIBLE").Text.ShouldContain("CERTIFICATE_EXPIRED");
        await Put(company.Owner, $"{Service}/staffmembers/{staff.Id()}/certificates", new { certificateType = "food_handler", name = "Card", expiresAt = host.Clock.Now.AddDays(90) });
        var document = (await company.Owner.Post($"{Service}/requireddocuments", new { kind = "document", name = "Government ID" })).Should(201)["requiredDocument"].Id();
        (await ana.Do("POST", $"/staff/shifts/{shift}/apply", wish)).ShouldSay(422, "STAFF_NOT_ELIGIBLE").Text.ShouldContain("DOCUMENT_MISSING");
        await Put(company.Owner, $"{Service}/staffmembers/{staff.Id()}/documents/{document}", new { status = "verified" });
        // Nor does anybody take a place in a role that is taken from them again.
        (await company.Owner.Patch($"{Service}/staffmembers/{staff.Id()}", new { catalogRoleIds = Array.Empty<Guid>() })).Should(200);
        (await ana.Do("POST", $"/staff/shifts/{shift}/apply", wish)).ShouldSay(422, "STAFF_NOT_ELIGIBLE").Text.ShouldContain("ROLE_NOT_HELD");
        (await company.Owner.Patch($"{Service}/staffmembers/{staff.Id()}", new { catalogRoleIds = new[] { role } })).Should(200);
        (await ana.Do("POST", $"/staff/shifts/{shift}/apply", wish)).Should(200);

        (await Trail(company, "staffing-service-dbevent-vendorrate")).ShouldBe(["created"]);
        (await Trail(company, "staffing-service-dbevent-staffrole")).ShouldBe(["created", "deleted", "created"]);
        (await Trail(company, "staffing-service-dbevent-certificate")).ShouldBe(["created", "updated"]);
        (await Trail(company, "staffing-service-dbevent-settings")).ShouldBe(["created"]);
    }

    [Fact]
    public async Task A_client_orders_of_nobody_until_it_has_a_vendor_and_of_the_one_that_became_its_usual_last()
    {
        var company = await TestCompany.Found(host);
        var (vendor, role) = await Stock(company);
        var business = (await company.Owner.Post($"{Service}/businesses", new { name = "Bayview" })).Should(201)["business"].Id();
        var boss = await company.Hire("Bo Bayview");
        (await company.Owner.Post($"{Service}/businesses/{business}/members", new { role = "owner", firstName = "Bo", lastName = "Bayview", userId = boss.UserId })).Should(201);
        var hub = (await boss.Do("POST", "/client/hubs", new { name = "Hall", fullAddress = "1 Bay", latitude = 1, longitude = 1, timezone = "UTC" })).Should(201).Body.Id("hubId");
        var startsAt = host.Clock.Now.AddHours(3);
        Task<Reply> Order() => boss.Do("POST", "/client/orders/one-time", new { hubId = hub, title = "Breakfast", startsAt, endsAt = startsAt.AddHours(4), positions = new[] { new { roleCode = "BARISTA", workersNeeded = 1 } } });

        (await Order()).ShouldSay(422, "STAFFING_RULE_VIOLATION").Text.ShouldContain("NO_VENDOR");
        await Put(company.Owner, $"{Service}/businesses/{business}/vendors/{vendor}", new { isDefault = true });
        (await Order()).Should(201);
        var second = (await company.Owner.Post($"{Service}/vendors", new { name = "Second pool" })).Should(201)["vendor"].Id();
        await Put(company.Owner, $"{Service}/businesses/{business}/vendors/{second}", new { isDefault = true });
        (await company.Owner.Get($"{Service}/businessvendors?businessId={business}")).Should(200)["businessVendors"].EnumerateArray().Where(c => c.GetProperty("isDefault").GetBoolean()).ShouldHaveSingleItem().Id("vendorId").ShouldBe(second);
        (await Order()).ShouldSay(404, "NOT_FOUND");

        // A rate that is taken away sells nothing more; a member who is let out does not get in.
        (await company.Owner.Delete($"{Service}/vendors/{vendor}/rates/{role}")).Should(200);
        (await company.Owner.Delete($"{Service}/vendors/{vendor}/rates/{role}")).Should(404);
        await Put(company.Owner, $"{Service}/vendors/{vendor}/rates/{role}", new { payRateCents = 2400, billRateCents = 3200 });
        var member = (await company.Owner.Get($"{Service}/businessmembers?businessId={business}")).Should(200)["businessMembers"][0].Id();
        (await company.Owner.Patch($"{Service}/businessmembers/{member}", new { status = "disabled" })).Should(200);
        (await Order()).ShouldSay(403, "NO_CLIENT_ACCESS");
    }

    [Fact]
    public async Task What_cannot_be_is_refused_and_says_why()
    {
        var company = await TestCompany.Found(host);
        var (owner, nobody) = (company.Owner, Guid.CreateVersion7());
        var (vendor, role) = await Stock(company);

        (await owner.Post($"{Service}/vendors", new { name = "pool a" })).Should(400).Text.ShouldContain("vendor_name");
        (await owner.Post($"{Service}/catalogroles", new { code = "barista", name = "Another" })).Should(400).Text.ShouldContain("catalog_role_code");
        (await owner.Post($"{Service}/catalogroles", new { code = "no blanks", name = "Another" })).Should(400);
        (await owner.Send(HttpMethod.Put, $"{Service}/vendors/{vendor}/rates/{role}", JsonContent.Create(new { payRateCents = 3000, billRateCents = 2000 }))).ShouldRefuse(400, "BillsLessThanItPays");
        (await owner.Send(HttpMethod.Put, $"{Service}/vendors/{nobody}/rates/{role}", JsonContent.Create(new { payRateCents = 1, billRateCents = 2 }))).Should(404);
        (await owner.Patch($"{Service}/staffingsettings", new { offerMinutes = 5 })).Should(400);
        (await owner.Patch($"{Service}/staffingsettings", new { defaultVendorId = nobody })).ShouldRefuse(400, "UnknownVendor");
        (await owner.Post($"{Service}/businesses", new { name = "Cafes", vendorId = nobody })).ShouldRefuse(400, "UnknownVendor");
        (await owner.Post($"{Service}/staffmembers", new { fullName = "Nobody" })).ShouldRefuse(400, "NobodyToReach");
        (await owner.Post($"{Service}/staffmembers", new { fullName = "Nobody", phone = "12" })).Should(400);
        (await owner.Post($"{Service}/staffmembers", new { fullName = "Nobody", userId = nobody })).ShouldRefuse(400, "UnknownUser");
        (await owner.Post($"{Service}/staffmembers", new { fullName = "Nobody", phone = "+15550100002", catalogRoleIds = new[] { nobody } })).ShouldRefuse(400, "UnknownRole");
        (await owner.Post($"{Service}/staffmembers", new { fullName = "Nobody", phone = "+15550100002", homeLatitude = 1 })).ShouldRefuse(400, "HalfAPosition");
        (await owner.Get($"{Service}/staffmembers")).Should(200)["staffMembers"].GetArrayLength().ShouldBe(0);
        (await (await company.Hire()).Get($"{Service}/vendors")).ShouldRefuse(403, "ForbiddenAccess");
    }

    private static async Task<(Guid Vendor, Guid Role)> Stock(TestCompany company)
    {
        var vendor = (await company.Owner.Post($"{Service}/vendors", new { name = "Pool A" })).Should(201)["vendor"].Id();
        var role = (await company.Owner.Post($"{Service}/catalogroles", new { code = "BARISTA", name = "Barista", minHours = 2, certificateTypes = new[] { "food_handler" } })).Should(201)["catalogRole"].Id();
        await Put(company.Owner, $"{Service}/vendors/{vendor}/rates/{role}", new { payRateCents = 2300, billRateCents = 3100 });
        return (vendor, role);
    }

    private async Task<Client> SignUp(TestCompany company, string name)
    {
        var envelope = (await new Client(host.Http, company.Codename).Post("/auth/client/sign-up", new { companyName = name, email = $"owner@{company.Codename}.client.test", password = TestCompany.Password })).Should(201).Body;
        return new Client(host.Http, company.Codename, envelope.Str("sessionToken"));
    }

    private async Task<Client> ByPhone(TestCompany company, string phone)
    {
        var visitor = new Client(host.Http, company.Codename);
        var started = (await visitor.Post("/auth/staff/phone/start", new { phoneNumber = phone, mode = "SERVER_OTP" })).Should(200).Body;
        var envelope = (await visitor.Post("/auth/staff/phone/verify", new { sessionInfo = started.Str("sessionInfo"), code = await Externals.CodeSentTo(host, phone) })).Should(200).Body;
        return new Client(host.Http, company.Codename, envelope.Str("sessionToken"));
    }

    private static async Task Put(Client owner, string path, object body) => (await owner.Send(HttpMethod.Put, path, JsonContent.Create(body))).Should(200);

    /// <summary>What the trail says was done to such objects, in order.</summary>
    private async Task<List<string>> Trail(TestCompany company, string what)
    {
        await using var source = NpgsqlDataSource.Create(host.ConnectionString);
        await using var command = source.CreateCommand("SELECT regexp_replace(event, '^.*-', '') FROM kernel.changes WHERE event LIKE 'workforceos-' || $1 || '-%' AND company_id = (SELECT id FROM identity.companies WHERE codename = $2) ORDER BY id");
        command.Parameters.AddWithValue(what);
        command.Parameters.AddWithValue(company.Codename);
        var verbs = new List<string>();
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync()) verbs.Add(rows.GetString(0));
        return verbs;
    }
}
