using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Tests.Attendance;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Scheduling;
using static WorkforceOS.Tests.Attendance.Work;

namespace WorkforceOS.Tests.Notifications;

/// <summary>What people and their managers hear of what is on record: of times that were put right, absences that are excused, check-outs that were forgotten, and leave on its way.</summary>
public sealed class RecordNewsTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Whose_times_are_corrected_or_taken_back_hears_the_old_and_the_new_ones_by_the_companys_clock()
    {
        var (_, manager, person, shift) = await Team();
        var record = await manager.Enter(person, shift, At("2026-03-03T08:10:00Z"), At("2026-03-03T16:00:00Z"));
        (await manager.Correct(record, new { checkInTime = "2026-03-03T08:00:00Z" })).Should(200);
        (await manager.Undo(record)).Should(200);

        (await person.Told("punchCorrected")).Select(n => n.Text).ShouldBe([
            "Your record of the shift of Tuesday 3 March 2026, 09:00-17:00 was taken back. It said: 09:00-17:00.",
            "Your record of the shift of Tuesday 3 March 2026, 09:00-17:00 was corrected. Before: 09:10-17:00 (late). Now: 09:00-17:00.",
        ]);
        (await manager.Told("punchCorrected")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whose_absence_is_excused_hears_whether_it_is_paid_and_that_the_excuse_is_gone()
    {
        var (_, manager, person, shift) = await Team();
        var record = await manager.MarkAbsent(person, shift);
        (await manager.Post($"{RecordsPath}/{record}/excuse", new { reason = "Was at the doctor's", paid = true })).Should(200);
        (await manager.Delete($"{RecordsPath}/{record}/excuse")).Should(200);

        (await person.Told("absenceExcused")).Select(n => n.Text).ShouldBe([
            "Your absence from the shift of Tuesday 3 March 2026, 09:00-17:00 is not excused any more.",
            "Your absence from the shift of Tuesday 3 March 2026, 09:00-17:00 is excused, and paid.",
        ]);
    }

    [Fact]
    public async Task Of_a_forgotten_and_of_a_late_check_out_the_person_and_the_line_manager_hear_or_the_admins()
    {
        var (company, manager, person, shift) = await Team();
        var alone = await company.Hire("Ada Alone");
        host.Clock.Now = TestClock.Start;
        var others = await company.Owner.Planned("2026-03-03", "09:00", "17:00", alone);
        host.Clock.Now = At("2026-03-03T08:00:00Z");
        (await person.CheckIn(shift)).Should(201);
        var late = (await alone.CheckIn(others)).Should(201)["attendanceRecord"].Id();
        host.Clock.Now = At("2026-03-03T20:30:00Z");
        (await alone.CheckOut(late)).Should(200);
        host.Clock.Now = At("2026-03-04T08:00:00Z");
        await host.RunJob("attendance.closeForgotten");
        await host.DeliverOutbox();

        (await person.Told("autoClosed")).Single().Text.ShouldBe("You did not check out of the shift of Tuesday 3 March 2026, 09:00-17:00: your record was closed, and ends at 17:00. If you left at another time, ask for a correction.");
        (await manager.Told("autoClosed")).Single().Title.ShouldBe("The record of Rita Report was closed");
        (await company.Owner.Told("autoClosed")).ShouldBeEmpty();
        (await alone.Told("lateOut")).Single().Text.ShouldBe("You checked out of the shift of Tuesday 3 March 2026, 09:00-17:00 at 21:30. Until a manager has looked at it, your time counts until 19:00.");
        (await company.Owner.Told("lateOut")).Single().Title.ShouldBe("Ada Alone checked out late");
        (await manager.Told("lateOut")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_work_that_nobody_had_planned_the_line_manager_hears_or_the_admins_and_not_who_came()
    {
        var (company, manager, person, _) = await Team();
        var alone = await company.Hire("Ada Alone");
        var id = (await company.Owner.Get("/auth-api/v1/companies")).Should(200)["company"].Id();
        foreach (var (who, unplannedWork) in new[] { (person, "review"), (alone, "allowed") })
        {
            (await company.Owner.Patch($"/auth-api/v1/companies/{id}", new { settings = new { unplannedWork } })).Should(200);
            (await who.Post("/attendanceManagement-api/v1/unplanned-check-in", new { note = "The boiler broke" })).Should(201);
        }
        await host.DeliverOutbox();

        (await manager.Told("unplannedWork")).ShouldBe([("Rita Report came to work unplanned", "Rita Report came to work on Tuesday 3 March 2026 at 18:00, which nobody had planned. Please look at it.")]);
        (await company.Owner.Told("unplannedWork")).ShouldBe([("Ada Alone came to work unplanned", "Ada Alone came to work on Tuesday 3 March 2026 at 18:00, which nobody had planned.")]);
        foreach (var who in new[] { person, alone }) (await who.Told("unplannedWork")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_request_for_correction_awaits_the_line_manager_or_the_admins_and_its_decision_is_told_but_not_ones_own_withdrawal()
    {
        var (company, manager, person, shift) = await Team();
        var (alone, day) = (await company.Hire("Ada Alone"), new DateOnly(2026, 3, 3));
        CorrectionRequested Asked(Client who) => new(new(Guid.CreateVersion7()), new(who.UserId), new(shift), null, day, "missingRecord");
        CorrectionDecided Decided(Client by, string decision) => new(new(Guid.CreateVersion7()), new(person.UserId), new(by.UserId), new(shift), null, day, "break", decision);
        await host.Happen(company, null, Asked(person), Asked(alone), Decided(manager, "rejected"), Decided(person, "withdrawn"));

        (await manager.Told("correctionRequested")).Single().Text.ShouldBe("Rita Report asks for a correction of the shift of Tuesday 3 March 2026, 09:00-17:00: a missing record. It awaits your decision.");
        (await company.Owner.Told("correctionRequested")).Single().Title.ShouldBe("Ada Alone asks for a correction");
        (await person.Told("correctionDecided")).ShouldBe([("Your correction is rejected", "The correction of the shift of Tuesday 3 March 2026, 09:00-17:00 that you asked for (a break) is rejected.")]);
    }

    [Fact]
    public async Task Leave_on_its_way_is_told_to_those_whom_it_awaits_and_to_whoever_asked()
    {
        var (company, manager, person, _) = await Team();
        var (second, from, to) = (await company.Hire("Sven Second"), new DateOnly(2026, 3, 9), new DateOnly(2026, 3, 13));
        var leave = new LeaveRequestId(Guid.CreateVersion7());
        await host.Happen(company, person, new LeaveRequested(leave, new(person.UserId), "vacation", from, to, [new(second.UserId)]));
        (await manager.Told("leaveRequested")).ShouldBeEmpty("somebody else decides first");
        (await second.Told("leaveRequested")).Count.ShouldBe(1);

        await host.Happen(company, second,
            new LeaveStepDecided(leave, new(person.UserId), "vacation", from, to, 1, 2, new(second.UserId), [new(manager.UserId)]),
            new LeaveEscalated(leave, new(person.UserId), "vacation", from, to, 3, [new(company.Owner.UserId)]),
            new LeaveBalanceExpiring(new(person.UserId), new(Guid.CreateVersion7()), "Annual leave", 2.5m, new DateOnly(2026, 3, 31)),
            new LeaveDocumentMissing(leave, new(person.UserId), "sick leave", from, to));

        (await manager.Told("leaveRequested")).Single().Text.ShouldEndWith("It awaits your decision.");
        (await company.Owner.Told("leaveEscalated")).Single().Text.ShouldBe("Rita Report asks for leave (vacation) from Monday 9 March 2026 to Friday 13 March 2026. Nobody has decided for 3 working days: you can decide it too.");
        (await person.Told("leaveStepDecided")).Single().Text.ShouldBe("Step 1 of 2 of your leave (vacation) from Monday 9 March 2026 to Friday 13 March 2026 is approved. Others have still to decide.");
        (await person.Told("balanceExpiring")).Single().Text.ShouldBe("Of your leave (Annual leave) you can take 2.5 more days until Tuesday 31 March 2026. After that they are gone.");
        (await person.Told("documentMissing")).Single().Text.ShouldContain("needs a document");
    }

    /// <summary>Rita reports to Mia, in Berlin, and has a shift on Tuesday; it is after it.</summary>
    private async Task<(TestCompany Company, Client Manager, Client Person, Guid Shift)> Team()
    {
        host.Clock.Now = TestClock.Start;
        var company = await TestCompany.Found(host, "Europe/Berlin");
        var manager = await company.Hire("Mia Manager");
        var person = await company.HireReport(manager, "Rita Report");
        var shift = await company.Owner.Planned("2026-03-03", "09:00", "17:00", person);
        host.Clock.Now = At("2026-03-03T17:00:00Z");
        return (company, manager, person, shift);
    }
}
