using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Employees;

public sealed class AddDocumentTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Admins_and_the_line_manager_add_documents()
    {
        var team = await Team.Gather(host);
        foreach (var by in new[] { team.Owner, team.Admin, team.Manager })
        {
            var document = (await by.Post(Team.Documents, New(team))).Should(201)["employeeDocument"];
            document.Id("employeeProfileId").ShouldBe(team.ReportsProfile);
            document.Str("documentUrl").ShouldBe("https://files.test/a.pdf");
            document.Str("validUntil").ShouldBe("2026-12-31");
            document.GetProperty("expired").GetBoolean().ShouldBeFalse();
            document.Id("_owner").ShouldBe(team.Report.UserId);
        }
    }

    [Fact]
    public async Task Neither_the_subject_nor_a_colleague_nor_another_company_adds_documents()
    {
        var team = await Team.Gather(host);
        var other = await TestCompany.Found(host);
        (await team.Report.Post(Team.Documents, New(team))).ShouldRefuse(403, "DocumentsReadOnly");
        (await team.Colleague.Post(Team.Documents, New(team))).ShouldRefuse(403, "ForbiddenAccess");
        (await other.Owner.Post(Team.Documents, New(team))).Should(404).Message.ShouldBe("errMsg_RecordNotFound");
        (await team.Owner.Get(Team.Documents))["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(0);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/bucket/abc")]
    [InlineData("ftp://files.test/a")]
    [InlineData("https://")]
    [InlineData("https://files.test/a b")]
    [InlineData("permit.pdf")]
    public async Task Only_web_addresses_are_document_addresses(string address)
    {
        var team = await Team.Gather(host);
        (await team.Owner.Post(Team.Documents, new { employeeProfileId = team.ReportsProfile, documentType = "Permit", documentUrl = address })).Should(400).Message.ShouldBe("errMsg_documentUrlTypeIsNotValid");
    }

    [Fact]
    public async Task What_is_missing_is_named()
    {
        var team = await Team.Gather(host);
        (await team.Owner.Post(Team.Documents, new { documentType = "Permit", documentUrl = "https://files.test/a" })).Should(400).Message.ShouldBe("errMsg_employeeProfileIdisRequired");
        (await team.Owner.Post(Team.Documents, new { employeeProfileId = team.ReportsProfile, documentUrl = "https://files.test/a" })).Should(400).Message.ShouldBe("errMsg_documentTypeisRequired");
        (await team.Owner.Post(Team.Documents, new { employeeProfileId = team.ReportsProfile, documentType = "Permit" })).Should(400).Message.ShouldBe("errMsg_documentUrlisRequired");
    }

    private static object New(Team team) => new { employeeProfileId = team.ReportsProfile, documentType = "Permit", documentUrl = "https://files.test/a.pdf", validUntil = "2026-12-31" };
}
