using System.Net.Http.Json;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Contract;

/// <summary>The part of the walk in which a company opens a marketplace.</summary>
internal static class MarketplaceWalk
{
    private const string Service = "/marketplaceManagement-api/v1";

    public static async Task Marketplace(Client owner, Client employee)
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

        (await owner.Patch($"{Service}/staffingsettings", new { offerMinutes = 60, defaultVendorId = vendor })).Should(200);
        (await owner.Get($"{Service}/staffingsettings")).Should(200);
        (await owner.Delete(rate)).Should(200);
    }

    private static async Task Put(Client owner, string path, object body) => (await owner.Send(HttpMethod.Put, path, JsonContent.Create(body))).Should(200);
}
