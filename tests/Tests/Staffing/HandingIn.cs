using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>What the tests of documents, attire and certificates do again and again.</summary>
internal static class HandingIn
{
    private const string Service = "/marketplaceManagement-api/v1";
    private const string Runner = "staffing.verifications";

    /// <summary>Something that the workers of a marketplace are asked for.</summary>
    public static async Task<Guid> Asks(this Marketplace market, string kind, string name, bool required = false, Guid? role = null) =>
        (await market.Company.Owner.Post($"{Service}/requireddocuments", new { kind, name, documentType = "governmentId", required, catalogRoleId = role })).Should(201)["requiredDocument"].Id();

    public static async Task<Guid> Verify(this Client worker, Guid staff, string type, byte[]? file = null, object? with = null) =>
        (await worker.Do("POST", "/verifications", Marketplace.Merged(new { type, subjectType = "staff", subjectId = staff, fileUri = await worker.Stored(file ?? Pictures.Png()) }, with))).Should(202).Body.Id("verificationId");

    public static async Task<JsonElement> Verification(this Client who, Guid id) => (await who.Get($"/verifications/{id}")).Should(200).Body;

    public static Task<Reply> Review(this Marketplace market, Guid verification, string decision, string? note = null) => market.Company.Owner.Do("POST", $"/verifications/{verification}/review", new { decision, note });

    public static Task JudgeAll(this TestHost host) => host.RunJob(Runner);

    public static async Task<JsonElement> Item(this Client worker, string list, Guid document) =>
        (await worker.Get($"/staff/profile/{list}")).Should(200)["items"].EnumerateArray().Single(i => i.Id("documentId") == document);

    public static async Task<Guid> Certify(this Client worker, TestHost host, Marketplace market, Guid staff, string type, DateTimeOffset? expiresAt, bool approved = true)
    {
        var verification = await worker.Verify(staff, "certification");
        await host.JudgeAll();
        if (approved) (await market.Review(verification, "APPROVED")).Should(200);
        return (await worker.Do("POST", "/staff/profile/certificates", new { certificateType = type, name = "Food handler card", verificationId = verification, expiresAt })).Should(201).Body.Id("certificateId");
    }
}
