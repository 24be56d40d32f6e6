using System.Net.Http.Json;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Contract;

/// <summary>The part of the walk in which a company opens a marketplace.</summary>
internal static class MarketplaceWalk
{
    private const string Service = "/marketplaceManagement-api/v1";

    public static async Task Marketplace(Client owner, Client employee, TestHost host)
    {
        var vendor = (await owner.Post($"{Service}/vendors", new { name = "Harbour pool", serviceArea = "The harbour" })).Should(201)["vendor"].Id();
        (await owner.Patch($"{Service}/vendors/{vendor}", new { logoUrl = "https://pool.example/logo.png" })).Should(200);
        (await owner.Get($"{Service}/vendors")).Should(200);
        var role = (await owner.Post($"{Service}/catalogroles", new { code = "BARISTA", name = "Barista", category = "Hospitality", minHours = 2, certificateTypes = new[] { "FOOD_HANDLER" }, attireItems = new[] { "Apron" } })).Should(201)["catalogRole"].Id();
        (await owner.Patch($"{Service}/catalogroles/{role}", new { minHours = 3 })).Should(200);
        (await owner.Get($"{Service}/catalogroles")).Should(200);
        var rate = $"{Service}/vendors/{vendor}/rates/{role}";
        await Put(owner, rate, new { payRateCents = 2300, billRateCents = 3100, benchmarkRateCents = 3400 });
        (await owner.Get($"{Service}/vendorrates")).Should(200);

        var business = (await owner.Post($"{Service}/businesses", new { name = "Cafes", vendorId = vendor })).Should(201)["business"].Id();
        (await owner.Patch($"{Service}/businesses/{business}", new { instantBook = true })).Should(200);
        (await owner.Get($"{Service}/businesses")).Should(200);
        (await owner.Post($"{Service}/businesses/{business}/costcenters", new { name = "Events", code = "EVENTS" })).Should(201);
        (await owner.Post($"{Service}/businesses/{business}/billingaccounts", new { bankName = "Harbour bank", providerReference = "ba_1", last4 = "4242", accountType = "card", isPrimary = true })).Should(201);
        await Put(owner, $"{Service}/businesses/{business}/vendors/{vendor}", new { isDefault = true });
        (await owner.Get($"{Service}/businessvendors")).Should(200);
        var member = (await owner.Post($"{Service}/businesses/{business}/members", new { role = "viewer", firstName = "Vera", lastName = "Viewer", userId = employee.UserId })).Should(201)["businessMember"].Id();
        (await owner.Patch($"{Service}/businessmembers/{member}", new { role = "owner" })).Should(200);
        (await owner.Get($"{Service}/businessmembers")).Should(200);

        var staff = (await owner.Post($"{Service}/staffmembers", new { fullName = "Ana Barista", userId = employee.UserId, vendorId = vendor, catalogRoleIds = new[] { role }, homeLatitude = 37.4, homeLongitude = -122.1, profileComplete = true })).Should(201)["staffMember"].Id();
        (await owner.Patch($"{Service}/staffmembers/{staff}", new { maxDistanceMeters = 30000 })).Should(200);
        (await owner.Get($"{Service}/staffmembers")).Should(200);
        await Put(owner, $"{Service}/staffmembers/{staff}/certificates", new { certificateType = "FOOD_HANDLER", name = "Food handler card", issuer = "County", certificateNumber = "F-1", issuedAt = "2026-01-01T00:00:00Z", expiresAt = "2027-01-01T00:00:00Z" });
        (await owner.Get($"{Service}/staffcertificates")).Should(200);
        var document = (await owner.Post($"{Service}/requireddocuments", new { kind = "document", name = "ID card", documentType = "governmentId", description = "Both sides" })).Should(201)["requiredDocument"].Id();
        (await owner.Patch($"{Service}/requireddocuments/{document}", new { required = false })).Should(200);
        (await owner.Get($"{Service}/requireddocuments")).Should(200);
        await Put(owner, $"{Service}/staffmembers/{staff}/documents/{document}", new { status = "verified", expiresAt = "2027-01-01T00:00:00Z" });
        (await owner.Get($"{Service}/handedindocuments")).Should(200);
        (await owner.Get($"{Service}/verifications")).Should(200);

        await Help(owner, employee, staff, host);
        await Money(owner, employee, business, staff, host);
        await Offers(owner, employee, vendor, role);

        (await owner.Patch($"{Service}/staffingsettings", new { offerMinutes = 60, defaultVendorId = vendor })).Should(200);
        (await owner.Get($"{Service}/staffingsettings")).Should(200);
        (await owner.Delete(rate)).Should(200);
    }

    private static async Task Help(Client owner, Client employee, Guid staff, TestHost host)
    {
        const string form = "/staff/profile/tax-forms/w4";
        var fields = new { firstName = "Ana", lastName = "Barista", ssn = "524-71-6789", address = "1 Way", city = "Town", state = "CA", zip = "94043", filingStatus = "SINGLE" };
        (await employee.Do("POST", $"{form}/submit", new { fields, signature = new { name = "Ana Barista", signedAt = host.Clock.Now }, attestation = true })).Should(200);
        await Put(owner, $"{Service}/staffmembers/{staff}/taxforms/w4", new { decision = "approved" });
        (await owner.Get($"{Service}/stafftaxforms")).Should(200);
        var program = (await owner.Post($"{Service}/benefitprograms", new { benefitType = "commuter", title = "Commuter support", target = 40 })).Should(201)["benefitProgram"].Id();
        (await owner.Patch($"{Service}/benefitprograms/{program}", new { description = "After 40 hours" })).Should(200);
        (await owner.Get($"{Service}/benefitprograms")).Should(200);
        await Put(owner, $"{Service}/staffmembers/{staff}/benefits/commuter", new { status = "pending", tracked = 18 });
        var faq = (await owner.Post($"{Service}/faqs", new { locale = "en", category = "Pay", question = "When am I paid?", answer = "On the day after approval." })).Should(201)["faq"].Id();
        (await owner.Patch($"{Service}/faqs/{faq}", new { sortOrder = 2 })).Should(200);
        (await owner.Get($"{Service}/faqs")).Should(200);
        (await owner.Delete($"{Service}/faqs/{faq}")).Should(200);
    }

    private static async Task Money(Client owner, Client employee, Guid business, Guid staff, TestHost host)
    {
        var hub = (await employee.Do("POST", "/client/hubs", new { name = "Quay 7", fullAddress = "Quay 7", latitude = 1, longitude = 2, timezone = "UTC" })).Should(201).Body.Id("hubId");
        (await owner.Get($"{Service}/hubs?status=active")).Should(200);
        (await owner.Post($"{Service}/businesses/{business}/invoices", new { until = "2026-03-01" })).Should(201);
        var doubted = await Bills.Insert(host, business, "disputed", "doubted");
        await Put(owner, $"{Service}/invoices/{doubted}/reissue", new { reason = "As it was agreed" });
        await Put(owner, $"{Service}/invoices/{doubted}/void", new { reason = "Another client's" });
        var agreed = await Bills.Insert(host, business, "approved", "agreed");
        await Put(owner, $"{Service}/invoices/{agreed}/payment", new { reference = "Transfer 17" });
        (await owner.Get($"{Service}/invoices")).Should(200);
        var starts = host.Clock.Now.AddDays(3);
        (await employee.Do("POST", "/client/orders/one-time", new { hubId = hub, title = "Breakfast", startsAt = starts, endsAt = starts.AddHours(6), positions = new[] { new { roleCode = "BARISTA", workersNeeded = 1 } } })).Should(201);
        var (timesheet, payment) = await Bills.Hours(host, business, staff, agreed);
        await Put(owner, $"{Service}/stafftimesheets/{timesheet}/reject", new { reason = "The break is missing" });
        await Put(owner, $"{Service}/staffpayments/{payment}/cancel", new { reason = "Another account" });
        (await owner.Get($"{Service}/stafftimesheets")).Should(200);
        (await owner.Get($"{Service}/staffpayments")).Should(200);
    }

    private static async Task Offers(Client owner, Client employee, Guid vendor, Guid role)
    {
        const string shifts = "/scheduleManagement-api/v1/shifts";
        var hub = (await employee.Get("/client/hubs")).Should(200)["items"][0].Id("hubId");
        var shift = (await owner.Post(shifts, new { shiftDate = "2026-09-07", startTime = "09:00", endTime = "17:00", headCount = 2 })).Should(201)["shift"].Id();
        (await owner.Post($"{shifts}/{shift}/offer", new { vendorId = vendor, hubId = hub, catalogRoleId = role, count = 1, billRateCents = 3200, deadline = "2026-09-01T00:00:00Z" })).Should(201);
        (await owner.Get($"{shifts}/{shift}")).Should(200);
        (await owner.Delete($"{shifts}/{shift}/offer?cancelAccepted=true")).Should(200);
    }

    private static async Task Put(Client owner, string path, object body) => (await owner.Send(HttpMethod.Put, path, JsonContent.Create(body))).Should(200);
}
