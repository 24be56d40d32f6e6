using System.Text.Json;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Demo.Legendary;

/// <summary>What Ana has handed in: documents and a certificate that an operator has looked at, and what she wears, which passes by itself.</summary>
internal static class HandedIn
{
    private const string Judging = "staffing.verifications";
    private const string LatteArt = "LATTE_ART";

    /// <summary>Dark cloth, 120 by 160.</summary>
    private const string Cloth = "iVBORw0KGgoAAAANSUhEUgAAAHgAAACgCAAAAADiYvdMAAAAXUlEQVR42u3NMQEAAAwCIKPZP5UxtgMKkB6JWCwWi8VisVgsFovFYrFYLBaLxWKxWCwWi8VisVgsFovFYrFYLBaLxWKxWCwWi8VisVgsFovFYrFYLBaLxWKxWPwvHtjLwQ/x6LRAAAAAAElFTkSuQmCC";

    private static readonly UploadedFile Photo = new("photo.png", "image/png", Convert.FromBase64String(Cloth));
    private static readonly UploadedFile Paper = new("paper.pdf", "application/pdf", "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj\ntrailer<</Root 1 0 R>>\n"u8.ToArray());

    /// <summary>What is verified is left alone.</summary>
    public static async Task Tell(Market market, CancellationToken cancel)
    {
        var ana = market.Hands[Cast.Ana];
        await Documents(market, ana.User, "listStaffDocuments", "uploadStaffDocumentFile", "finalizeStaffDocument", Paper, cancel);
        await Documents(market, ana.User, "listAttire", "uploadAttireFile", "finalizeAttire", Photo, cancel);

        if ((await ana.User.Page("listCertificates", new Dictionary<string, string>(), cancel)).Exists(c => c.GetProperty("certificateType").GetString() is LatteArt)) return;
        var file = await ana.User.Send("uploadFile", Paper, cancel);
        var asked = await ana.User.Do("createVerification", new { type = "certification", subjectType = "staff", subjectId = ana.Staff, fileUri = file.GetProperty("fileUri").GetString() }, cancel);
        await Approve(market, [Story.Id(asked, "verificationId")], cancel);
        await ana.User.Do("createCertificate", new { certificateType = LatteArt, name = "Latte art, level 2", issuer = "Bay Baristas", certificateNumber = "LA-2-0417", verificationId = Story.Id(asked, "verificationId") }, cancel);
    }

    private static async Task Documents(Market market, DemoUser worker, string list, string upload, string finalize, UploadedFile file, CancellationToken cancel)
    {
        var asked = new Dictionary<Guid, Guid>();
        foreach (var item in (await worker.Page(list, new Dictionary<string, string>(), cancel)).Where(i => i.GetProperty("status").GetString() is not "verified"))
        {
            var document = Story.Id(item, "documentId");
            asked[document] = Story.Id(await worker.Send(upload, file, cancel, document), "verificationId");
        }
        await Approve(market, asked.Values, cancel);
        foreach (var (document, verification) in asked) await worker.Do(finalize, new { verificationId = verification }, cancel, document);
    }

    /// <summary>What no rule lets pass.</summary>
    private static async Task Approve(Market market, IReadOnlyCollection<Guid> verifications, CancellationToken cancel)
    {
        await market.Follow(Judging, market.Clock.GetUtcNow(), cancel);
        var waiting = (await market.Ops.List("listVerifications", cancel, ("status", "needsReview"))).Select(v => Story.Id(v)).ToHashSet();
        foreach (var verification in verifications.Where(waiting.Contains)) await market.Ops.Do("reviewVerification", new { decision = "APPROVED" }, cancel, verification);
    }
}
