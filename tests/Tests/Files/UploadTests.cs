using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Npgsql;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Files;

/// <summary>On disk.</summary>
public sealed class DiskUploadTests(FilesHost host) : UploadTests(host), IClassFixture<FilesHost>;

/// <summary>In a storage that speaks S3.</summary>
public sealed class S3UploadTests(S3FilesHost host) : UploadTests(host), IClassFixture<S3FilesHost>;

/// <summary>Workers and clients upload files, and read their own by links.</summary>
public abstract class UploadTests(FilesHost host)
{
    private const int Most = 10 * 1024 * 1024;

    private static readonly byte[] Pdf = [.. "%PDF-1.7\n"u8, .. new byte[200]];

    [Fact]
    public async Task A_file_is_kept_under_its_owner_and_read_by_its_link()
    {
        var worker = await Worker(await TestCompany.Found(host));
        foreach (var (bytes, path) in new[] { (Pdf, "/upload-file"), ([.. "fLaC"u8, .. new byte[Most - 4]], "/uploadFile"), (Pdf, "/core/upload-file") })
        {
            var sent = host.Clock.Now.ToUnixTimeMilliseconds();
            var reply = (await Upload(worker, bytes, "../my résumé.pdf", path)).Should(200).Body;
            var (uri, file) = (reply.Str("fileUri")!, reply.Str("path")!);
            uri.ShouldBe($"gs://{reply.Str("bucket")}/{file}");
            file.ShouldStartWith($"uploads/{worker.UserId}/{sent}");
            file.ShouldEndWith("_my_r_sum_.pdf");
            (reply.Number("size"), reply.Str("contentType"), reply.Str("uploadUrl")).ShouldBe((bytes.Length, bytes == Pdf ? "application/pdf" : "audio/flac", null));
            (await host.Http.GetByteArrayAsync(new Uri(host.Http.BaseAddress!, reply.Str("signedUrl")))).ShouldBe(bytes);

            var signed = (await worker.Post("/create-signed-url", new { fileUri = uri, expiresInSeconds = 60 })).Should(200).Body;
            signed.GetProperty("expiresAt").GetDateTimeOffset().ShouldBe(host.Clock.Now.AddSeconds(60), TimeSpan.FromSeconds(1));
            (await host.Http.GetByteArrayAsync(new Uri(host.Http.BaseAddress!, signed.Str("signedUrl")))).ShouldBe(bytes);
            host.Clock.Advance(TimeSpan.FromMilliseconds(5));
        }
    }

    [Theory]
    [InlineData("", "audio/webm", new byte[] { 0x1A, 0x45, 0xDF, 0xA3, 0x9F, 0x42, 0x82, 0x84, 0x77, 0x65, 0x62, 0x6D })]
    [InlineData("RIFF....WAVE", "audio/wav", new byte[0])]
    [InlineData("", "audio/mpeg", new byte[] { 0xFF, 0xFB, 0x90, 0x64, 0, 0, 0, 0, 0, 0, 0, 0 })]
    [InlineData("", "audio/aac", new byte[] { 0xFF, 0xF1, 0x50, 0x80, 0, 0, 0, 0, 0, 0, 0, 0 })]
    [InlineData("....ftypM4A ", "audio/mp4", new byte[0])]
    [InlineData("OggS", "audio/ogg", new byte[0])]
    [InlineData("<html>%PDF-", null, new byte[0])]
    [InlineData("MZ", null, new byte[] { 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xFF, 0xFF })]
    [InlineData("", null, new byte[] { 0x1A, 0x45, 0xDF, 0xA3, 0x9F, 0x42, 0x82, 0x88, 0x6D, 0x61, 0x74, 0x72 })]
    [InlineData("", null, new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF })]
    [InlineData("GIF89a", null, new byte[0])]
    public async Task What_a_file_is_stands_in_it_and_not_in_what_it_is_called(string text, string? type, byte[] bytes)
    {
        var reply = await Upload(await Worker(await TestCompany.Found(host)), [.. Encoding.ASCII.GetBytes(text), .. bytes], "a.pdf");
        (reply.Status, reply.Status is 200 ? reply.Body.Str("contentType") : reply.Body.Str("code")).ShouldBe(type is null ? (415, "INVALID_FILE_TYPE") : (200, type));
    }

    [Fact]
    public async Task Too_much_nothing_and_nonsense_are_refused()
    {
        var company = await TestCompany.Found(host);
        var worker = await Worker(company);
        (await Upload(worker, [.. Pdf, .. new byte[Most]], "a.pdf")).Should(413).Body.Str("code").ShouldBe("FILE_TOO_LARGE");
        (await worker.Post("/upload-file", new { fileName = "a.pdf", contentType = "application/pdf", size = Most + 1 })).Should(413).Body.Str("code").ShouldBe("FILE_TOO_LARGE");
        (await worker.Post("/upload-file", new { fileName = "a.exe", contentType = "application/x-msdownload", size = 5 })).Should(415).Body.Str("code").ShouldBe("INVALID_FILE_TYPE");
        foreach (var body in new object[] { new { }, new { fileName = "a.pdf", contentType = "application/pdf" }, new { fileName = "a.pdf", contentType = "application/pdf", size = 0 }, new { fileName = "a.pdf", contentType = "application/pdf", size = 5, visibility = "all" }, new { fileName = "a.pdf", contentType = "application/pdf", size = 5, owner = "me" } })
            (await worker.Post("/upload-file", body)).Should(400).Body.Str("code").ShouldBe("VALIDATION_ERROR");
        foreach (var seconds in new[] { 0, 901 }) (await worker.Post("/create-signed-url", new { fileUri = "gs://x/y", expiresInSeconds = seconds })).Should(400);
        (await Upload(await company.Hire(), Pdf, "a.pdf")).Should(403).Body.Str("code").ShouldBe("NO_CLIENT_ACCESS");
    }

    [Fact]
    public async Task A_file_that_is_announced_is_put_once_as_it_was_announced()
    {
        var worker = await Worker(await TestCompany.Found(host));
        var announced = (await worker.Post("/upload-file", new { fileName = "card.pdf", contentType = "application/pdf", size = Pdf.Length, category = "id" })).Should(200).Body;
        var (uri, url) = (announced.Str("fileUri")!, announced.Str("uploadUrl")!);
        announced.Str("signedUrl").ShouldBeNull();
        (await worker.Post("/create-signed-url", new { fileUri = uri })).Should(404);

        (await Put(url, [.. Pdf, 1])).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await Put(url, Pdf[..^1])).ShouldBe(HttpStatusCode.BadRequest);
        (await Put(url, [.. "GIF89a---"u8, .. Pdf[9..]])).ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await Put(url[..^3] + "AAA", Pdf)).ShouldBe(HttpStatusCode.NotFound);
        (await worker.Post("/create-signed-url", new { fileUri = uri })).Should(404);
        (await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Put(url, Pdf)))).ShouldAllBe(status => status == HttpStatusCode.OK);
        var link = (await worker.Post("/create-signed-url", new { fileUri = uri })).Should(200).Body.Str("signedUrl");
        (await host.Http.GetByteArrayAsync(new Uri(host.Http.BaseAddress!, link))).ShouldBe(Pdf);

        var late = (await worker.Post("/upload-file", new { fileName = "late.pdf", contentType = "application/pdf", size = Pdf.Length })).Should(200).Body.Str("uploadUrl")!;
        host.Clock.Advance(TimeSpan.FromMinutes(15));
        (await Put(late, Pdf)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Links_are_for_the_owner_admins_of_the_company_and_for_all_of_it_where_the_file_is_public()
    {
        var company = await TestCompany.Found(host);
        var (owner, other) = (await Worker(company), await Worker(company));
        var stranger = await Worker(await TestCompany.Found(host));
        var kept = (await Upload(owner, Pdf, "a.pdf")).Should(200).Body.Str("fileUri")!;
        var shown = (await Upload(owner, Pdf, "b.pdf", fields: ("visibility", "public"))).Should(200).Body.Str("fileUri")!;

        (await Task.WhenAll(Sign(owner, kept), Sign(company.Owner, kept), Sign(other, kept), Sign(stranger, kept), Sign(other, kept + "x"), Sign(company.Owner, kept + "x"), Sign(owner, kept + "x"))).ShouldBe([200, 200, 403, 403, 403, 404, 404]);
        (await Task.WhenAll(Sign(other, shown), Sign(stranger, shown))).ShouldBe([200, 403]);
    }

    [Fact]
    public async Task Files_of_one_name_in_one_moment_are_files_of_their_own()
    {
        var worker = await Worker(await TestCompany.Found(host));
        var uris = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ => (await Upload(worker, Pdf, "a.pdf")).Should(200).Body.Str("fileUri")));
        uris.ShouldBeUnique();
    }

    private static async Task<int> Sign(Client who, string uri) => (await who.Post("/create-signed-url", new { fileUri = uri })).Status;

    private async Task<HttpStatusCode> Put(string url, byte[] bytes)
    {
        using var reply = await host.Http.PutAsync(url, new ByteArrayContent(bytes));
        return reply.StatusCode;
    }

    private static Task<Reply> Upload(Client who, byte[] bytes, string name, string path = "/upload-file", params (string Name, string Value)[] fields)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        var form = new MultipartFormDataContent { { content, "file", name } };
        foreach (var (field, value) in fields) form.Add(new StringContent(value), field);
        return who.Send(HttpMethod.Post, path, form);
    }

    /// <summary>Somebody who may come to the staffing surface.</summary>
    private async Task<Client> Worker(TestCompany company, Client? person = null)
    {
        person ??= await company.Hire();
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var insert = new NpgsqlCommand("""
            INSERT INTO staffing.staff (company_id, id, is_active, record_version, created_at, updated_at, user_id, full_name, timezone, status, share_location_on_shift, profile_complete)
            SELECT company_id, gen_random_uuid(), true, 1, now(), now(), id, fullname, 'UTC', 'active', true, true FROM identity.users WHERE id = $1
            """, connection) { Parameters = { new() { Value = person.UserId } } };
        (await insert.ExecuteNonQueryAsync()).ShouldBe(1);
        return person;
    }
}
