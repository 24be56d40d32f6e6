using System.Net.Http.Headers;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Identity;

public sealed class AvatarsTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Bucket = "/auth-api/bucket/userAvatars";
    private const string Files = "/auth-api/v1/userAvatarsFiles";
    private static readonly byte[] Png = Pictures.Png();

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
    [InlineData("image/png")]
    [InlineData("image/jpeg")]
    [InlineData("image/webp")]
    [InlineData("image/gif")]
    public async Task What_a_picture_tells_besides_is_not_kept_and_its_name_says_what_it_is(string type)
    {
        var person = await (await TestCompany.Found(host)).Hire();
        var (sent, kept, ending) = type switch
        {
            "image/png" => (Pictures.Png(Pictures.Telling), Pictures.Png(), "png"),
            "image/jpeg" => (Pictures.Jpeg(Pictures.Telling, turned: 6), Pictures.Jpeg(turned: 6), "jpg"),
            "image/webp" => (Pictures.Webp(Pictures.Telling), Pictures.Webp(), "webp"),
            _ => (Pictures.Gif(Pictures.Telling), Pictures.Gif(), "gif"),
        };
        Contains(sent, Pictures.Telling).ShouldBeTrue();
        var file = (await Upload(person, "userAvatars", [.. sent, .. "<script>alert(1)</script>"u8], type, "holiday.html")).Should(201)["file"];
        (file.Str("mimeType"), file.Str("fileName")).ShouldBe((type, $"holiday.{ending}"));

        using var shown = await host.Http.GetAsync($"{Bucket}/download/{file.Id()}");
        var bytes = await shown.Content.ReadAsByteArrayAsync();
        Contains(bytes, Pictures.Telling).ShouldBeFalse();
        Contains(bytes, "<script>").ShouldBeFalse();
        bytes.ShouldBe(kept);
        shown.Content.Headers.ContentDisposition!.FileName.ShouldBe($"holiday.{ending}");
        (await Upload(person, "userAvatars", kept[..(kept.Length / 2)], type)).ShouldRefuseBucket();

        static bool Contains(byte[] all, string text) => all.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(text)) >= 0;
    }

    [Fact]
    public async Task Who_has_chosen_no_picture_has_one_of_their_initials()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire("Çiğdem van der Ümit");
        var own = (await person.Get($"/auth-api/v1/users/{person.UserId}")).Should(200)["user"].Str("avatar")!;
        own.ShouldBe($"{Bucket}/generated/{person.UserId}?initials=%C3%87%C3%9C");
        using var shown = await host.Http.GetAsync(own);
        ((int)shown.StatusCode).ShouldBe(200);
        shown.Content.Headers.ContentType!.ToString().ShouldBe("image/svg+xml");
        shown.Headers.CacheControl!.ToString().ShouldContain("immutable");
        (await shown.Content.ReadAsStringAsync()).ShouldContain(">ÇÜ</text>");
        (await host.Visitor().Get($"{Bucket}/generated/{person.UserId}?initials={Uri.EscapeDataString("<b>")}")).Should(200).Text.ShouldNotContain("<b>");

        (await person.Get("/auth-api/currentuser")).Body.Str("avatar").ShouldBe(own);
        var group = await company.Department("Kitchen", person);
        (await company.Owner.Get($"/auth-api/v1/listusergroupmembers/{group}"))["userGroupMembers"][0].GetProperty("user").Str("avatar").ShouldBe(own);
        (await person.Patch("/auth-api/v1/profile", new { avatar = "https://pictures.test/me.png" })).Should(200)["user"].Str("avatar").ShouldBe("https://pictures.test/me.png");
        (await person.Patch("/auth-api/v1/profile", new { avatar = (string?)null })).Should(200)["user"].Str("avatar").ShouldBe(own);

        var logo = (await host.Visitor().Get($"/auth-api/v1/companyhome/{company.Codename}")).Should(200)["company"].Str("avatar")!;
        logo.ShouldBe($"/auth-api/bucket/companyAvatars/generated/{company.Codename}?initials=F");
        (await company.Owner.Get("/auth-api/v1/companies"))["company"].Str("avatar").ShouldBe(logo);
        (await host.Visitor().Get(logo)).Should(200);
    }

    [Fact]
    public async Task Of_one_persons_pictures_twenty_are_kept_and_those_that_nothing_shows_go_first()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        var files = new List<Guid>();
        for (var n = 0; n < 20; n++) files.Add((await Upload(person, "userAvatars", Png, "image/png")).Should(201)["file"].Id());
        (await person.Patch("/auth-api/v1/profile", new { avatar = $"{Bucket}/download/{files[0]}" })).Should(200);

        var replies = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Upload(person, "userAvatars", Png, "image/png")));
        replies.ShouldAllBe(r => r.Status == 201);
        var kept = (await person.Get(Files + "?pageRowCount=100"))["userAvatarsFiles"].EnumerateArray().Select(f => f.Id()).ToList();
        kept.Count.ShouldBe(20);
        kept.ShouldContain(files[0], "it is shown");
        kept.ShouldNotContain(files[1]);
        (await host.Visitor().Get($"{Bucket}/download/{files[1]}")).Should(404);
        (await Upload(await company.Hire(), "userAvatars", Png, "image/png")).Should(201);
    }

    [Fact]
    public async Task Fifty_megabytes_are_kept_of_a_company_and_pictures_in_use_make_no_room()
    {
        var company = await TestCompany.Found(host);
        var large = Pictures.Png(pixels: 4_900_000);
        for (var n = 0; n < 10; n++)
        {
            var file = (await Upload(company.Owner, "companyAvatars", large, "image/png")).Should(201)["file"];
            (await company.Owner.Post("/auth-api/v1/usergroups", new { groupName = $"Group {n}", avatar = $"/auth-api/bucket/companyAvatars/download/key/{file.Str("accessKey")}" })).Should(201);
        }
        // Of whichever admin: the company's pictures are counted together.
        (await Upload(await company.Hire(role: "tenantAdmin"), "companyAvatars", Pictures.Png(pixels: 4_000_000), "image/png")).ShouldRefuseBucket();
        (await company.Owner.Get("/auth-api/v1/companyAvatarsFiles"))["companyAvatarsFiles"].GetArrayLength().ShouldBe(10);
        (await Upload(company.Owner, "companyAvatars", Png, "image/png")).Should(201);
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
        (await Upload(person, "userAvatars", Pictures.Png(pixels: 5 * 1024 * 1024), "image/png")).Should(413);
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
