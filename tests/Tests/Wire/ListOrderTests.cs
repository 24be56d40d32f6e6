using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Scheduling;

namespace WorkforceOS.Tests.Wire;

/// <summary>Lists in the order of an enum, and of one company only.</summary>
public sealed class ListOrderTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Leave = "/leaveManagement-api/v1/leaverequests";

    [Theory]
    [InlineData("status")]
    [InlineData("status_idx")]
    [InlineData("STATUS_IDX")]
    public async Task An_enum_sorts_by_its_position_under_either_name(string field)
    {
        var company = await TestCompany.Found(host);
        var anna = await company.Hire("Anna");
        foreach (var (day, status) in new[] { ("2026-03-10", "cancelled"), ("2026-03-11", "pending"), ("2026-03-12", "rejected"), ("2026-03-13", "approved"), ("2026-03-14", "pending") })
        {
            var id = (await anna.Post(Leave, new { leaveType = "vacation", startDate = day, endDate = day })).Should(201)["leaveRequest"].Id();
            if (status != "pending") (await company.Owner.Patch($"{Leave}/{id}", new { status })).Should(200);
        }
        async Task<List<string?>> Sorted(string by) => [.. (await company.Owner.Get($"{Leave}?sortBy={by}")).Should(200)["leaveRequests"].EnumerateArray().Select(r => r.Str("status") + r.Str("startDate")![^2..])];

        (await Sorted(field)).ShouldBe(["pending11", "pending14", "approved13", "rejected12", "cancelled10"]);
        (await Sorted("-" + field)).ShouldBe(["cancelled10", "rejected12", "approved13", "pending14", "pending11"]);
        (await company.Owner.Get($"{Leave}?sortBy=startDate_idx")).Should(400).Message.ShouldBe("errMsg_sortByIsNotAValidField");
    }

    [Fact]
    public async Task Another_companys_id_finds_nothing_in_any_list()
    {
        var (company, other) = (await TestCompany.Found(host), await TestCompany.Found(host));
        var department = await company.Department("Kitchen", company.Owner);
        var own = (await company.Owner.Get($"/auth-api/v1/usergroups/{department}")).Should(200)["userGroup"].Id("companyId");
        var theirs = (await other.Owner.Get($"/auth-api/v1/usergroups/{await other.Department("Bar")}")).Should(200)["userGroup"].Id("companyId");
        await company.Owner.Planned("2026-03-10", "09:00", "17:00", company.Owner);

        (await host.Visitor().Get($"/auth-api/v1/briefcompanies?companyId={theirs}")).Should(200)["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(1);
        foreach (var path in new[] { "/auth-api/v1/users", "/auth-api/v1/usergroups", "/scheduleManagement-api/v1/shifts" })
        {
            int Total(Reply list) => list.Should(200)["paging"].GetProperty("totalRowCount").GetInt32();
            Total(await company.Owner.Get($"{path}?companyId={own}")).ShouldBe(1, path);
            Total(await company.Owner.Get($"{path}?companyId={theirs}")).ShouldBe(0, path);
            Total(await company.Owner.Get($"{path}?companyId={theirs}&companyId={own}")).ShouldBe(1, path);
            (await company.Owner.Get($"{path}?companyId=firm")).Should(400).Message.ShouldBe("errMsg_companyIdisNotAValidID");
        }
    }
}
