using System.Text.Json;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Demo.Legendary;

/// <summary>Founds a company that runs a marketplace, and stocks it: who sells what at which rates, and who works. What is there already is left alone.</summary>
internal sealed class Founding(DemoUsers users, ICompanies companies, DemoClock clock, JobRunner jobs)
{
    public async Task<Market> Found(string codename, string name, string fullname, string founder, string pool, IReadOnlyList<Rate> rates, CancellationToken cancel)
    {
        var company = await Find(codename, cancel) ?? await Register(name, fullname, founder, cancel);
        var owner = users.Of(company, new UserId(Story.Id((await users.Of(company, null, Role.TenantOwner).List("listUsers", cancel, ("roleId", Text.Of(Role.TenantOwner))))[0])), Role.TenantOwner);
        if (company.Name != fullname) await owner.Do("updateCompany", new { name = fullname }, cancel, company.Id.Value);
        var market = new Market(company, owner, clock, jobs);
        await Stock(market, pool, rates, cancel);
        return market;
    }

    /// <summary>As the platform knows it: whoever asks for a codename that is not taken yet is told so for a while.</summary>
    public async Task<CompanyFacts?> Find(string codename, CancellationToken cancel)
    {
        var platform = (await companies.Find(CompanyId.Root, cancel))!;
        var found = (await users.Of(platform, null, Role.SuperAdmin).List("listCompaniesAccounts", cancel, ("codename", codename))).Where(c => c.GetProperty("codename").GetString() == codename).Select(c => (Guid?)Story.Id(c)).FirstOrDefault();
        return found is { } id ? await companies.Find(new CompanyId(id), cancel) : null;
    }

    /// <summary>They were invited by phone, and show that it is theirs by the code that everybody gets here.</summary>
    public async Task Hire(Market market, IReadOnlyList<Hand> hands, CancellationToken cancel)
    {
        var vendor = Story.Id((await market.Ops.List("listMarketplaceVendors", cancel))[0]);
        var known = (await market.Ops.List("listStaffMembers", cancel)).GroupBy(s => s.GetProperty("fullName").GetString()!).ToDictionary(g => g.Key, g => g.First());
        foreach (var hand in hands)
        {
            var staff = known.TryGetValue(hand.Name, out var made) ? made : await market.Ops.Do("createStaffMember", new
            {
                fullName = hand.Name, phone = hand.Phone, vendorId = vendor, catalogRoleIds = hand.Roles.Select(r => market.Roles[r]), timezone = Cast.Zone, homeLatitude = 37.39, homeLongitude = -122.08, profileComplete = hand.HasProfile,
            }, cancel);
            if (hand.IsCertified is { } isCertified) await Certify(market, Story.Id(staff), isCertified, cancel);
            market.Hands[hand] = new Member(Story.Id(staff), users.Of(market.Company, new UserId(await SignIn(market.Company, staff, hand, cancel)), Role.TenantUser, isExternal: true));
        }
    }

    /// <returns>The owner of a business that signed up by itself.</returns>
    public async Task<(Guid Business, DemoUser Owner)> SignUp(Market market, string business, string email, string firstName, string lastName, CancellationToken cancel)
    {
        var known = (await market.Ops.List("listBusinesses", cancel, ("name", business))).Select(b => (Guid?)Story.Id(b)).FirstOrDefault();
        if (known is { } id)
        {
            var owner = (await market.Ops.List("listBusinessMembers", cancel, ("businessId", $"{id}"))).First(m => m.GetProperty("role").GetString() is "owner");
            return (id, Client(Story.Id(owner, "userId")));
        }
        var envelope = await users.Of(market.Company, null, Role.TenantUser).Do("signUpClient", new { companyName = business, email, password = DemoCompany.Password, firstName, lastName, timezone = Cast.Zone }, cancel);
        return (envelope.GetProperty("business").GetProperty("businessId").GetGuid(), Client(envelope.GetProperty("user").GetProperty("userId").GetGuid()));

        DemoUser Client(Guid user) => users.Of(market.Company, new UserId(user), Role.TenantUser, isExternal: true);
    }

    /// <summary>The name of the company makes its codename, which stays when it says its whole name.</summary>
    private async Task<CompanyFacts> Register(string name, string fullname, string founder, CancellationToken cancel)
    {
        var platform = (await companies.Find(CompanyId.Root, cancel))!;
        var owner = await users.Of(platform, null, Role.TenantUser).Do("registerCompanyOwner", new { email = founder, password = DemoCompany.Password, fullname = "Lena Legend", company = new { name, fullname, timezone = Cast.Zone } }, cancel);
        var company = (await companies.Find(new CompanyId(Story.Id(owner, "companyId")), cancel))!;
        // The code is told where codes are; else it is in the mail, and the owner can give it themselves.
        var visitor = users.Of(company, null, Role.TenantUser);
        var started = await visitor.Do("startEmailVerification", new { email = founder }, cancel);
        if (started.TryGetProperty("secretCode", out var code) && code.ValueKind is JsonValueKind.String) await visitor.Do("completeEmailVerification", new { email = founder, secretCode = code.GetString() }, cancel);
        return company;
    }

    private static async Task Stock(Market market, string pool, IReadOnlyList<Rate> rates, CancellationToken cancel)
    {
        var vendor = (await market.Ops.List("listMarketplaceVendors", cancel)).Select(v => (Guid?)Story.Id(v)).FirstOrDefault() ?? Story.Id(await market.Ops.Do("createMarketplaceVendor", new { name = pool, serviceArea = "San Francisco Bay Area" }, cancel));
        foreach (var role in await market.Ops.List("listCatalogRoles", cancel)) market.Roles[role.GetProperty("code").GetString()!] = Story.Id(role);
        foreach (var rate in rates)
        {
            if (!market.Roles.TryGetValue(rate.Code, out var role))
            {
                role = Story.Id(await market.Ops.Do("createCatalogRole", new { code = rate.Code, name = rate.Name, category = "Hospitality", minHours = 2, certificateTypes = rate.Code is "BARISTA" && market.Company.Codename is Cast.Codename ? new[] { Cast.FoodHandler } : [] }, cancel));
                market.Roles[rate.Code] = role;
            }
            await market.Ops.Do("setVendorRate", new { payRateCents = rate.PayCents, billRateCents = rate.BillCents, benchmarkRateCents = rate.BillCents + 300 }, name => $"{(name is "vendorId" ? vendor : role)}", cancel);
        }
        await market.Ops.Do("updateStaffingSettings", new { defaultVendorId = vendor }, cancel);
    }

    private async Task Certify(Market market, Guid staff, bool isValid, CancellationToken cancel)
    {
        var now = Market.Quarter(clock.GetUtcNow());
        await market.Ops.Do("setStaffCertificate", new
        {
            certificateType = Cast.FoodHandler, name = "California Food Handler Card", issuer = "StateFoodSafety", issuedAt = now.AddYears(-2), expiresAt = isValid ? now.AddYears(1) : now.AddDays(-30), status = isValid ? "verified" : "expired",
        }, cancel, staff);
    }

    private async Task<Guid> SignIn(CompanyFacts company, JsonElement staff, Hand hand, CancellationToken cancel)
    {
        if (staff.GetProperty("userId").ValueKind is JsonValueKind.String) return Story.Id(staff, "userId");
        var visitor = users.Of(company, null, Role.TenantUser);
        var started = await visitor.Do("startStaffPhone", new { phoneNumber = hand.Phone, mode = "SERVER_OTP" }, cancel);
        var envelope = await visitor.Do("verifyStaffPhone", new { sessionInfo = started.GetProperty("sessionInfo").GetString(), code = DemoCompany.PhoneCode }, cancel);
        return envelope.GetProperty("user").GetProperty("userId").GetGuid();
    }
}
