using static WorkforceOS.LiveWalk.Looking;

namespace WorkforceOS.LiveWalk;

/// <summary>A company of the walk's own, whose owner opens a marketplace: by the operators' door of the company surface.</summary>
internal static class Founding
{
    private const string Door = "/marketplaceManagement-api/v1";
    private const string Verification = "/auth-api/verification-services";

    public static async Task Walk(Steps steps, Scene scene, Operator? given)
    {
        scene.Operator = given is null ? await Found(steps, scene) : await steps.Own("operator sign-in", () => SignIn(steps, given.Company, given.Email, given.Password));
        scene.WorkersAreOfTheHouse = given is not null;
        scene.Visitor = new("visitor", scene.Operator.Company);
        await OpenMarketplace(steps, scene);
    }

    private static async Task<Person> Found(Steps steps, Scene scene)
    {
        var (codename, email) = ($"walk{steps.Run}", $"operator@{steps.Run}.walk.example");
        await steps.Own("company registration", async () =>
        {
            steps.IsGoneOn = await IsThere(steps, codename);
            for (var isThere = steps.IsGoneOn; !isThere;)
            {
                // Not asked again blindly: whoever registers twice has two companies.
                var registered = await steps.Wire.AskOnce(() => new Person("", null).Asks("POST", "/auth-api/v1/registercompanyowner", Person.Written(new
                {
                    email, password = scene.Password, fullname = "Olga Operator", company = new { name = codename, timezone = "UTC" },
                })), steps.Cancel);
                isThere = registered is not null || await IsThere(steps, codename);
                if (registered is null) continue;
                if (registered.Status is not 201) throw new UnexpectedException("201 of POST /auth-api/v1/registercompanyowner", registered.Shown);
                registered.Body.Is("company.codename", codename);
            }
            return (true, steps.IsGoneOn ? $"company {codename} is there already: this run goes on" : $"company {codename}");
        });
        await steps.Own("address verification", async () =>
        {
            var person = new Person("operator", codename);
            var started = await steps.Ask(person, "POST", $"{Verification}/email-verification/start", new { email });
            if (started.Status is not 200) return (true, "its address was verified before");
            var done = await steps.Ask(person, "POST", $"{Verification}/email-verification/complete", new { email, secretCode = Told(started) });
            return (true, $"{done.Status}, {Looked(() => done.Body.Is("isVerified", true), "the address is its owner's")}");
        });
        return await steps.Own("operator sign-in", () => SignIn(steps, codename, email, scene.Password));
    }

    private static async Task<bool> IsThere(Steps steps, string codename) => (await steps.Ask(new Person("", null), "GET", $"/auth-api/v1/briefcompanies/{codename}")).Status is 200;

    private static async Task<(Person, string)> SignIn(Steps steps, string company, string email, string password)
    {
        var session = await steps.Ask(new Person("operator", company), "POST", "/auth-api/login", new { email, password });
        if (session.Status is not 200) throw new UnexpectedException("200 of POST /auth-api/login", session.Shown);
        var person = new Person("operator", company, session.Body.Str("accessToken"));
        if (session.Body.Find("sessionNeedsEmail2FA")?.ToString() is not "True") return (person, $"200, operator of {company}");

        var started = await steps.Ask(person, "POST", $"{Verification}/email-2factor-verification/start", new { });
        var done = await steps.Ask(person, "POST", $"{Verification}/email-2factor-verification/complete", new { secretCode = Told(started) });
        return (person, $"{done.Status}, {Looked(() => done.Body.Is("sessionNeedsEmail2FA", false), $"operator of {company}, by password and second factor")}");
    }

    /// <summary>The code, where the host tells it.</summary>
    private static string Told(Answer started) => started.Body.Find("secretCode") is { ValueKind: System.Text.Json.JsonValueKind.String } code ? code.GetString()! : throw new UnexpectedException(
        "the code that Development tells. Elsewhere the walk needs a company that is for trying out and somebody who operates it, by --company, --email and --password (or WALK_COMPANY, WALK_EMAIL, WALK_PASSWORD), and Identity:EmailTwoFactor off",
        started.Shown);

    private static async Task OpenMarketplace(Steps steps, Scene s)
    {
        var by = s.Operator;
        var vendor = await steps.Write("vendor", by, $"POST {Door}/vendors", new { name = $"Walk pool {steps.Run}", serviceArea = "Mountain View" }, a => $"vendor {a.Body.Str("vendor.name")}", 201);
        s.Vendor = vendor.Body.Str("vendor.id");
        var role = await steps.Write("catalogue role", by, $"POST {Door}/catalogroles", new { code = s.RoleCode, name = "Barista", category = "Hospitality", minHours = 2, certificateTypes = new[] { Scene.Certificate } }, a => $"role {a.Body.Str("catalogRole.code")}", 201);
        s.CatalogRole = role.Body.Str("catalogRole.id");
        await steps.Write("rate", by, $"PUT {Door}/vendors/{s.Vendor}/rates/{s.CatalogRole}", new { payRateCents = Scene.PayRate, billRateCents = Scene.BillRate, benchmarkRateCents = 3400 }, a => Looked(() => a.Body.Is("vendorRate.billRateCents", Scene.BillRate), "23.00 paid, 31.00 billed"));
        // Who comes early may clock in and is paid for it, at least two hours; whoever is late is so at once. Nothing here waits for hours to pass.
        await steps.Write("rules of the marketplace", by, $"PATCH {Door}/staffingsettings", new
        {
            defaultVendorId = s.Vendor, clockInEarlyMinutes = 240, payEarlyClockIn = true, minimumPaidMinutes = Scene.PaidMinutes, lateGraceMinutes = 0, noShowMinutes = 480, refillNoticeMinutes = 0, marketplaceAfterMinutes = 0,
        }, a => Looked(() => a.Body.Is("staffingSettings.minimumPaidMinutes", Scene.PaidMinutes).Is("staffingSettings.lateGraceMinutes", 0), "at least two hours are paid, nobody waits for who is late"));

        async Task<string> Asked(string step, string kind, string name)
        {
            var made = await steps.Write(step, by, $"POST {Door}/requireddocuments", new { kind, name, documentType = "governmentId", catalogRoleId = s.CatalogRole }, a => $"asks baristas for: {a.Body.Str("requiredDocument.name")}", 201);
            return made.Body.Str("requiredDocument.id");
        }
        s.Document = await Asked("document that is asked for", "document", $"Government ID {steps.Run}");
        s.Attire = await Asked("attire that is asked for", "attire", $"Apron {steps.Run}");
        await steps.Write("question and answer", by, $"POST {Door}/faqs", new { locale = "en", category = "Pay", question = $"When is run {steps.Run} paid?", answer = "On the day after approval." }, a => $"category {a.Body.Str("faq.category")}", 201);
        var programs = await steps.Ask(by, "GET", $"{Door}/benefitprograms");
        s.HasOwnBenefit = !programs.Body.Has("benefitType", "commuter", "benefitPrograms") || programs.Body.Has("title", Benefit(steps), "benefitPrograms");
        if (s.HasOwnBenefit) await steps.Write("benefit program", by, $"POST {Door}/benefitprograms", new { benefitType = "commuter", title = Benefit(steps), target = 40 }, a => $"{a.Body.Str("benefitProgram.title")} from 40 hours on", 201);
    }

    private static string Benefit(Steps steps) => $"Commuter support {steps.Run}";
}
