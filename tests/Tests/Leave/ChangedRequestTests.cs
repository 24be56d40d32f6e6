using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Notifications;

namespace WorkforceOS.Tests.Leave;

/// <summary>Nobody approves days that they have not read: what changes is told, and an approval just after it says what was read.</summary>
public sealed class ChangedRequestTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Whoever_decides_hears_of_other_days_and_of_withdrawal()
    {
        var (manager, person) = await Team();
        var leave = await person.Asked("2026-03-10", "2026-03-10");
        (await person.Patch($"{Asking.Url}/{leave}", new { endDate = "2026-03-30" })).Should(200);
        (await person.Patch($"{Asking.Url}/{leave}", new { status = "cancelled" })).Should(200);
        var other = await person.Asked("2026-04-10", "2026-04-10");
        (await person.Delete($"{Asking.Url}/{other}")).Should(200);

        (await manager.Told("leaveChanged")).ShouldBe([
            ("Rita Report no longer asks for leave", "Rita Report has withdrawn the request for leave (vacation) on Friday 10 April 2026. You need not decide it."),
            ("Rita Report no longer asks for leave", "Rita Report has withdrawn the request for leave (vacation) from Tuesday 10 March 2026 to Monday 30 March 2026. You need not decide it."),
            ("Rita Report asks for other leave now", "Rita Report asked for leave (vacation) on Tuesday 10 March 2026, and now asks for leave (vacation) from Tuesday 10 March 2026 to Monday 30 March 2026 instead. It awaits your decision."),
        ]);
        (await host.MailsTo(manager.Email))[^1].Text.ShouldContain("Monday 30 March 2026 instead");
    }

    [Fact]
    public async Task Of_another_reason_nobody_needs_to_hear()
    {
        var (manager, person) = await Team();
        var leave = await person.Asked();
        (await person.Patch($"{Asking.Url}/{leave}", new { reason = "Another" })).Should(200);

        (await manager.Told("leaveChanged")).ShouldBeEmpty();
        (await manager.Answer(leave, "approved")).Should(200);
    }

    [Fact]
    public async Task Who_becomes_line_manager_hears_of_what_is_still_pending()
    {
        var company = await TestCompany.Found(host);
        var person = await company.HireReport(await company.Hire("Mia Manager"), "Rita Report");
        await person.Asked("2026-03-10", "2026-03-10");
        var decided = await person.Asked("2026-04-10", "2026-04-10");
        (await company.Owner.Answer(decided, "rejected")).Should(200);
        var next = await company.Hire("Nora Next");
        var profile = (await company.Owner.Get($"/employeeProfile-api/v1/employeeprofiles?userId={person.UserId}")).Should(200)["employeeProfiles"][0].Id();
        (await company.Owner.Patch($"/employeeProfile-api/v1/employeeprofiles/{profile}", new { managerId = next.UserId })).Should(200);

        (await next.Told("leaveRequested")).Select(n => n.Text).ShouldBe(["Rita Report asks for leave (vacation) on Tuesday 10 March 2026. It awaits your decision."]);
    }

    [Fact]
    public async Task Days_that_have_just_changed_are_approved_only_by_who_says_which_version_they_read()
    {
        var (manager, person) = await Team();
        var leave = await person.Asked("2026-03-10", "2026-03-10");
        (await person.Patch($"{Asking.Url}/{leave}", new { endDate = "2026-03-30" })).Should(200);

        var now = (await manager.Answer(leave, "approved")).ShouldRefuse(409, "ChangedMeanwhile")["detail"];
        now.Str("endDate").ShouldBe("2026-03-30");
        (await manager.Leave(leave)).Str("status").ShouldBe("pending");
        (await manager.Patch($"{Asking.Url}/{leave}", new { status = "approved", recordVersion = 1 })).ShouldRefuse(409, "ChangedMeanwhile");
        (await manager.Patch($"{Asking.Url}/{leave}", new { status = "approved", recordVersion = now.GetProperty("recordVersion").GetInt32() })).Should(200);
    }

    [Fact]
    public async Task A_rejection_needs_no_version_and_a_minute_later_neither_does_an_approval()
    {
        var (manager, person) = await Team();
        var (first, second) = (await person.Asked("2026-03-10", "2026-03-10"), await person.Asked("2026-04-10", "2026-04-10"));
        (await person.Patch($"{Asking.Url}/{first}", new { endDate = "2026-03-11" })).Should(200);
        (await person.Patch($"{Asking.Url}/{second}", new { endDate = "2026-04-11" })).Should(200);

        (await manager.Answer(first, "rejected")).Should(200);
        host.Clock.Advance(TimeSpan.FromSeconds(61));
        (await manager.Answer(second, "approved")).Should(200);
    }

    private async Task<(Client Manager, Client Person)> Team()
    {
        var company = await TestCompany.Found(host);
        var manager = await company.Hire("Mia Manager");
        return (manager, await company.HireReport(manager, "Rita Report"));
    }
}
