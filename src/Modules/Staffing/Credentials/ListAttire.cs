using WorkforceOS.Contracts.Files;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Staffing.Credentials;

/// <summary>What the worker is asked to wear, and how far each is.</summary>
internal static class ListAttire
{
    /// <param name="DocumentId">Of the catalogue, as its upload takes it.</param>
    /// <param name="PhotoUrl">A small picture, for some minutes.</param>
    internal sealed record View(DocumentId DocumentId, string Name, string? Description, bool Required, string? ImageExampleUrl, HandedInStatus Status, string? PhotoUrl, VerificationId? VerificationId, string? RejectionReason);

    public static async Task<Result<Page<View>>> Handle(RowWindow window, OwnDocuments documents, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return await documents.Page(DocumentKind.Attire, window, (d, link) => Of(d, link, now), cancel);
    }

    public static View Of(OwnDocument d, FileLink? link, DateTimeOffset now) =>
        new(d.Asked.Id, d.Asked.Name, d.Asked.Description, d.Asked.Required, d.Asked.ImageExampleUrl, d.StatusAt(now), link?.Url, d.Own?.VerificationId, d.Own?.RejectionReason);
}
