using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Notifications;

/// <summary>What the marketplace posts: once for each person, with what it speaks of.</summary>
public sealed class MarketplaceNoticesTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Whoever_was_told_under_a_key_is_not_told_again_however_many_post_at_once()
    {
        var company = await TestCompany.Found(host);
        var (id, one, other) = (await host.CompanyId(company), new UserId((await company.Hire()).UserId), new UserId((await company.Hire()).UserId));
        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => host.Tell(id, i % 2 == 0 ? Reminder("remind:a:24", one, other) : Reminder("remind:a:24", other, one))));
        await host.Tell(id, Reminder("remind:a:24", one, one), Reminder("remind:a:2", one));

        (await host.Count($"SELECT count(*) FROM notifications.notices WHERE company_id = '{id}'")).ShouldBe(3);
        (await host.Count($"SELECT count(*) FROM notifications.notices WHERE company_id = '{id}' AND user_id = '{one.Value}'")).ShouldBe(2);
        // The same key in another company is another one.
        var neighbour = await TestCompany.Found(host);
        await host.Tell(await host.CompanyId(neighbour), Reminder("remind:a:24", new UserId(neighbour.Owner.UserId)));
        (await host.Count("SELECT count(*) FROM notifications.notices WHERE dedupe_key LIKE 'remind:a:24:%'")).ShouldBe(3);
    }

    [Fact]
    public async Task Nobody_is_told_of_what_is_not_committed()
    {
        var company = await TestCompany.Found(host);
        var id = await host.CompanyId(company);
        await host.Services.GetRequiredService<Scopes>().Run(Caller.Platform(id, "test"), async services =>
        {
            await using var transaction = await services.GetRequiredService<Scope>().Begin(CancellationToken.None);
            await services.GetRequiredService<IMarketplaceNotices>().Post([Reminder("undone", new UserId(company.Owner.UserId))], CancellationToken.None);
        }, CancellationToken.None);
        (await host.Count($"SELECT count(*) FROM notifications.notices WHERE company_id = '{id}'")).ShouldBe(0);
    }

    [Fact]
    public async Task It_is_of_use_for_a_day_or_until_its_shift_begins()
    {
        var company = await TestCompany.Found(host);
        var (id, owner) = (await host.CompanyId(company), new UserId(company.Owner.UserId));
        await host.Tell(id, Reminder("bound", owner), Reminder("said", owner) with { ExpiresAt = host.Clock.Now.AddMinutes(5) }, new MarketplaceNotice(MarketplaceNoticeType.LateWarning, NoticeAudience.Staff, "late", owner.AsRecipient()) { Shift = Shift(-1) },
            new MarketplaceNotice(MarketplaceNoticeType.VerificationResult, NoticeAudience.Staff, "later", owner.AsRecipient()) { ScheduledAt = host.Clock.Now.AddHours(3) });

        (await Hours("bound"), await Hours("late"), await Hours("later"), await Hours("said")).ShouldBe((30, 24, 27, 0));

        async Task<long> Hours(string key) => await host.Count($"SELECT floor(extract(epoch FROM expires_at - created_at) / 3600)::bigint FROM notifications.notices WHERE company_id = '{id}' AND dedupe_key LIKE '{key}:%'");
    }

    [Fact]
    public async Task Who_has_no_account_is_invited_and_told_nothing_else()
    {
        var id = await host.CompanyId(await TestCompany.Found(host));
        var stranger = NoticeRecipient.Invited("New.Manager@example.test", Guid.CreateVersion7());
        var invitation = new MarketplaceNotice(MarketplaceNoticeType.ManagerInvited, NoticeAudience.Client, "invited:1", stranger) { Channel = NoticeChannel.Email };
        await host.Tell(id, invitation);
        (await host.Count($"SELECT count(*) FROM notifications.notices WHERE company_id = '{id}' AND address = 'New.Manager@example.test' AND dedupe_key NOT ILIKE '%manager%'")).ShouldBe(1);

        await Should.ThrowAsync<ArgumentException>(() => host.Tell(id, invitation with { Channel = NoticeChannel.Push }));
        await Should.ThrowAsync<ArgumentException>(() => host.Tell(id, Reminder("k") with { To = [stranger], Channel = NoticeChannel.Email }));
    }

    private MarketplaceNotice Reminder(string key, params UserId[] to) => new(MarketplaceNoticeType.ShiftReminder, NoticeAudience.Staff, key, [.. to.Select(u => u.AsRecipient())]) { Shift = Shift(30) };

    private NoticeShift Shift(int hours) => new("Waiter", "Grand Hotel", host.Clock.Now.AddHours(hours), host.Clock.Now.AddHours(hours + 8), DateTimeZone.Utc);
}

/// <summary>Posting as the marketplace does.</summary>
internal static class Posting
{
    public static NoticeRecipient AsRecipient(this UserId user) => new(user);

    public static async Task<CompanyId> CompanyId(this TestHost host, TestCompany company) => new((await company.Owner.Get("/auth-api/currentuser")).Body.Id("companyId"));

    public static Task Tell(this TestHost host, CompanyId company, params MarketplaceNotice[] notices) =>
        host.Services.GetRequiredService<Scopes>().Run(Caller.Platform(company, "test"), services => services.GetRequiredService<IMarketplaceNotices>().Post(notices, CancellationToken.None), CancellationToken.None);
}
