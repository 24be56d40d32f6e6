using static WorkforceOS.LiveWalk.Looking;

namespace WorkforceOS.LiveWalk;

/// <summary>
/// What workers hand in: uploaded, looked at through a signed address, verified, and handed in by its verification. Ana goes the whole way;
/// of the others an operator writes down what they have seen.
/// </summary>
internal static class Credentials
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>A host that died over a file leaves it to another after two minutes.</summary>
    private static readonly TimeSpan UntilJudged = TimeSpan.FromMinutes(5);

    /// <summary>One pixel.</summary>
    private static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static readonly byte[] Paper = [.. "%PDF-1.7\n"u8, .. new byte[200]];

    /// <summary>Of Ben and Cid, by the operator.</summary>
    public static async Task WriteDown(Steps steps, Scene s)
    {
        foreach (var who in new[] { s.Ben, s.Cid }) await Written(steps, s, who, Scene.Wire(s.Began.AddYears(1)));
    }

    /// <summary>Of Ana, by herself.</summary>
    public static async Task Walk(Steps steps, Scene s)
    {
        var (by, until) = (s.Ana, Scene.Wire(s.Began.AddYears(1)));
        await steps.ReadNow("document that is missing", by, "/staff/profile/documents", a => a.Body.One("documentId", s.Document).Is("required", true).Is("status", "NOT_UPLOADED").Str("status"));

        var paper = await Verified(steps, s, "document", "government_id", Paper, "id.pdf", "application/pdf", s.Document);
        await steps.Write("document handed in", by, $"PUT /staff/profile/documents/{s.Document}/upload", new { verificationId = paper, expiresAt = until }, a => $"{a.Body.Is("verificationId", paper).Is("status", "VERIFIED").Str("name")} is {a.Body.Str("status")}");
        await steps.Read("staff documents", by, "/staff/profile/documents", a => Looked(() => Expect(!a.Body.Has("documentId", s.Attire), "documents alone, no attire", a.Shown), $"{a.Body.One("documentId", s.Document).Is("status", "VERIFIED").Str("name")}, and no attire among them"));

        var apron = await Verified(steps, s, "attire", "attire", Picture, "apron.png", "image/png", s.Attire);
        await steps.Write("attire handed in", by, $"PUT /staff/profile/attire/{s.Attire}/upload", new { verificationId = apron }, a => $"{a.Body.Is("verificationId", apron).Is("status", "VERIFIED").Str("name")} is {a.Body.Str("status")}");
        await steps.Read("staff attire", by, "/staff/profile/attire", a => a.Body.One("documentId", s.Attire).Is("status", "VERIFIED").Str("name"));

        var card = await Verified(steps, s, "certificate", "certification", Paper, "card.pdf", "application/pdf", null);
        await steps.Write("certificate handed in", by, "POST /staff/profile/certificates", new { certificateType = Scene.Certificate, name = "Food handler card", verificationId = card, issuer = "County", certificateNumber = "F-1", expiresAt = until }, a => $"{a.Body.Is("certificateType", Scene.Certificate).Str("name")} is {a.Body.Is("status", "VERIFIED").Str("status")}", 201);
        await steps.Read("staff certificates", by, "/staff/profile/certificates", a => a.Body.One("certificateType", Scene.Certificate).Is("status", "VERIFIED").Str("name"));

        await steps.Read("profile completion", by, "/staff/profile-completion", a => $"can work, {a.Body.Is("canWork", true).Number("percent"):0} %");
        await steps.Read("profile sections", by, "/staff/profile/sections", a => $"{a.Body.List("sections").Count(x => x.Str("status") == "COMPLETE")} of {a.Body.List("sections").Count} complete");
    }

    /// <returns>The verification that was passed.</returns>
    private static async Task<string> Verified(Steps steps, Scene s, string what, string type, byte[] file, string name, string contentType, string? document)
    {
        var uploaded = await steps.Upload($"{what} upload", s.Ana, "/upload-file", file, name, contentType, a => $"{a.Body.Is("contentType", contentType).Number("size"):0} bytes, {a.Body.Str("bucket")}");
        var uri = uploaded.Body.Str("fileUri");
        var signed = await steps.Write($"{what} signed address", s.Ana, "POST /create-signed-url", new { fileUri = uri, expiresInSeconds = 300 }, a => $"good until {a.Body.Instant("expiresAt"):HH:mm:ss}");
        await steps.ReadNow($"{what} by its address", s.Visitor, signed.Body.Str("signedUrl"), a => Looked(() => Expect(a.Text.Length > 0, "the file", "nothing"), "the file, without a session"));
        var asked = await steps.Write($"{what} verification", s.Ana, "POST /verifications", new { type, subjectType = "staff", subjectId = s.Ana.StaffId, fileUri = uri, documentId = document }, a => $"{a.Body.Is("type", type).Str("type")} is {a.Body.Str("status")}", 202);
        var id = asked.Body.Str("verificationId");
        var judged = await steps.Own($"{what} verification judged", async () =>
        {
            var answer = await Judged(steps, s.Ana, id);
            return (answer, $"{answer.Status}, {answer.Body.IsAmong("status", "AUTO_PASS", "NEEDS_REVIEW", "APPROVED").Str("status")}");
        });
        if (judged.Body.Str("status") is "AUTO_PASS") return id;
        await steps.Write($"{what} verification reviewed", s.Operator, $"POST /verifications/{id}/review", new { decision = "APPROVED", note = "Seen" }, a => $"{a.Body.Is("status", "APPROVED").Is("review.decision", "APPROVED").Str("status")} by the operator");
        return id;
    }

    /// <summary>Within seconds, by a job of the host.</summary>
    private static async Task<Answer> Judged(Steps steps, Person who, string id)
    {
        for (var begun = steps.Wire.Clock.GetTimestamp(); ; await Task.Delay(Pause, steps.Wire.Clock, steps.Cancel))
        {
            var answer = await steps.Ask(who, "GET", $"/verifications/{id}");
            if (answer.Status is not 200 || answer.Body.Str("status") is not ("PENDING" or "PROCESSING")) return answer;
            Expect(steps.Wire.Clock.GetElapsedTime(begun) < UntilJudged, "a verification to be judged within minutes", answer.Shown);
        }
    }

    private static async Task Written(Steps steps, Scene s, Person who, string until)
    {
        var (first, staff) = (who.Name.Split(' ')[0], $"/marketplaceManagement-api/v1/staffmembers/{who.StaffId}");
        await steps.Write($"document of {first}, seen by the operator", s.Operator, $"PUT {staff}/documents/{s.Document}", new { status = "verified", expiresAt = until }, a => a.Body.Is("handedInDocument.status", "verified").Str("handedInDocument.status"));
        await steps.Write($"attire of {first}, seen by the operator", s.Operator, $"PUT {staff}/documents/{s.Attire}", new { status = "verified" }, a => a.Body.Is("handedInDocument.status", "verified").Str("handedInDocument.status"));
        await steps.Write($"certificate of {first}, seen by the operator", s.Operator, $"PUT {staff}/certificates", new { certificateType = Scene.Certificate, name = "Food handler card", expiresAt = until }, a => a.Body.Is("staffCertificate.certificateType", Scene.Certificate).Str("staffCertificate.name"));
    }
}
