using System.Text.Json;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Identity;

/// <summary>What people see of each other, wherever one is shown: name and picture; the mail address for managers only; of who was deleted the name.</summary>
public sealed class ColleaguesTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Mail_addresses_of_colleagues_are_shown_to_those_who_manage_them()
    {
        var company = await TestCompany.Found(host);
        var manager = await company.Hire("Mona Manager");
        var (rita, other) = (await company.HireReport(manager, "Rita Report"), await company.Hire("Otto Other"));
        var group = await company.Department("Kitchen", manager, rita, other);
        await company.Owner.Post("/scheduleManagement-api/v1/shifts", new { shiftDate = "2026-03-12", startTime = "09:00", endTime = "17:00", assignedUserIds = new[] { rita.UserId, other.UserId } });

        (await Members(company.Owner, group)).ShouldBe([manager.Email, rita.Email, other.Email], ignoreOrder: true);
        (await Members(manager, group)).ShouldBe([manager.Email, rita.Email, null], ignoreOrder: true);
        (await Members(rita, group)).ShouldBe([null, rita.Email, null], ignoreOrder: true);

        var shift = (await rita.Get("/scheduleManagement-api/v1/shifts")).Should(200)["shifts"][0];
        shift.GetProperty("assignedUsers").EnumerateArray().Select(u => (u.Str("fullname"), u.Str("email"))).ShouldBe([("Rita Report", rita.Email), ("Otto Other", null)]);
        shift.GetProperty("createdByUser").Str("email").ShouldBeNull();
        shift.GetProperty("createdByUser").Str("avatar").ShouldNotBeNull();
        var profile = (await rita.Get("/employeeProfile-api/v1/employeeprofiles")).Should(200)["employeeProfiles"][0];
        profile.GetProperty("manager").Str("email").ShouldBeNull();
        profile.GetProperty("manager").Str("fullname").ShouldBe("Mona Manager");
        (await rita.Get("/auth-api/v1/users")).Should(403);
    }

    [Fact]
    public async Task Who_was_deleted_stays_in_history_by_id_and_name()
    {
        var company = await TestCompany.Found(host);
        var vera = await company.Hire("Vera Vanished");
        (await vera.Patch("/auth-api/v1/profile", new { avatar = "https://pictures.test/vera.png" })).Should(200);
        var shift = (await company.Owner.Post("/scheduleManagement-api/v1/shifts", new { shiftDate = "2026-02-12", startTime = "09:00", endTime = "17:00", assignedUserIds = new[] { vera.UserId } })).Should(201)["shift"].Id();
        (await company.Owner.Delete($"/auth-api/v1/users/{vera.UserId}")).Should(200);

        var person = (await company.Owner.Get($"/scheduleManagement-api/v1/shifts/{shift}")).Should(200)["shift"].GetProperty("assignedUsers")[0];
        person.Id().ShouldBe(vera.UserId);
        person.Str("fullname").ShouldBe("Vera Vanished");
        person.GetProperty("email").ValueKind.ShouldBe(JsonValueKind.Null);
        person.GetProperty("avatar").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Language_and_clock_are_ones_own_or_else_the_companys_and_the_session_tells_what_pages_need()
    {
        var company = await TestCompany.Found(host, "Europe/Berlin");
        var manager = await company.Hire("Mona Manager");
        var report = await company.HireReport(manager);
        await company.HireReport(manager);
        var id = (await company.Owner.Get("/auth-api/v1/companies"))["company"].Id();
        (await company.Owner.Patch($"/auth-api/v1/companies/{id}", new { language = "DE", settings = new { currency = "EUR" } })).Should(200)["company"].Str("language").ShouldBe("de");

        var facts = (await manager.Get("/auth-api/currentuser")).Should(200).Body;
        (facts.Str("timezone"), facts.Str("currency"), facts.Str("language"), facts.GetProperty("isLineManager").GetBoolean(), facts.Number("reportCount")).ShouldBe(("Europe/Berlin", "EUR", "de", true, 2));

        var changed = (await report.Patch("/auth-api/v1/profile", new { language = "PT-br", timezone = "America/Sao_Paulo" })).Should(200)["user"];
        (changed.Str("language"), changed.Str("timezone")).ShouldBe(("pt-BR", "America/Sao_Paulo"));
        var session = (await host.Login(company.Codename, report.Email, TestCompany.Password)).Should(200).Body;
        (session.Str("timezone"), session.Str("language"), session.GetProperty("isLineManager").GetBoolean(), session.Number("reportCount")).ShouldBe(("Europe/Berlin", "pt-BR", false, 0));
        var contact = (await host.Ask(id, (Contracts.Identity.IPeople people) => people.Contacts([new(report.UserId), new(manager.UserId)], default)));
        (contact[new(report.UserId)].Language, contact[new(report.UserId)].Zone.Id, contact[new(report.UserId)].Email).ShouldBe(("pt-BR", "America/Sao_Paulo", report.Email));
        (contact[new(manager.UserId)].Language, contact[new(manager.UserId)].Zone.Id).ShouldBe(("de", "Europe/Berlin"));

        var cleared = (await report.Patch("/auth-api/v1/profile", new { language = (string?)null, timezone = (string?)null })).Should(200)["user"];
        (cleared.Str("language"), cleared.Str("timezone")).ShouldBe((null, null));
    }

    [Theory]
    [InlineData("language", "german")]
    [InlineData("language", "de_DE")]
    [InlineData("language", "d")]
    [InlineData("language", "de-")]
    [InlineData("timezone", "UTC+3")]
    [InlineData("timezone", "Mars/Olympus")]
    public async Task What_is_no_language_or_zone_is_refused(string field, string value)
    {
        var company = await TestCompany.Found(host);
        var id = (await company.Owner.Get("/auth-api/v1/companies"))["company"].Id();
        foreach (var path in new[] { "/auth-api/v1/profile", $"/auth-api/v1/users/{company.Owner.UserId}", $"/auth-api/v1/companies/{id}" })
            (await company.Owner.Patch(path, new Dictionary<string, string> { [field] = value })).Should(400).Message.ShouldBe($"errMsg_{field}TypeIsNotValid");
    }

    private static async Task<List<string?>> Members(Client reader, Guid group) =>
        [.. (await reader.Get($"/auth-api/v1/listusergroupmembers/{group}")).Should(200)["userGroupMembers"].EnumerateArray().Select(m => m.GetProperty("user").Str("email"))];
}
