using System.Text.Json;
using WorkforceOS.Tests.Employees;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Leave;

public sealed class LeaveAndShiftsTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Shifts = "/scheduleManagement-api/v1/shifts";

    [Fact]
    public async Task Who_gets_leave_is_off_every_overlapping_shift_before_the_answer_is_there()
    {
        var team = await Team.Gather(host);
        var before = await Shift(team, "2026-03-08");
        var nightBefore = await Shift(team, "2026-03-09", "22:00", "06:00");
        var during = await Shift(team, "2026-03-11", people: [team.Report, team.Colleague]);
        var lastNight = await Shift(team, "2026-03-12", "22:00", "06:00");
        var after = await Shift(team, "2026-03-13");

        var approved = (await team.Manager.Answer(await team.Report.Asked("2026-03-10", "2026-03-12"), "approved")).Should(200);

        var released = approved["releasedShifts"].EnumerateArray().ToList();
        released.Select(s => s.Id()).ShouldBe([nightBefore, during, lastNight]);
        released[1].Str("shiftDate").ShouldBe("2026-03-11");
        released[1].Str("startTime").ShouldBe("09:00");
        (await People(team, during)).ShouldBe([team.Colleague.UserId]);
        (await People(team, nightBefore)).ShouldBeEmpty();
        (await People(team, lastNight)).ShouldBeEmpty();
        (await People(team, before)).ShouldBe([team.Report.UserId]);
        (await People(team, after)).ShouldBe([team.Report.UserId]);
    }

    [Fact]
    public async Task A_shift_that_leave_leaves_vacant_stays_with_the_line_manager_who_puts_another_report_on_it()
    {
        var team = await Team.Gather(host);
        var other = await team.Company.HireReport(team.Manager);
        var vacated = await Shift(team, "2026-03-11");
        (await team.Manager.Answer(await team.Report.Asked("2026-03-11", "2026-03-11"), "approved")).Should(200);

        (await team.Manager.Get($"{Shifts}?shiftDate=2026-03-11")).Should(200)["shifts"].EnumerateArray().ShouldHaveSingleItem().Id().ShouldBe(vacated);
        (await team.Manager.Patch($"{Shifts}/{vacated}", new { assignedUserIds = new[] { other.UserId } })).Should(200);
        (await People(team, vacated)).ShouldBe([other.UserId]);
    }

    [Fact]
    public async Task Nobody_is_planned_into_approved_leave_until_it_is_cancelled_and_nothing_comes_back()
    {
        var team = await Team.Gather(host);
        var shift = await Shift(team, "2026-03-11");
        var leave = await team.Report.Asked("2026-03-10", "2026-03-12");
        (await team.Manager.Answer(leave, "approved")).Should(200);

        var refused = (await Plan(team, "2026-03-12", "23:00", "23:30", [team.Report])).ShouldRefuse(400, "ShiftConflict");
        var conflict = refused["detail"].GetProperty("conflicts").EnumerateArray().ShouldHaveSingleItem();
        conflict.Str("kind").ShouldBe("leave");
        conflict.Id("leaveRequestId").ShouldBe(leave);

        (await team.Owner.Answer(leave, "cancelled")).Should(200)["releasedShifts"].GetArrayLength().ShouldBe(0);
        (await People(team, shift)).ShouldBeEmpty();
        (await Plan(team, "2026-03-12", "23:00", "23:30", [team.Report])).Should(201);
    }

    [Theory]
    [InlineData("pending")]
    [InlineData("rejected")]
    [InlineData("cancelled")]
    public async Task What_is_not_approved_takes_nobody_off(string status)
    {
        var team = await Team.Gather(host);
        var shift = await Shift(team, "2026-03-11");
        var reply = (await team.Manager.Answer(await team.Report.Asked("2026-03-10", "2026-03-12"), status)).Should(200);
        reply["releasedShifts"].GetArrayLength().ShouldBe(0);
        (await People(team, shift)).ShouldBe([team.Report.UserId]);
        (await Plan(team, "2026-03-12", "09:00", "17:00", [team.Report])).Should(201);
    }

    [Fact]
    public async Task A_day_of_leave_is_the_companys_day()
    {
        var team = await Team.Gather(host, "Pacific/Auckland");
        var (evening, morning) = (await Shift(team, "2026-03-10", "20:00", "23:59"), await Shift(team, "2026-03-11", "00:00", "04:00"));
        (await team.Manager.Answer(await team.Report.Asked("2026-03-11", "2026-03-11"), "approved")).Should(200)["releasedShifts"].EnumerateArray().Select(s => s.Id()).ShouldBe([morning]);
        (await People(team, evening)).ShouldBe([team.Report.UserId]);
    }

    [Fact]
    public async Task Approval_and_a_hundred_shifts_for_the_same_day_at_once_never_both_stand()
    {
        var team = await Team.Gather(host);
        for (var round = 0; round < 3; round++)
        {
            var day = $"2026-03-{10 + round}";
            var leave = await team.Report.Asked(day, day);

            var planning = Enumerable.Range(0, 100).Select(_ => Plan(team, day, "09:00", "17:00", [team.Report])).ToList();
            var approval = team.Manager.Answer(leave, "approved");
            var planned = await Task.WhenAll(planning);
            var approved = (await approval).Should(200);

            planned.ShouldAllBe(r => r.Status == 201 || (r.Status == 400 && r.ErrCode == "ShiftConflict"));
            var made = planned.Where(r => r.Status == 201).Select(r => r["shift"].Id()).ToList();
            made.Count.ShouldBeLessThanOrEqualTo(1);
            approved["releasedShifts"].EnumerateArray().Select(s => s.Id()).ShouldBe(made);
            foreach (var shift in made) (await People(team, shift)).ShouldBeEmpty();
            (await Plan(team, day, "09:00", "17:00", [team.Report])).ShouldRefuse(400, "ShiftConflict");
        }
    }

    [Fact]
    public async Task Twelve_approvals_at_once_for_the_people_of_two_shifts_all_stand()
    {
        var team = await Team.Gather(host);
        var people = new List<Client>();
        for (var n = 0; n < 12; n++) people.Add(await team.Company.Hire($"Person {n}"));
        var (early, late) = (await Shift(team, "2026-03-11", "06:00", "14:00", [.. people]), await Shift(team, "2026-03-11", "14:00", "22:00", [.. people, team.Colleague]));
        var asked = new List<Guid>();
        foreach (var person in people) asked.Add(await person.Asked("2026-03-11", "2026-03-11"));

        var approved = await Task.WhenAll(asked.Select(leave => team.Owner.Answer(leave, "approved")));

        approved.ShouldAllBe(r => r.Status == 200);
        foreach (var reply in approved) reply["releasedShifts"].EnumerateArray().Select(s => s.Id()).ShouldBe([early, late]);
        (await People(team, early)).ShouldBeEmpty();
        (await People(team, late)).ShouldBe([team.Colleague.UserId]);
        foreach (var shift in new[] { early, late }) (await team.Owner.Get($"{Shifts}/{shift}"))["shift"].GetProperty("recordVersion").GetInt32().ShouldBe(13);
        (await host.Published("shift.released", early)).Select(e => e.Id("user")).ShouldBe(people.Select(p => p.UserId), ignoreOrder: true);
    }

    [Fact]
    public async Task Of_an_approval_a_plan_and_a_withdrawal_at_once_whatever_stands_fits_together()
    {
        var team = await Team.Gather(host);
        for (var round = 0; round < 8; round++)
        {
            var day = $"2026-03-{10 + round}";
            var leave = await team.Report.Asked(day, day);
            var (approval, withdrawal, planning) = (team.Manager.Answer(leave, "approved"), team.Report.Answer(leave, "cancelled"), Plan(team, day, "09:00", "17:00", [team.Report]));
            await Task.WhenAll(approval, withdrawal, planning);
            var (approved, withdrawn, planned) = (await approval, await withdrawal, await planning);

            new[] { approved, withdrawn }.Count(r => r.Status == 200).ShouldBe(1, $"round {round}");
            new[] { approved, withdrawn }.Single(r => r.Status != 200).Status.ShouldBeOneOf(400, 403);
            (await team.Report.Leave(leave)).Str("status").ShouldBe(approved.Status == 200 ? "approved" : "cancelled");
            if (planned.Status == 201) (await People(team, planned["shift"].Id())).Count.ShouldBe(approved.Status == 200 ? 0 : 1, $"round {round}");
            else (planned.ErrCode, approved.Status).ShouldBe(("ShiftConflict", 200));

            if (approved.Status != 200) continue;
            // And the other way round: the day is opened again, or the plan was too early.
            var (cancelled, again) = (team.Manager.Answer(leave, "cancelled"), Plan(team, day, "09:00", "17:00", [team.Report]));
            (await cancelled).Should(200);
            var late = await again;
            if (late.Status == 201) (await People(team, late["shift"].Id())).ShouldBe([team.Report.UserId]);
            else late.ErrCode.ShouldBe("ShiftConflict");
        }
    }

    private static Task<Reply> Plan(Team team, string day, string from, string to, Client[] people) =>
        team.Owner.Post(Shifts, new { shiftDate = day, startTime = from, endTime = to, assignedUserIds = people.Select(p => p.UserId) });

    private static async Task<Guid> Shift(Team team, string day, string from = "09:00", string to = "17:00", Client[]? people = null) =>
        (await Plan(team, day, from, to, people ?? [team.Report])).Should(201)["shift"].Id();

    private static async Task<List<Guid>> People(Team team, Guid shift) =>
        [.. (await team.Owner.Get($"{Shifts}/{shift}")).Should(200)["shift"].GetProperty("assignedUserIds").EnumerateArray().Select(p => p.GetGuid())];
}
