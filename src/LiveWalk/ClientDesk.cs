using static WorkforceOS.LiveWalk.Looking;

namespace WorkforceOS.LiveWalk;

/// <summary>A client comes, and gets its house in order: who it is, where its workers clock in, who manages that.</summary>
internal static class ClientDesk
{
    public static async Task Walk(Steps steps, Scene s)
    {
        await SignUp(steps, s);
        var by = s.Owner;
        await steps.Read("session", by, "/auth/session?app=client", a => $"{a.Body.Is("role", "CLIENT").Str("role")} of {a.Body.Is("business.businessId", s.Business).Str("tenant.tenantName")}");
        await steps.Read("client session", by, "/client/session", a => $"session names business {a.Body.Is("business.businessName", s.BusinessName).Is("business.role", "OWNER").Str("business.businessName")}");
        await steps.Read("client cost centers", by, "/client/cost-centers", a => $"{a.Body.List().Count} cost centers");
        await steps.Read("client vendors", by, "/client/vendors", a => $"orders from {a.Body.One("vendorId", s.Vendor).Str("vendorName")}");
        await steps.Read("client vendor roles", by, $"/client/vendors/{s.Vendor}/roles", a => $"{a.Body.One("roleCode", s.RoleCode).Is("hourlyRate", 23).Is("billRateCents", Scene.BillRate).Str("roleName")} at 23.00 an hour");
        await Hubs(steps, s);
        await Managers(steps, s);
        await steps.Write("client device token", by, "POST /client/devices/push-tokens", Devices.Token(steps, "client"), a => $"{a.Body.Is("isActive", true).Is("platform", "IOS").Str("provider")}, active");
    }

    private static async Task SignUp(Steps steps, Scene s)
    {
        await steps.Own("client sign-up", async () =>
        {
            var answer = await steps.Ask(s.Visitor, "POST", "/auth/client/sign-up", new { companyName = s.BusinessName, email = s.ClientEmail, password = s.Password, firstName = "Carl", lastName = "Client", timezone = "UTC" });
            // An answer that was lost has let them in all the same.
            if (answer is { Status: 409, Code: "EMAIL_ALREADY_IN_USE" }) return (true, "signed up by this run before");
            if (answer.Status is not 201) throw new UnexpectedException("201 of POST /auth/client/sign-up", answer.Shown);
            return (true, $"201, {answer.Body.Is("business.role", "OWNER").Str("business.businessName")}");
        });
        s.Owner = await steps.Own("client sign-in", async () =>
        {
            var answer = await steps.Ask(s.Visitor, "POST", "/auth/client/sign-in", new { email = s.ClientEmail, password = s.Password });
            if (answer.Status is not 200) throw new UnexpectedException("200 of POST /auth/client/sign-in", answer.Shown);
            s.Business = answer.Body.Str("business.businessId");
            return (new Person("client", s.Visitor.Company, answer.Body.Str("sessionToken")), $"200, session names business {answer.Body.Is("business.businessName", s.BusinessName).Str("business.businessName")}");
        });
        s.Began = await steps.Own("beginning of this run", async () =>
        {
            var answer = await steps.Ask(s.Operator, "GET", "/marketplaceManagement-api/v1/businesses");
            var began = answer.Body.One("id", s.Business, "businesses").Instant("createdAt");
            steps.IsGoneOn |= answer.Date - began > TimeSpan.FromMinutes(1);
            return (began, $"{answer.Status}, all times count from {Scene.Wire(began)}");
        });
    }

    private static async Task Hubs(Steps steps, Scene s)
    {
        async Task<Place> Hub(string step, string name, string mode)
        {
            var made = await steps.Write(step, s.Owner, "POST /client/hubs", new
            {
                name, fullAddress = "1600 Amphitheatre Pkwy, Mountain View, CA", latitude = Scene.Latitude, longitude = Scene.Longitude, geofenceRadiusMeters = Scene.Radius, clockInMode = mode, allowClockInOverride = true, timezone = "UTC",
            }, a => $"{a.Body.Is("clockInMode", mode).Is("geofenceRadiusMeters", Scene.Radius).Str("name")}, {mode}", 201);
            return new(made.Body.Str("hubId"), name);
        }
        s.Cafe = await Hub("hub with a geofence", "Walk Cafe Clock Point", "GEO_REQUIRED");
        s.Counter = await Hub("hub with a tag", "Walk Counter", "NFC_REQUIRED");
        await steps.Write("hub NFC tag", s.Owner, $"POST /client/hubs/{s.Counter.Id}/assign-nfc", new { nfcTagId = s.Tag, label = "Counter" }, a => $"tag {a.Body.Is("hubId", s.Counter.Id).Is("nfcTagId", s.Tag).Str("nfcTagId")}");
        await steps.Write("hub change", s.Owner, $"PUT /client/hubs/{s.Cafe.Id}", new { accessNotes = "Ring twice", contactName = "Nora" }, a => $"{a.Body.Is("hubId", s.Cafe.Id).Str("name")} keeps its place");
        var spare = await steps.Write("hub to give up", s.Owner, "POST /client/hubs", new { name = "Walk Kiosk", fullAddress = "Elsewhere 1", latitude = 1, longitude = 2, timezone = "UTC" }, a => $"clock-in {a.Body.Is("clockInMode", "EITHER").Str("clockInMode")} where nothing is said", 201);
        await steps.Write("hub that is given up", s.Owner, $"DELETE /client/hubs/{spare.Body.Str("hubId")}", null, a => a.Body.Str("status"));
        await steps.Read("client hubs", s.Owner, "/client/hubs", a =>
        {
            a.Body.One("hubId", s.Cafe.Id).Is("clockInMode", "GEO_REQUIRED").Is("allowClockInOverride", true);
            return $"{a.Body.One("hubId", s.Counter.Id).Is("nfcTagId", s.Tag).Str("name")} with its tag, and its policy of clock-in";
        });
    }

    private static async Task Managers(Steps steps, Scene s)
    {
        var email = $"nora@{steps.Run}.walk.example";
        var invited = await steps.Write("shift manager invitation", s.Owner, "POST /client/shift-managers", new { firstName = "Nora", lastName = "Lead", email, phone = "+15550001234", hubId = s.Cafe.Id },
            a => $"{a.Body.Is("role", "SHIFT_MANAGER").Is("hubId", s.Cafe.Id).Is("email", email).Str("name")}, {a.Body.IsAmong("status", "INVITED", "ACTIVE").Str("status")}", 201);
        var membership = invited.Body.Str("membershipId");
        await steps.Write("hub manager", s.Owner, $"POST /client/hubs/{s.Counter.Id}/managers", new { membershipId = membership }, a => Looked(() => a.Body.Is("membershipId", membership).Is("hubId", s.Counter.Id), "Nora manages the counter too"), 201);
        await steps.Read("client hub managers", s.Owner, $"/client/hubs/{s.Cafe.Id}/managers", a => $"{a.Body.One("membershipId", membership).Is("role", "SHIFT_MANAGER").Str("name")} at the cafe");
        await steps.Read("client team members", s.Owner, "/client/team-members", a => $"{a.Body.One("membershipId", membership).Is("email", email).Str("name")} and {a.Body.One("email", s.ClientEmail).Is("role", "OWNER").Str("name")}");
    }
}

/// <summary>Where news go to.</summary>
internal static class Devices
{
    public static object Token(Steps steps, string whose) => new
    {
        provider = "FCM", platform = "IOS", pushToken = Address(steps, whose), deviceId = $"iphone-15-{whose}", appVersion = "2.0.0", appBuild = "2000", locale = "en-US", timezone = "America/Los_Angeles",
    };

    public static string Address(Steps steps, string whose) => $"walk-{steps.Run}-{whose}-token";
}
