using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Notifications;

public sealed class TellingTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_moved_shift_is_told_with_its_old_and_new_time_to_everybody_on_it()
    {
        var company = await TestCompany.Found(host);
        var (ann, ben) = (await company.Hire("Ann"), await company.Hire("Ben"));
        await host.Happen(company, company.Owner, new ShiftMoved(NewShift(), [Of(ann), Of(ben), Of(ann)], Happenings.Shift(4, null), Happenings.Shift(5, "Dock 2", "09:00", "17:00")));

        foreach (var person in new[] { ann, ben })
        {
            (await person.Inbox()).Where(n => n.Kind == "shiftMoved").Select(n => n.Text)
                .ShouldBe(["Your shift of Wednesday 4 March 2026, 22:00-06:00 is now Thursday 5 March 2026, 09:00-17:00, Dock 2."]);
        }
    }

    [Theory]
    [InlineData("unassigned", "You are no longer on the shift of Wednesday 4 March 2026, 22:00-06:00, Harbour.")]
    [InlineData("cancelled", "The shift of Wednesday 4 March 2026, 22:00-06:00, Harbour is cancelled.")]
    [InlineData("deleted", "The shift of Wednesday 4 March 2026, 22:00-06:00, Harbour does not take place.")]
    [InlineData("leave", "You are off the shift of Wednesday 4 March 2026, 22:00-06:00, Harbour, because you are on leave.")]
    public async Task Who_is_taken_off_a_shift_hears_why(string reason, string text)
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire("Emil Employee");
        await host.Happen(company, company.Owner, new ShiftReleased(NewShift(), Of(person), Happenings.Shift(), Of(company.Owner), reason));

        (await person.Inbox()).Where(n => n.Kind == "shiftReleased").Select(n => n.Text).ShouldBe([text]);
    }

    [Fact]
    public async Task What_is_over_by_the_time_it_is_told_is_not_told()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        var (over, ahead) = (Happenings.Shift() with { ShiftDate = new DateOnly(2026, 2, 27) }, Happenings.Shift());
        await host.Happen(company, company.Owner,
            new ShiftAssigned(NewShift(), Of(person), over), new ShiftReleased(NewShift(), Of(person), over, Of(company.Owner), "leave"), new DepartmentShiftConflicted(NewShift(), Of(person), over, Of(company.Owner)),
            new ShiftMoved(NewShift(), [Of(person)], over, over with { Location = "Dock" }), new ShiftMoved(NewShift(), [Of(person)], over, ahead));

        (await person.Inbox()).Select(n => n.Kind).ShouldBe(["shiftMoved", "welcome"]);
        (await company.Owner.Inbox()).Select(n => n.Kind).ShouldBe(["welcome"]);
    }

    [Fact]
    public async Task Lateness_is_told_to_the_person_and_their_line_manager_and_not_to_others()
    {
        var company = await TestCompany.Found(host);
        var manager = await company.Hire("Mia Manager");
        var person = await company.HireReport(manager, "Rita Report");
        await host.Happen(company, person, new AttendanceLate(new(Guid.CreateVersion7()), Of(person), NewShift(), 12));

        (await person.Inbox()).ShouldContain(("attendanceLate", "You were late", "You checked in 12 minutes late for a shift."));
        (await manager.Inbox()).ShouldContain(("reportLate", "Rita Report was late", "Rita Report checked in 12 minutes late for a shift."));
        (await company.Owner.Inbox()).ShouldNotContain(n => n.Kind == "reportLate");
    }

    [Fact]
    public async Task Absence_of_somebody_without_a_line_manager_is_told_to_the_admins()
    {
        var company = await TestCompany.Found(host);
        var (person, admin) = (await company.Hire("Emil Employee"), await company.Hire("Ada Admin", "tenantAdmin"));
        await host.Happen(company, null, new AttendanceAbsent(new(Guid.CreateVersion7()), Of(person), NewShift(), new DateOnly(2026, 3, 2), ByRule: true));

        (await person.Inbox()).ShouldContain(n => n.Text == "You did not check in for the shift of Monday 2 March 2026 and are marked absent.");
        foreach (var told in new[] { company.Owner, admin }) (await told.Inbox()).ShouldContain(n => n.Text == "Emil Employee did not check in for the shift of Monday 2 March 2026 and is marked absent.");
    }

    [Fact]
    public async Task A_leave_request_awaits_the_line_manager_and_its_decision_is_told_to_the_person()
    {
        var company = await TestCompany.Found(host);
        var manager = await company.Hire("Mia Manager");
        var person = await company.HireReport(manager, "Rita Report");
        var (leave, from, to) = (new LeaveRequestId(Guid.CreateVersion7()), new DateOnly(2026, 3, 9), new DateOnly(2026, 3, 13));
        await host.Happen(company, person, new LeaveRequested(leave, Of(person), "vacation", from, to));
        await host.Happen(company, manager, new LeaveDecided(leave, Of(person), "vacation", from, to, "approved", "Enjoy.", Of(manager)));

        (await manager.Inbox()).ShouldContain(("leaveRequested", "Rita Report asks for leave", "Rita Report asks for leave (vacation) from Monday 9 March 2026 to Friday 13 March 2026. It awaits your decision."));
        (await person.Inbox()).ShouldContain(("leaveDecided", "Your leave is approved", "Your leave (vacation) from Monday 9 March 2026 to Friday 13 March 2026 is approved. Note: Enjoy."));
        (await company.Owner.Inbox()).ShouldNotContain(n => n.Kind == "leaveRequested");
    }

    [Fact]
    public async Task Many_shifts_of_a_template_are_told_as_one()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        await host.Happen(company, company.Owner, new ShiftsGenerated(Of(person), "Early", 10, new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 13)));

        (await person.Inbox()).ShouldContain(("shiftAssigned", "You are on 10 new shifts", "You are on 10 new shifts (Early) from Monday 2 March 2026 to Friday 13 March 2026."));
    }

    [Fact]
    public async Task A_document_that_runs_out_is_told_to_the_person_and_their_manager()
    {
        var company = await TestCompany.Found(host);
        var manager = await company.Hire("Mia Manager");
        var person = await company.HireReport(manager, "Rita Report");
        await host.Happen(company, null, new EmployeeDocumentExpiring(new(Guid.CreateVersion7()), Of(person), Of(manager), "work permit", new DateOnly(2026, 3, 31)));

        (await person.Inbox()).ShouldContain(("documentExpiring", "Your document runs out", "Your document (work permit) is valid until Tuesday 31 March 2026."));
        (await manager.Inbox()).ShouldContain(("documentExpiring", "A document of Rita Report runs out", "Rita Report: the document (work permit) is valid until Tuesday 31 March 2026."));
    }

    [Fact]
    public async Task A_payroll_report_that_is_ready_is_told_without_its_figures()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        await host.Happen(company, company.Owner, new PayrollReady(new(Guid.CreateVersion7()), Of(person), new DateOnly(2026, 2, 1), new DateOnly(2026, 2, 28)));

        (await person.Inbox()).ShouldContain(("payrollReady", "Your payroll report is ready", "Your payroll report from Sunday 1 February 2026 to Saturday 28 February 2026 can be read."));
    }

    [Fact]
    public async Task A_new_person_is_welcomed_with_a_mail()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire("Emil Employee");

        (await person.Inbox()).Single().Text.ShouldBe($"Your account at {company.Codename} Ltd is ready. You sign in as {person.Email}.");
        var mail = (await host.MailsTo(person.Email)).Single(m => m.Subject.StartsWith("Welcome", StringComparison.Ordinal));
        mail.Text.ShouldStartWith("Hello Emil Employee,");
    }

    [Fact]
    public async Task News_of_several_kinds_are_as_many_notifications_and_one_mail()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        var before = (await host.MailsTo(person.Email)).Count;
        await host.Happen(company, company.Owner, Happenings.Assigned(person, 3), Happenings.Assigned(person, 4), new ShiftMoved(NewShift(), [Of(person)], Happenings.Shift(5), Happenings.Shift(6)));

        (await person.Inbox()).Count.ShouldBe(4);
        var mails = await host.MailsTo(person.Email);
        mails.Count.ShouldBe(before + 1);
        mails[^1].Subject.ShouldBe($"3 news from {company.Codename} Ltd");
        mails[^1].Text.IndexOf("3 March", StringComparison.Ordinal).ShouldBeLessThan(mails[^1].Text.IndexOf("6 March", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_plans_a_shift_for_themselves_gets_no_mail_about_it()
    {
        var company = await TestCompany.Found(host);
        var before = (await host.MailsTo(company.Owner.Email)).Count;
        await host.Happen(company, company.Owner, Happenings.Assigned(company.Owner));

        (await company.Owner.Inbox()).ShouldContain(n => n.Kind == "shiftAssigned");
        (await host.MailsTo(company.Owner.Email)).Count.ShouldBe(before);
    }

    [Fact]
    public async Task Of_an_erased_person_nothing_is_left_neither_in_their_inbox_nor_in_others()
    {
        var company = await TestCompany.Found(host);
        var manager = await company.Hire("Mia Manager");
        var person = await company.HireReport(manager, "Rita Report");
        await host.Happen(company, person, new AttendanceLate(new(Guid.CreateVersion7()), Of(person), NewShift(), 12), Happenings.Assigned(manager));
        await host.Happen(company, null, new UserErased(Of(person)));

        (await person.Inbox()).ShouldBeEmpty();
        (await manager.Inbox()).Select(n => n.Kind).ShouldBe(["shiftAssigned", "welcome"]);
    }

    private static UserId Of(Client person) => new(person.UserId);

    private static ShiftId NewShift() => new(Guid.CreateVersion7());
}
