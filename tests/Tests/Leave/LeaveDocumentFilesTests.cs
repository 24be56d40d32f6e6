using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Leave;

public sealed class LeaveDocumentFilesTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Bucket = "/leaveManagement-api/bucket/leaveDocuments";
    private static readonly byte[] Pdf = [.. "%PDF-1.7\n"u8, .. new byte[200]];

    [Fact]
    public async Task Whoever_may_see_a_request_reads_its_document_and_nobody_else()
    {
        var company = await TestCompany.Found(host);
        var (manager, person, colleague) = (await company.Hire(), await company.Hire(), await company.Hire());
        await company.Profile(person, manager);
        var address = await Uploaded(person);
        (await colleague.Post(Asking.Url, Sick(address))).ShouldRefuse(400, "DocumentNotUploaded");
        var request = (await person.Post(Asking.Url, Sick(address))).Should(201)["leaveRequest"];
        request.Str("documentUrl").ShouldBe(address);

        foreach (var reader in new[] { person, manager, company.Owner })
        {
            var shown = (await reader.Get(address)).Should(200);
            shown.Headers["Content-Disposition"].ShouldStartWith("attachment; filename=\"sick 2026-03-10.pdf\"");
        }
        (await colleague.Get(address)).Should(403);
        (await (await TestCompany.Found(host)).Owner.Get(address)).Should(404);
        (await host.Visitor(company.Codename).Get(address)).Should(401);
    }

    [Fact]
    public async Task A_document_is_handed_in_later_exchanged_and_taken_back()
    {
        var company = await TestCompany.Found(host);
        var (manager, person) = (await company.Hire(), await company.Hire());
        await company.Profile(person, manager);
        var request = await person.Asked(type: "sick");
        var (first, second) = (await Uploaded(person), await Uploaded(person));
        (await manager.Answer(request, "approved")).Should(200);
        (await Show(first)).Should(200);
        (await manager.Get(first)).Should(200);
        (await Show(second)).Should(200);
        (await manager.Get(first)).Should(404);
        (await manager.Get(second)).Should(200);
        (await Show(null)).Should(200)["leaveRequest"].Str("documentUrl").ShouldBeNull();
        (await manager.Get(second)).Should(404);

        Task<Reply> Show(string? address) => person.Patch($"{Asking.Url}/{request}", new { documentUrl = address });
    }

    [Fact]
    public async Task What_is_refused_leaves_the_upload_as_it_was()
    {
        var person = await (await TestCompany.Found(host)).Hire();
        var address = await Uploaded(person);
        (await person.Post(Asking.Url, new { leaveType = "sick", startDate = "2026-03-10", endDate = "2026-03-01", documentUrl = address })).Status.ShouldBe(400);
        (await person.Post($"{Asking.Url}/preview", Sick(address))).Should(200);
        (await person.Post(Asking.Url, Sick(address))).Should(201);
    }

    [Fact]
    public async Task A_deleted_request_shows_its_document_to_nobody()
    {
        var person = await (await TestCompany.Found(host)).Hire();
        var address = await Uploaded(person);
        var request = (await person.Post(Asking.Url, Sick(address))).Should(201)["leaveRequest"].Id();
        (await person.Delete($"{Asking.Url}/{request}")).Should(200);
        (await person.Get(address)).Should(404);
    }

    private static object Sick(string address) => new { leaveType = "sick", startDate = "2026-03-10", endDate = "2026-03-12", documentUrl = address };

    private static async Task<string> Uploaded(Client person) => $"{Bucket}/download/key/{(await person.Upload($"{Bucket}/upload", Pdf, "note.pdf")).Should(201)["file"].Str("accessKey")}";
}
