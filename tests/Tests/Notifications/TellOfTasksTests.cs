using WorkforceOS.Contracts.Announcements;
using WorkforceOS.Contracts.Subscriptions;
using WorkforceOS.Contracts.Tasks;
using WorkforceOS.Kernel;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Notifications;

/// <summary>What people hear of tasks, announcements and the company's subscription.</summary>
public sealed class TellOfTasksTests(TestHost host) : IClassFixture<TestHost>
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 4, 11, 0, 0, TimeSpan.Zero);
    private static readonly TaskAssignmentId Assignment = new(Guid.CreateVersion7());

    [Fact]
    public async Task Who_has_a_task_hears_of_it_and_of_what_becomes_of_it_on_the_companys_clock()
    {
        var company = await TestCompany.Found(host, "Europe/Berlin");
        var (one, other) = (await company.Hire("Ann One"), await company.Hire("Otto Other"));
        UserId[] users = [new(one.UserId), new(other.UserId)];
        IndividualTaskId[] tasks = [new(Guid.CreateVersion7()), new(Guid.CreateVersion7())];
        var by = new UserId(company.Owner.UserId);
        (await other.Patch("/auth-api/v1/profile", new { timezone = "Europe/Istanbul" })).Should(200);

        await host.Happen(company, null, new TasksAssigned(Assignment, users, "Check the cooler", Noon, by, tasks));
        (await one.Told("taskAssigned")).ShouldBe([("New task: Check the cooler", "Olga Owner gave you the task Check the cooler, due Wednesday 4 March 2026, 12:00.")]);
        (await other.Told("taskAssigned"))[0].Text.ShouldEndWith("12:00 (Europe/Berlin).");
        (await one.Get("/notification-api/notifications")).Should(200)["notifications"][0].Id("aboutId").ShouldBe(tasks[0].Value);

        await host.Happen(company, null, new TaskChanged(Assignment, [users[0]], "Check the cooler", Noon.AddHours(1), by, [tasks[0]]));
        (await one.Told("taskChanged")).ShouldHaveSingleItem().Text.ShouldContain("13:00");
        await host.Happen(company, null, new TasksCancelled(Assignment, [users[0]], "Check the cooler", users[1], "doneByOther", [tasks[0]]));
        (await one.Told("taskCancelled")).ShouldHaveSingleItem().Text.ShouldBe("Check the cooler: Otto Other has done it.");
        await host.Happen(company, null, new TasksCancelled(Assignment, [users[1]], "Check the cooler", null, "left", [tasks[1]]));
        (await other.Told("taskCancelled")).ShouldBeEmpty();
        await host.Happen(company, null, new TaskDue(tasks[0], Assignment, users[0], "Check the cooler", Noon), new TaskOverdue(Assignment, users, "Check the cooler", Noon, by, tasks));
        (await one.Told("taskDue")).Count.ShouldBe(1);
        (await one.Told("taskOverdue")).ShouldHaveSingleItem().Title.ShouldBe("Overdue: Check the cooler");
        (await company.Owner.Told("taskOverdue")).ShouldHaveSingleItem().Text.ShouldStartWith("2 people have not done Check the cooler");
        await host.Happen(company, null, new TaskAssignmentCompleted(Assignment, by, "Check the cooler", 2, users[0]), new TaskAssignmentCompleted(Assignment, by, "Own", 2, by), new RecurringTaskReachedNobody(new(Guid.CreateVersion7()), by, "Sweep", new DateOnly(2026, 3, 5)));
        (await company.Owner.Told("taskCompleted")).ShouldBe([("Done: Check the cooler", "All 2 have done Check the cooler.")]);
        (await company.Owner.Told("taskOverdue"))[0].Title.ShouldBe("Nobody got a task: Sweep");
    }

    [Fact]
    public async Task The_audience_hears_of_an_announcement_and_is_asked_again()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        var (id, by) = (new AnnouncementId(Guid.CreateVersion7()), new UserId(company.Owner.UserId));
        await host.Happen(company, null, new AnnouncementSent(id, 1, [new(person.UserId)], by, "Hygiene", "Wash your hands", "Wash your hands\n\nAlways.", "<p>Wash your hands</p>"));
        await host.Happen(company, null, new AnnouncementReminded(id, 1, [new(person.UserId)], "Hygiene", "Wash your hands", by), new AnnouncementUnacknowledged(id, by, "Hygiene", 1));

        (await person.Told("announcement")).ShouldBe([("Hygiene", "Wash your hands")]);
        (await person.Told("announcementReminder")).ShouldHaveSingleItem().Title.ShouldBe("Please read: Hygiene");
        (await company.Owner.Told("announcementReminder")).ShouldHaveSingleItem().Title.ShouldBe("1 person has not acknowledged Hygiene");
    }

    [Fact]
    public async Task Admins_hear_of_the_subscription_and_each_of_a_card_of_their_own()
    {
        var company = await TestCompany.Found(host);
        var (admin, person) = (await company.Hire(role: "tenantAdmin"), await company.Hire());
        var id = new CompanySubscriptionId(Guid.CreateVersion7());
        await host.Happen(company, null, new SubscriptionActivated(id, "AI", Noon), new PaymentFailed(id, 4999, "usd", "visa", "4242", Noon.AddDays(14)), new PaymentActionRequired(id, 500, "jpy", null, null, null),
            new SubscriptionEnding(id, "AI", Noon, "trial"), new SubscriptionEnded(id, "AI", "notStarted"), new SubscriptionEnded(id, "AI", "unpaid"), new CardExpiring(new(admin.UserId), "visa", "4242", 3, 2026));

        (await admin.Told("paymentFailed")).ShouldBe([("A payment failed", "49.99 USD could not be taken from visa 4242. Access stays until Wednesday 18 March 2026.")]);
        (await admin.Told("paymentActionRequired")).ShouldHaveSingleItem().Text.ShouldContain("500 JPY");
        (await company.Owner.Told("subscriptionEnded")).Count.ShouldBe(1);
        (await admin.Told("cardExpiring")).Count.ShouldBe(1);
        (await company.Owner.Told("cardExpiring")).ShouldBeEmpty();
        (await person.Inbox()).ShouldAllBe(n => n.Kind == "welcome");
    }
}
