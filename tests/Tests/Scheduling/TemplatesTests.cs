using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Scheduling;

public sealed class TemplatesTests(TestHost host) : IClassFixture<TestHost>
{
    private static object Template(string name = "Early", string start = "06:00", string end = "14:00", string rule = "FREQ=WEEKLY;BYDAY=MO,WE", Guid? department = null) =>
        new { name, startTime = start, endTime = end, recurrenceRule = rule, departmentId = department };

    [Fact]
    public async Task A_template_is_kept_read_listed_changed_and_deleted()
    {
        var company = await TestCompany.Found(host);
        var kitchen = await company.Department("Kitchen");

        var made = (await company.Owner.Post(Roster.Templates, new { name = " Early ", description = "The first", startTime = "06:00", endTime = "14:00", recurrenceRule = "rrule:freq=weekly;byday=mo,we", departmentId = kitchen })).Should(201);
        made.Body.Str("dataName").ShouldBe("shiftTemplate");
        var template = made["shiftTemplate"];
        template.Str("name").ShouldBe("Early");
        template.Str("description").ShouldBe("The first");
        template.Str("startTime").ShouldBe("06:00");
        template.Str("endTime").ShouldBe("14:00");
        template.Str("recurrenceRule").ShouldBe("rrule:freq=weekly;byday=mo,we");
        template.Id("departmentId").ShouldBe(kitchen);
        template.Id("_owner").ShouldBe(company.Owner.UserId);

        var path = $"{Roster.Templates}/{template.Id()}";
        var changed = (await company.Owner.Patch(path, new { startTime = "07:00", description = (string?)null })).Should(200)["shiftTemplate"];
        (changed.Str("startTime"), changed.Str("endTime"), changed.Str("description"), changed.Str("name")).ShouldBe(("07:00", "14:00", null, "Early"));
        (await company.Owner.Get(path)).Should(200)["shiftTemplate"].GetProperty("recordVersion").GetInt32().ShouldBe(2);
        var late = (await company.Owner.Post(Roster.Templates, Template("Late"))).Should(201)["shiftTemplate"].Id();
        var list = (await company.Owner.Get($"{Roster.Templates}?name=EAR")).Should(200)["shiftTemplates"];
        list.EnumerateArray().ShouldHaveSingleItem().GetProperty("department").Str("groupName").ShouldBe("Kitchen");
        (await company.Owner.Get($"{Roster.Templates}?departmentId=null")).Should(200)["shiftTemplates"].EnumerateArray().ShouldHaveSingleItem().Id().ShouldBe(late);

        (await company.Owner.Delete(path)).Should(200)["shiftTemplate"].GetProperty("isActive").GetBoolean().ShouldBeFalse();
        (await company.Owner.Get(path)).ShouldRefuse(404, "404");
        (await company.Owner.Get(Roster.Templates)).Should(200)["shiftTemplates"].EnumerateArray().ShouldHaveSingleItem().Id().ShouldBe(late);
    }

    [Fact]
    public async Task A_rule_that_is_none_is_refused_with_a_sentence_when_it_is_saved()
    {
        var company = await TestCompany.Found(host);
        (await company.Owner.Post(Roster.Templates, Template(rule: "FREQ=HOURLY"))).ShouldRefuse(400, "RecurrenceRuleNotValid").Message.ShouldBe("What recurs does so by day, so FREQ cannot be HOURLY.");
        (await company.Owner.Post(Roster.Templates, Template(end: "06:00"))).ShouldRefuse(400, "ShiftHasNoLength");
        (await company.Owner.Post(Roster.Templates, Template(department: Guid.Empty))).ShouldRefuse(400, "UnknownDepartment");
        (await company.Owner.Post(Roster.Templates, new { startTime = "06:00", endTime = "14:00", recurrenceRule = "FREQ=DAILY" })).Should(400).Message.ShouldBe("errMsg_nameisRequired");
        var template = (await company.Owner.Post(Roster.Templates, Template())).Should(201)["shiftTemplate"].Id();
        (await company.Owner.Patch($"{Roster.Templates}/{template}", new { recurrenceRule = "COUNT=3" })).ShouldRefuse(400, "RecurrenceRuleNotValid");
        (await company.Owner.Patch($"{Roster.Templates}/{template}", new { name = (string?)null })).Should(400).Message.ShouldBe("errMsg_nameisRequired");
        (await company.Owner.Get($"{Roster.Templates}/{template}")).Should(200)["shiftTemplate"].Str("recurrenceRule").ShouldBe("FREQ=WEEKLY;BYDAY=MO,WE");
    }

    [Fact]
    public async Task Managers_read_all_templates_and_change_their_own_and_employees_none()
    {
        var company = await TestCompany.Found(host);
        var manager = await company.Hire("Mona");
        var rita = await company.HireReport(manager);
        var admins = (await company.Owner.Post(Roster.Templates, Template())).Should(201)["shiftTemplate"].Id();
        var own = (await manager.Post(Roster.Templates, Template("Mine"))).Should(201)["shiftTemplate"].Id();

        (await manager.Get($"{Roster.Templates}/{admins}")).Should(200);
        (await manager.Get(Roster.Templates)).Should(200)["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(2);
        (await manager.Patch($"{Roster.Templates}/{own}", new { name = "Ours" })).Should(200);
        (await manager.Patch($"{Roster.Templates}/{admins}", new { name = "Mine" })).ShouldRefuse(403, "ForbiddenAccess");
        (await manager.Delete($"{Roster.Templates}/{admins}")).ShouldRefuse(403, "ForbiddenAccess");
        (await rita.Post(Roster.Templates, Template())).ShouldRefuse(403, "ForbiddenAccess");
        foreach (var path in new[] { Roster.Templates, $"{Roster.Templates}/{own}" }) (await rita.Get(path)).ShouldRefuse(403, "ForbiddenAccess");
        (await rita.Patch($"{Roster.Templates}/{own}", new { name = "Mine" })).ShouldRefuse(403, "ForbiddenAccess");
        (await rita.Delete($"{Roster.Templates}/{own}")).ShouldRefuse(403, "ForbiddenAccess");
        var other = await TestCompany.Found(host);
        (await other.Owner.Get($"{Roster.Templates}/{own}")).ShouldRefuse(404, "404");
        (await company.Owner.Delete($"{Roster.Templates}/{own}")).Should(200);
    }
}
