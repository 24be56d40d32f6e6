using System.Net.Http.Headers;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Identity;

public sealed class AvatarsTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Bucket = "/auth-api/bucket/userAvatars";
    private const string Files = "/auth-api/v1/userAvatarsFiles";
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3, 4];

    [Fact]
    public async Task A_picture_is_stored_and_shown_to_anybody_with_its_link()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        var reply = (await Upload(person, "userAvatars", Png, "image/png", "me.png")).Should(201);
        reply.Body.Str("status").ShouldBe("OK");
        reply.Body.Str("action").ShouldBe("upload");
        reply.Body.Str("bucket").ShouldBe("userAvatars");
        var file = reply["file"];
        (file.Str("fileName"), file.Str("mimeType"), file.GetProperty("fileSize").GetInt32(), file.Id("ownerId")).ShouldBe(("me.png", "image/png", Png.Length, person.UserId));
        file.Str("accessKey")!.Length.ShouldBe(12);

        foreach (var link in new[] { $"{Bucket}/download/{file.Id()}", $"{Bucket}/download/key/{file.Str("accessKey")}" })
        {
            using var shown = await host.Http.GetAsync(link);
            ((int)shown.StatusCode).ShouldBe(200);
            (await shown.Content.ReadAsByteArrayAsync()).ShouldBe(Png);
            shown.Content.Headers.ContentType!.ToString().ShouldBe("image/png");
            shown.Headers.CacheControl!.ToString().ShouldContain("immutable");
            shown.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            using var again = new HttpRequestMessage(HttpMethod.Get, link);
            again.Headers.IfNoneMatch.Add(shown.Headers.ETag!);
            ((int)(await host.Http.SendAsync(again)).StatusCode).ShouldBe(304);
        }
    }

    [Fact]
    public async Task A_page_full_of_pictures_is_shown_however_many_are_asked_for_at_once()
    {
        var person = await (await TestCompany.Found(host)).Hire();
        var picture = (await Upload(person, "userAvatars", Png, "image/png")).Should(201)["file"].Id();

        foreach (var visitor in new[] { host.Visitor(), host.Visitor(person.Company) })
        {
            var shown = await Task.WhenAll(Enumerable.Range(0, 150).Select(_ => visitor.Get($"{Bucket}/download/{picture}")));
            shown.Select(s => s.Status).Distinct().ShouldBe([200]);
        }
    }

    [Theory]
    [InlineData("image/jpeg", "FF D8 FF E0 00")]
    [InlineData("image/gif", "47 49 46 38 39 61 00")]
    [InlineData("image/webp", "52 49 46 46 00 00 00 00 57 45 42 50 56")]
    public async Task Other_formats_that_browsers_show_are_taken_too(string type, string bytes)
    {
        var person = await (await TestCompany.Found(host)).Hire();
        (await Upload(person, "userAvatars", Convert.FromHexString(bytes.Replace(" ", "")), type)).Should(201)["file"].Str("mimeType").ShouldBe(type);
    }

    [Fact]
    public async Task What_is_no_picture_by_word_or_by_bytes_is_refused()
    {
        var person = await (await TestCompany.Found(host)).Hire();
        var script = "<svg onload='alert(1)'>"u8.ToArray();

        (await Upload(person, "userAvatars", script, "image/svg+xml")).Should(400).Body.Str("result").ShouldBe("ERR");
        (await Upload(person, "userAvatars", script, "image/png")).Should(400);
        (await Upload(person, "userAvatars", Png, "text/html")).Should(400);
        (await Upload(person, "userAvatars", Png, "image/gif")).Should(400);
        (await Upload(person, "userAvatars", [], "image/png")).Should(400);
        (await Upload(person, "userAvatars", [.. Png, .. new byte[5 * 1024 * 1024]], "image/png")).Should(413);
        (await person.Send(HttpMethod.Post, $"{Bucket}/upload", new MultipartFormDataContent { { new StringContent("x"), "other" } })).Should(400).Message.ShouldBe("errMsg_fileisRequired");
        (await host.Visitor(person.Company).Send(HttpMethod.Post, $"{Bucket}/upload", Form(Png, "image/png", "a.png"))).Should(401);
        (await person.Get(Files))["userAvatarsFiles"].GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_deleted_picture_is_gone_by_every_link()
    {
        var person = await (await TestCompany.Found(host)).Hire();
        var file = (await Upload(person, "userAvatars", Png, "image/png")).Should(201)["file"];
        (await person.Delete($"{Files}/{file.Id()}")).Should(200)["userAvatarsFile"].GetProperty("isActive").GetBoolean().ShouldBeFalse();

        (await host.Visitor().Get($"{Bucket}/download/{file.Id()}")).Should(404).Body.Str("result").ShouldBe("ERR");
        (await host.Visitor().Get($"{Bucket}/download/key/{file.Str("accessKey")}")).Should(404);
        (await person.Get($"{Files}/{file.Id()}")).Should(404);
        (await person.Delete($"{Files}/{file.Id()}")).Should(404);
    }

    [Fact]
    public async Task Pictures_of_people_are_listed_and_deleted_by_their_owner_and_by_admins()
    {
        var company = await TestCompany.Found(host);
        var (person, colleague) = (await company.Hire(), await company.Hire());
        var file = (await Upload(person, "userAvatars", Png, "image/png", "portrait.png")).Should(201)["file"];

        (await person.Get(Files + "?fileName=PORT"))["userAvatarsFiles"].EnumerateArray().Single().Str("accessKey").ShouldBe(file.Str("accessKey"));
        (await colleague.Get(Files))["userAvatarsFiles"].GetArrayLength().ShouldBe(0);
        (await colleague.Get($"{Files}/{file.Id()}")).ShouldRefuse(403, "ForbiddenAccess");
        (await colleague.Delete($"{Files}/{file.Id()}")).ShouldRefuse(403, "ForbiddenAccess");
        (await company.Owner.Get($"{Files}?ownerId={person.UserId}"))["userAvatarsFiles"].GetArrayLength().ShouldBe(1);
        (await company.Owner.Delete($"{Files}/{file.Id()}")).Should(200);
    }

    [Fact]
    public async Task Who_names_a_company_sees_its_pictures_only()
    {
        var (company, other) = (await TestCompany.Found(host), await TestCompany.Found(host));
        var file = (await Upload(company.Owner, "userAvatars", Png, "image/png")).Should(201)["file"];

        (await host.Visitor(company.Codename).Get($"{Bucket}/download/{file.Id()}")).Should(200);
        (await host.Visitor(other.Codename).Get($"{Bucket}/download/{file.Id()}")).Should(404);
        (await other.Owner.Get($"{Files}/{file.Id()}")).Should(404);
        (await other.Owner.Delete($"{Files}/{file.Id()}")).Should(404);
        (await host.Visitor().Get($"/auth-api/bucket/companyAvatars/download/{file.Id()}")).Should(404);
    }

    [Fact]
    public async Task A_companys_picture_is_written_by_admins_and_read_by_everybody()
    {
        var company = await TestCompany.Found(host);
        var worker = await company.Hire();
        (await Upload(worker, "companyAvatars", Png, "image/png")).Should(403);
        var file = (await Upload(company.Owner, "companyAvatars", Png, "image/png", "logo.png")).Should(201)["file"];

        (await host.Visitor().Get($"/auth-api/bucket/companyAvatars/download/key/{file.Str("accessKey")}")).Should(200);
        (await worker.Get("/auth-api/v1/companyAvatarsFiles"))["companyAvatarsFiles"].EnumerateArray().Single().Str("fileName").ShouldBe("logo.png");
        (await worker.Get($"/auth-api/v1/companyAvatarsFiles/{file.Id()}")).Should(200);
        (await worker.Delete($"/auth-api/v1/companyAvatarsFiles/{file.Id()}")).ShouldRefuse(403, "ForbiddenAccess");
        (await company.Owner.Delete($"/auth-api/v1/companyAvatarsFiles/{file.Id()}")).Should(200);
    }

    private static Task<Reply> Upload(Client client, string bucket, byte[] bytes, string type, string name = "picture") =>
        client.Send(HttpMethod.Post, $"/auth-api/bucket/{bucket}/upload", Form(bytes, type, name));

    private static MultipartFormDataContent Form(byte[] bytes, string type, string name)
    {
        var part = new ByteArrayContent(bytes);
        part.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return new MultipartFormDataContent { { part, "file", name } };
    }
}
