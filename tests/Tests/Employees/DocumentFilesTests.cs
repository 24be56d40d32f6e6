using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Employees;

public sealed class DocumentFilesTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Bucket = "/employeeProfile-api/bucket/employeeDocuments";
    private const int Most = 10 * 1024 * 1024;
    private static readonly byte[] Pdf = [.. "%PDF-1.7\n"u8, .. new byte[200]];

    [Fact]
    public async Task Whoever_may_see_a_document_reads_its_file_and_nobody_else()
    {
        var team = await Team.Gather(host);
        var uploaded = (await team.Manager.Upload($"{Bucket}/upload", Pdf, "scan 1.pdf")).Should(201);
        (uploaded.Body.Str("status"), uploaded.Body.Str("action"), uploaded.Body.Str("bucket")).ShouldBe(("OK", "upload", "employeeDocuments"));
        var file = uploaded["file"];
        (file.Str("fileName"), file.Str("mimeType"), file.Number("fileSize"), file.Id("ownerId")).ShouldBe(("scan 1.pdf", "application/pdf", Pdf.Length, team.Manager.UserId));
        var address = Address(file.Str("accessKey")!);

        // Nothing names it yet.
        (await team.Manager.Get(address)).Should(404);
        (await Add(team.Manager, team, address)).Should(201)["employeeDocument"].Str("documentUrl").ShouldBe(address);

        foreach (var link in new[] { address, $"{Bucket}/download/{file.Id()}" })
        {
            foreach (var reader in new[] { team.Owner, team.Admin, team.Manager, team.Report })
            {
                var shown = (await reader.Get(link)).Should(200);
                shown.Text.ShouldStartWith("%PDF-1.7");
                (shown.Headers["Content-Type"], shown.Headers["Cache-Control"], shown.Headers["X-Content-Type-Options"]).ShouldBe(("application/pdf", "no-store", "nosniff"));
                shown.Headers["Content-Disposition"].ShouldStartWith("attachment; filename=\"Work permit.pdf\"");
            }
            (await team.Colleague.Get(link)).Should(403);
            (await (await TestCompany.Found(host)).Owner.Get(link)).Should(404);
            (await host.Visitor(team.Company.Codename).Get(link)).Should(401);
        }
    }

    [Fact]
    public async Task A_file_is_one_rows_and_goes_with_it()
    {
        var team = await Team.Gather(host);
        var address = Address(await Key(team.Owner, Pdf));
        (await Add(team.Manager, team, address)).ShouldRefuse(400, "DocumentNotUploaded");
        var document = (await Add(team.Owner, team, address)).Should(201)["employeeDocument"].Id();
        (await Add(team.Owner, team, address)).ShouldRefuse(400, "DocumentNotUploaded");

        // What else is changed leaves it; the whole address of this host is the same one.
        (await team.Manager.Patch($"{Team.Documents}/{document}", new { documentType = "Permit", documentUrl = $"https://app.example{address}" })).Should(200)["employeeDocument"].Str("documentUrl").ShouldBe(address);
        (await team.Report.Get(address)).Should(200);

        var better = Address(await Key(team.Manager, Pictures.Png()));
        (await team.Manager.Patch($"{Team.Documents}/{document}", new { documentUrl = better })).Should(200);
        (await team.Report.Get(address)).Should(404);
        (await team.Report.Get(better)).Should(200).Headers["Content-Type"].ShouldBe("image/png");

        (await team.Admin.Delete($"{Team.Documents}/{document}")).Should(200);
        (await team.Admin.Get(better)).Should(404);
        // An undo of whoever took it away.
        (await Add(team.Manager, team, better)).ShouldRefuse(400, "DocumentNotUploaded");
        (await Add(team.Admin, team, better)).Should(201);
        (await team.Report.Get(better)).Should(200);
    }

    [Fact]
    public async Task Of_many_rows_that_name_a_file_at_once_one_has_it()
    {
        var team = await Team.Gather(host);
        var address = Address(await Key(team.Owner, Pdf));
        var answers = await Race.AtOnce(30, _ => Add(team.Owner, team, address));
        answers.Select(a => a.Status).Order().ShouldBe([201, .. Enumerable.Repeat(400, 29)]);
    }

    [Fact]
    public async Task What_no_row_names_is_gone_after_its_days_and_what_one_names_stays()
    {
        var team = await Team.Gather(host);
        var (kept, forgotten) = (Address(await Key(team.Owner, Pdf)), Address(await Key(team.Owner, Pdf)));
        (await Add(team.Owner, team, kept)).Should(201);
        host.Clock.Advance(TimeSpan.FromDays(9));
        await host.RunJob("files.forgetUnused");
        var owner = await TestCompany.SignIn(host, team.Company.Codename, team.Owner.Email, TestCompany.Password);
        (await owner.Get(kept)).Should(200);
        (await Add(owner, team, forgotten)).ShouldRefuse(400, "DocumentNotUploaded");
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "image/png")]
    [InlineData("GIF89a", "image/gif")]
    [InlineData("MZ....", "application/pdf")]
    [InlineData("", "application/pdf")]
    [InlineData("\u0089PNG", "image/png")]
    public async Task What_a_file_is_stands_in_it(string text, string declared)
    {
        var team = await Team.Gather(host);
        var reply = (await team.Owner.Upload($"{Bucket}/upload", System.Text.Encoding.Latin1.GetBytes(text), "permit.pdf", declared)).Should(400);
        reply.Body.Str("result").ShouldBe("ERR");
        reply.Message!.Length.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task A_file_has_at_most_ten_megabytes_and_a_picture_tells_nothing_else()
    {
        var team = await Team.Gather(host);
        (await team.Owner.Upload($"{Bucket}/upload", [.. Pdf, .. new byte[Most]], "big.pdf")).Should(413).Body.Str("result").ShouldBe("ERR");
        const string where = "48.2082N 16.3738E";
        var address = Address(await Key(team.Owner, Pictures.Png(40, 30, ("tEXt", [.. "Comment\0"u8, .. System.Text.Encoding.ASCII.GetBytes(where)]))));
        (await Add(team.Owner, team, address)).Should(201);
        (await team.Owner.Get(address)).Should(200).Text.ShouldNotContain(where);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("AAAAAAAAAAAA")]
    [InlineData("../../../../etc/passwd")]
    public async Task A_key_that_nobody_was_given_names_nothing(string key)
    {
        var team = await Team.Gather(host);
        (await Add(team.Owner, team, Address(key))).ShouldRefuse(400, "DocumentNotUploaded");
        (await team.Owner.Get(Address(key))).Should(404);
    }

    private static string Address(string key) => $"{Bucket}/download/key/{key}";

    private static async Task<string> Key(Client who, byte[] bytes) => (await who.Upload($"{Bucket}/upload", bytes, "permit.pdf")).Should(201)["file"].Str("accessKey")!;

    private static Task<Reply> Add(Client by, Team team, string address) => by.Post(Team.Documents, new { employeeProfileId = team.ReportsProfile, documentType = "Work permit", documentUrl = address });
}
