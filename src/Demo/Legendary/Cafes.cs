using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Demo.Legendary;

/// <summary>The client that most of it is about, with its three hubs: by geofence, by tag, by either.</summary>
internal sealed record Cafes(DemoUser Owner, Guid Business, Guid Fenced, Guid Tagged, Guid Either)
{
    /// <summary>The keys are those of the example of RFC 8291.</summary>
    private const string Laptop = """{"endpoint":"https://push.invalid/demo/mia","keys":{"p256dh":"BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4","auth":"BTBZMqHH6r4Tts7J_aSIgg"}}""";

    public static async Task<Cafes> Open(Founding founding, DemoUsers users, Market market, CancellationToken cancel)
    {
        var (business, owner) = await founding.SignUp(market, Cast.Cafes, Cast.Owner, "Olive", "Owner", cancel);
        var cafes = new Cafes(owner, business,
            await Hub(owner, "Google MV Cafe Clock Point", new
            {
                fullAddress = "1600 Amphitheatre Pkwy, Mountain View, CA 94043", latitude = 37.4221, longitude = -122.0841, timezone = Cast.Zone, geofenceRadiusMeters = 120, clockInMode = "GEO_REQUIRED", allowClockInOverride = true, nfcTagId = "NFC-DEMO-ANA-001",
            }, cancel),
            await Hub(owner, "Charleston Cafe", new { fullAddress = "2000 N Shoreline Blvd, Mountain View, CA 94043", latitude = 37.4222, longitude = -122.0812, timezone = Cast.Zone, clockInMode = "NFC_REQUIRED", allowClockInOverride = false, nfcTagId = "NFC-DEMO-CHA-002" }, cancel),
            await Hub(owner, "Shoreline Coffee Cart", new { fullAddress = "1 Amphitheatre Pkwy, Mountain View, CA 94043", latitude = 37.4267, longitude = -122.0807, timezone = Cast.Zone, clockInMode = "EITHER" }, cancel));

        var centers = (await owner.Page("listCostCenters", new Dictionary<string, string>(), cancel)).Select(c => c.GetProperty("name").GetString()).ToHashSet();
        foreach (var (name, code) in new[] { ("Cafe operations", "CAFE-OPS"), ("Events", "EVENTS") })
            if (!centers.Contains(name)) await market.Ops.Do("createCostCenter", new { name, code }, cancel, business);

        if ((await owner.Page("listBillingAccounts", new Dictionary<string, string>(), cancel)).Count < 2)
            await market.Ops.Do("createBillingAccount", new { bankName = "Bay Bank", providerReference = "ba_demo_cafes", last4 = "4417", accountType = "checking" }, cancel, business);

        await Admit(users, market, business, cafes, cancel);
        await Paper(market, cancel);
        await Teams(market, cafes, cancel);
        return cafes;
    }

    /// <returns>The hub of that name, which is made where it is not there.</returns>
    public static async Task<Guid> Hub(DemoUser owner, string name, object rest, CancellationToken cancel)
    {
        if ((await owner.Page("listHubs", new Dictionary<string, string>(), cancel)).Where(h => h.GetProperty("name").GetString() == name).Select(h => (Guid?)Story.Id(h, "hubId")).FirstOrDefault() is { } known) return known;
        var input = rest.GetType().GetProperties().ToDictionary(p => p.Name, p => p.GetValue(rest));
        input["name"] = name;
        return Story.Id(await owner.Do("createHub", input, cancel), "hubId");
    }

    /// <summary>An admin of the house, a shift manager of the first hub, and one who has still to come.</summary>
    private static async Task Admit(DemoUsers users, Market market, Guid business, Cafes cafes, CancellationToken cancel)
    {
        var accounts = (await market.Ops.List("listUsers", cancel)).ToDictionary(u => u.GetProperty("email").GetString()!, u => Story.Id(u));
        if (!accounts.ContainsKey(Cast.Ops)) await Person(Cast.Ops, "Oscar Ops", "tenantAdmin");
        if (!accounts.TryGetValue(Cast.Manager, out var manager)) manager = await Person(Cast.Manager, "Mia Manager", "tenantUser");
        var members = await market.Ops.List("listBusinessMembers", cancel, ("businessId", $"{business}"));
        if (!members.Exists(m => m.GetProperty("userId").GetString() == $"{manager}"))
            await market.Ops.Do("createBusinessMember", new { role = "shiftManager", firstName = "Mia", lastName = "Manager", userId = manager, hubIds = new[] { cafes.Fenced } }, cancel, business);
        // Her laptop's service is never reached: what she is told is tried again and again.
        await users.Of(market.Company, new UserId(manager), Role.TenantUser).Do("registerClientPushToken", new { provider = "WEBPUSH", platform = "WEB", pushToken = Laptop, deviceId = "laptop" }, cancel);
        await cafes.Owner.Do("inviteShiftManager", new { firstName = "Nora", lastName = "Lead", email = "nora.lead@example.com", hubId = cafes.Fenced }, cancel);

        async Task<Guid> Person(string email, string fullname, string roleId) =>
            Story.Id(await market.Ops.Do("createUser", new { email, password = DemoCompany.Password, fullname, roleId, emailVerified = true }, cancel));
    }

    /// <summary>What workers are asked for, without which they may work all the same; Ana has handed in all of it.</summary>
    private static async Task Paper(Market market, CancellationToken cancel)
    {
        var known = (await market.Ops.List("listRequiredDocuments", cancel)).Select(d => d.GetProperty("name").GetString()!).ToHashSet();
        foreach (var (name, kind) in Cast.Documents.Select(d => (d, "document")).Concat(Cast.Attire.Select(a => (a, "attire"))))
        {
            if (!known.Contains(name)) await market.Ops.Do("createRequiredDocument", new { kind, name, documentType = TypeOf(name), required = false }, cancel);
        }
        await HandedIn.Tell(market, cancel);
        await Profiles.Tell(market, cancel);
        await market.Hands[Cast.Ana].User.Do("quickSetAvailability", new { quickSetType = "WEEKDAYS" }, cancel);
        // To phones that are none: what they are told stands in the log.
        foreach (var hand in Cast.Hands) await market.Hands[hand].User.Do("registerStaffPushToken", new { provider = "LOG", platform = "IOS", pushToken = $"demo-{hand.Phone}", deviceId = "phone" }, cancel);
    }

    private static string TypeOf(string document) => document switch
    {
        "Government ID" => "governmentId",
        "Right to work" => "workAuthorization",
        "Background check" => "backgroundCheck",
        _ => "other",
    };

    private static async Task Teams(Market market, Cafes cafes, CancellationToken cancel)
    {
        foreach (var (hand, teamType) in new[] { (Cast.Ana, "CORE"), (Cast.Ben, "CERTIFIED_LOCATION"), (Cast.Cara, "MARKETPLACE") })
            await cafes.Owner.Do("addDispatchTeamMember", new { staffId = market.Hands[hand].Staff, teamType, hubId = cafes.Fenced }, cancel);
    }
}
