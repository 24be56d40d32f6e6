using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Employees;

public sealed class ChangeDocumentTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task The_line_manager_replaces_the_file_and_the_last_day()
    {
        var team = await Team.Gather(host);
        var url = $"{Team.Documents}/{await team.Document(team.Owner, "2026-03-31")}";

        var changed = (await team.Manager.Patch(url, new { documentUrl = "http://files.test/new.pdf", validUntil = (string?)null })).Should(200)["employeeDocument"];

        changed.Str("documentUrl").ShouldBe("http://files.test/new.pdf");
        changed.Str("validUntil").ShouldBeNull();
        changed.Str("documentType").ShouldBe("Permit");
        changed.GetProperty("recordVersion").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task Others_change_and_delete_nothing()
    {
        var team = await Team.Gather(host);
        var other = await TestCompany.Found(host);
        var url = $"{Team.Documents}/{await team.Document(team.Owner)}";

        (await team.Report.Patch(url, new { documentType = "Mine" })).ShouldRefuse(403, "DocumentsReadOnly");
        (await team.Report.Delete(url)).ShouldRefuse(403, "DocumentsReadOnly");
        (await team.Colleague.Patch(url, new { documentType = "Mine" })).ShouldRefuse(403, "ForbiddenAccess");
        (await team.Colleague.Delete(url)).ShouldRefuse(403, "ForbiddenAccess");
        (await other.Owner.Patch(url, new { documentType = "Mine" })).Should(404);
        (await other.Owner.Delete(url)).Should(404);
        (await team.Owner.Get(url)).Should(200)["employeeDocument"].GetProperty("recordVersion").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_bad_address_or_an_empty_type_is_refused()
    {
        var team = await Team.Gather(host);
        var url = $"{Team.Documents}/{await team.Document(team.Owner)}";
        (await team.Owner.Patch(url, new { documentUrl = "javascript:alert(1)" })).Should(400).Message.ShouldBe("errMsg_documentUrlTypeIsNotValid");
        (await team.Owner.Patch(url, new { documentType = " " })).Should(400).Message.ShouldBe("errMsg_documentTypeisRequired");
        (await team.Owner.Patch(url, new { validUntil = "soon" })).Should(400).Message.ShouldBe("errMsg_validUntilTypeIsNotValid");
    }

    [Fact]
    public async Task A_deleted_document_is_answered_once_and_gone()
    {
        var team = await Team.Gather(host);
        var url = $"{Team.Documents}/{await team.Document(team.Owner)}";
        (await team.Manager.Delete(url)).Should(200)["employeeDocument"].GetProperty("isActive").GetBoolean().ShouldBeFalse();
        (await team.Owner.Get(url)).Should(404);
        (await team.Owner.Delete(url)).Should(404);
    }
}
