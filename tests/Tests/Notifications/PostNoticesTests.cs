using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Notifications;

/// <summary>News that other modules have the words of.</summary>
public sealed class PostNoticesTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task The_inbox_has_the_preview_of_an_announcement_and_the_mail_the_whole_of_it()
    {
        var company = await TestCompany.Found(host);
        var (one, other) = (await company.Hire(), await company.Hire());
        await host.MailsTo(one.Email);
        await Post(company, new Notice(new(one.UserId), NoticeKind.Announcement, "The new kitchen", "It opens on Monday …", "announcement", Guid.CreateVersion7()) { Whole = "It opens on Monday.\n\nBring <your> own cup." },
            new Notice(new(other.UserId), NoticeKind.Announcement, "The new kitchen", "It opens on Monday …", "announcement", Guid.CreateVersion7()) { Whole = "It opens on Monday.\n\nBring <your> own cup." });

        (await one.Told("announcement")).ShouldBe([("The new kitchen", "It opens on Monday …")]);
        (await other.Told("announcement")).ShouldBe([("The new kitchen", "It opens on Monday …")]);
        var mail = (await host.MailsTo(one.Email))[^1];
        mail.Subject.ShouldBe("The new kitchen");
        mail.Text.ShouldContain("It opens on Monday.\n\nBring <your> own cup.");
        mail.Text.ShouldNotContain("…");
        (await host.Count("SELECT count(*) FROM notifications.whole_texts WHERE text LIKE 'It opens%'")).ShouldBe(1, "once for all");
    }

    [Fact]
    public async Task Reminders_are_worded_for_who_has_not_read_and_for_who_wrote_and_announcements_are_never_joined()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        var about = Guid.CreateVersion7();
        await Post(company, [.. Enumerable.Range(1, 5).Select(i => new Notice(new(person.UserId), NoticeKind.Announcement, $"News {i}", "…", "announcement", Guid.CreateVersion7()))]);
        await Post(company, new Notice(new(person.UserId), NoticeKind.AnnouncementReminder, "News 1", "…", "announcement", about));
        await Post(company, new Notice(new(company.Owner.UserId), NoticeKind.AnnouncementReminder, "News 1", "…", "announcement", about) { Missing = 3 });

        (await person.Told("announcement")).Select(n => n.Title).ShouldBe(["News 5", "News 4", "News 3", "News 2", "News 1"]);
        (await person.Told("announcementReminder")).ShouldHaveSingleItem().Title.ShouldBe("Please read: News 1");
        (await company.Owner.Told("announcementReminder")).ShouldHaveSingleItem().Title.ShouldBe("3 have not acknowledged News 1");
    }

    private async Task Post(TestCompany company, params Notice[] notices)
    {
        var id = (await company.Owner.Get("/auth-api/currentuser")).Body.Id("companyId");
        await host.Services.GetRequiredService<Scopes>().Run(Caller.Platform(new CompanyId(id), "test"), services => services.GetRequiredService<INotices>().Post(notices, CancellationToken.None), CancellationToken.None);
    }
}
