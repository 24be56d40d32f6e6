using System.Net;
using System.Text.Json;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>Workers hand in documents and what they wear; the verification's file is what is handed in.</summary>
public sealed class HandInTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_document_is_uploaded_judged_finalized_and_counts_when_an_operator_says_so()
    {
        var (market, worker, _) = await Open();
        var id = await market.Asks("document", "Passport", required: true);
        (await worker.Item("documents", id)).Str("status").ShouldBe("NOT_UPLOADED");
        var at = await market.Place(host, host.Clock.GetUtcNow().AddDays(3));
        Missing(await worker.Apply(at)).ShouldBe(["DOCUMENT_MISSING"]);

        var uploaded = (await worker.Upload($"/staff/profile/documents/{id}/upload", Pictures.Jpeg())).Should(202).Body;
        var (verification, uri) = (uploaded.Id("verificationId"), uploaded.Str("fileUri"));
        uploaded.Str("status").ShouldBe("PENDING");
        (await host.Http.GetByteArrayAsync(new Uri(host.Http.BaseAddress!, uploaded.Str("signedUrl")))).Says(Pictures.Camera).ShouldBeFalse();
        await host.JudgeAll();
        (await market.Review(verification, "APPROVED")).Should(200);
        (await worker.Item("documents", id)).Str("status").ShouldBe("PENDING", "it is not finalized");
        Missing(await worker.Apply(at)).ShouldBe(["DOCUMENT_MISSING"]);

        var until = host.Clock.GetUtcNow().AddDays(100);
        var final = (await worker.Do("PUT", $"/staff/profile/documents/{id}/upload", new { verificationId = verification, fileUri = "gs://somebody/else", photoUrl = "https://x", expiresAt = until, metadata = new { pages = 2 } })).Should(200).Body;
        (final.Str("status"), final.Str("fileUri"), final.Str("verificationStatus"), final.Id("staffDocumentId")).ShouldBe(("VERIFIED", uri, "APPROVED", uploaded.Id("staffDocumentId")));
        final.GetProperty("expiresAt").GetDateTimeOffset().ShouldBe(until, TimeSpan.FromMilliseconds(1));
        (await worker.Do("PUT", $"/staff/profile/documents/{id}/upload", new { verificationId = verification, expiresAt = until })).Should(200);
        Missing(await worker.Apply(await market.Place(host, until.AddHours(-3)))).ShouldBe(["DOCUMENT_MISSING"], "it is over before the shift ends");
        (await worker.Apply(at)).Should(200);

        // A newer one that waits takes nothing away until it is finalized.
        var again = (await worker.Upload($"/staff/profile/documents/{id}/upload", Pictures.Png())).Should(202).Body.Id("verificationId");
        (await worker.Item("documents", id)).Str("status").ShouldBe("VERIFIED");
        (await worker.Do("POST", $"/staff/profile/documents/{id}/upload", new { verificationId = again })).Should(202).Body.Str("status").ShouldBe("PENDING");
        await host.JudgeAll();
        (await market.Review(again, "REJECTED", "Not legible.")).Should(200);
        var rejected = await worker.Item("documents", id);
        (rejected.Str("status"), rejected.Str("rejectionReason"), rejected.Str("verificationStatus")).ShouldBe(("REJECTED", "Not legible.", "REJECTED"));
        var told = await host.Rows($"SELECT event_type FROM staffing.domain_events WHERE aggregate_id = '{verification}'");
        told.Distinct().ShouldBe(["VERIFICATION_CREATED", "VERIFICATION_STARTED", "VERIFICATION_DECIDED", "VERIFICATION_REVIEWED", "DOCUMENT_FINALIZED"], ignoreOrder: true);
    }

    [Fact]
    public async Task Attire_is_a_picture_that_passes_by_itself()
    {
        var (market, worker, _) = await Open();
        var (apron, other) = (await market.Asks("attire", "Apron", required: true), await market.Asks("attire", "Hat", required: true, role: market.Roles["SERVER"]));
        var at = await market.Place(host, host.Clock.GetUtcNow().AddDays(3));
        Missing(await worker.Apply(at)).ShouldBe(["ATTIRE_MISSING"]);
        (await worker.Upload($"/staff/profile/attire/{apron}/upload", Pictures.Pdf)).ShouldSay(415, "INVALID_FILE_TYPE");
        (await worker.Upload($"/staff/profile/attire/{other}/upload", Pictures.Png())).Should(404);
        (await worker.Upload($"/staff/profile/documents/{apron}/upload", Pictures.Png())).Should(404);

        var verification = (await worker.Upload($"/staff/profile/attire/{apron}/upload", Pictures.Jpeg())).Should(202).Body.Id("verificationId");
        (await worker.Do("PUT", $"/staff/profile/attire/{apron}/upload", new { verificationId = verification })).Should(200).Body.Str("status").ShouldBe("PENDING");
        await host.JudgeAll();
        var item = await worker.Item("attire", apron);
        item.Str("status").ShouldBe("VERIFIED");
        Pictures.SizeOf(await host.Http.GetByteArrayAsync(new Uri(host.Http.BaseAddress!, item.Str("photoUrl")))).ShouldBe((341, 512));
        (await worker.Get("/staff/profile/attire")).Should(200)["items"].GetArrayLength().ShouldBe(1);
        (await worker.Get("/staff/profile/documents")).Should(200)["items"].GetArrayLength().ShouldBe(0);
        (await worker.Apply(at)).Should(200);
    }

    [Fact]
    public async Task Only_the_right_verification_finalizes()
    {
        var (market, worker, staff) = await Open();
        var (other, otherStaff) = await market.Worker("Ben Barista");
        var (id, second, apron) = (await market.Asks("document", "Passport"), await market.Asks("document", "Visa"), await market.Asks("attire", "Apron"));
        var (own, attire, foreign, meant) = (await worker.Verify(staff, "government_id"), await worker.Verify(staff, "attire"), await other.Verify(otherStaff, "government_id"), await worker.Verify(staff, "government_id", with: new { documentId = second }));

        (await Finalize(id, null)).ShouldSay(422, "VERIFICATION_REQUIRED");
        foreach (var wrong in new[] { attire, foreign, meant, Guid.NewGuid() }) (await Finalize(id, wrong)).ShouldSay(422, "VERIFICATION_MISMATCH");
        (await Finalize(apron, own)).Should(404);
        (await Finalize(Guid.NewGuid(), own)).Should(404);
        (await worker.Do("PUT", $"/staff/profile/documents/{id}/upload", new { verificationId = own, expiresAt = host.Clock.GetUtcNow().AddDays(-1) })).ShouldSay(400, "VALIDATION_ERROR");
        (await Finalize(id, own)).Should(200);
        (await Finalize(second, own)).ShouldSay(422, "VERIFICATION_MISMATCH");
        (await Finalize(second, meant)).Should(200);
        (await worker.Send(HttpMethod.Post, $"/staff/profile/documents/{id}/upload", System.Net.Http.Json.JsonContent.Create(new { }), ("Idempotency-Key", "a"))).ShouldSay(400, "VALIDATION_ERROR");

        Task<Reply> Finalize(Guid document, Guid? verification) => worker.Do("PUT", $"/staff/profile/documents/{document}/upload", new { verificationId = verification });
    }

    [Fact]
    public async Task A_hundred_who_finalize_at_once_use_one_verification_for_one_document()
    {
        var (market, worker, staff) = await Open();
        var documents = new List<Guid>();
        for (var n = 0; n < 4; n++) documents.Add(await market.Asks("document", $"Paper {n}"));
        var verification = await worker.Verify(staff, "government_id");
        var replies = await Race.AtOnce(100, n => worker.Do("PUT", $"/staff/profile/documents/{documents[n % 4]}/upload", new { verificationId = verification }));
        replies.Index().Where(r => r.Item.Status == 200).Select(r => r.Index % 4).Distinct().Count().ShouldBe(1);
        replies.ShouldAllBe(r => r.Status == 200 || r.Status == 422 || r.Status == 409);
        (await host.Number($"SELECT count(*) FROM staffing.staff_documents WHERE verification_id = '{verification}'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_photo_is_shown_small_to_clients_for_as_long_as_it_is_theirs()
    {
        var (market, worker, _) = await Open();
        var first = (await worker.Upload("/staff/profile/photo", Pictures.Jpeg())).Should(200).Body;
        Pictures.SizeOf(await host.Http.GetByteArrayAsync(new Uri(host.Http.BaseAddress!, first.Str("photoUrl")))).ShouldBe((341, 512));
        Pictures.SizeOf(await host.Http.GetByteArrayAsync(new Uri(host.Http.BaseAddress!, first.Str("signedUrl")))).ShouldBe((400, 600));
        (await worker.Get("/staff/session")).Should(200)["staff"].Str("photoUrl").ShouldBe(first.Str("photoUrl"));

        var uploaded = await worker.Stored(Pictures.Png(300, 300));
        var second = (await worker.Do("POST", "/staff/profile/photo", new { fileUri = uploaded })).Should(200).Body;
        second.Str("fileUri").ShouldNotBe(uploaded);
        (await host.Http.GetAsync(new Uri(host.Http.BaseAddress!, first.Str("photoUrl")))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await worker.Upload("/staff/profile/photo", Pictures.Pdf)).ShouldSay(415, "INVALID_FILE_TYPE");
        (await worker.Upload("/staff/profile/photo", [.. Pictures.Png(), .. new byte[5 * 1024 * 1024]])).ShouldSay(413, "FILE_TOO_LARGE");
        (await worker.Do("POST", "/staff/profile/photo", new { fileUri = await (await Open()).Worker.Stored(Pictures.Png()) })).ShouldSay(403, "FORBIDDEN");
        (await worker.Do("POST", "/staff/profile/photo", new { fileUri = await worker.Stored(Pictures.Pdf, "a.pdf") })).ShouldSay(415, "INVALID_FILE_TYPE");
        (await worker.Do("POST", "/staff/profile/photo")).ShouldSay(400, "VALIDATION_ERROR");

        // Of a picture that is not public there is no lasting address, whatever ids somebody knows.
        var secret = await host.Rows($"SELECT company_id || '/' || id FROM files.stored_files WHERE original_id IS NOT NULL AND visibility = 'private'");
        secret.ShouldNotBeEmpty();
        foreach (var ids in secret) (await host.Http.GetAsync(new Uri(host.Http.BaseAddress!, $"/files/thumbnails/{ids}"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static List<string?> Missing(Reply reply) => [.. reply.ShouldSay(422, "STAFF_NOT_ELIGIBLE").Body.GetProperty("details").GetProperty("blockers").EnumerateArray().Select(b => b.Str("code"))];

    private async Task<(Marketplace Market, Client Worker, Guid Staff)> Open()
    {
        var market = await Marketplace.Open(host);
        var (worker, staff) = await market.Worker();
        return (market, worker, staff);
    }
}
