using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Notifications.Inbox;
using WorkforceOS.Notifications.Preferences;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Notifications;

/// <summary>A reader gets rid of mails by their link, without signing in.</summary>
public sealed class UnsubscribeTests(UnsubscribeTests.NamedHost host) : IClassFixture<UnsubscribeTests.NamedHost>
{
    [Fact]
    public async Task The_link_of_a_mail_ends_mails_of_its_kind_and_only_a_post_does()
    {
        var company = await TestCompany.Found(host);
        var owner = company.Owner;
        var id = (await owner.Get("/auth-api/currentuser")).Should(200).Body.Id("companyId");
        var token = host.Services.GetRequiredService<UnsubscribeTokens>().For(new CompanyId(id), new UserId(owner.UserId), [NotificationKind.LeaveRequested]);

        var page = (await host.Visitor().Get($"/notification-api/unsubscribe?token={token}")).Should(200);
        page.Text.ShouldContain("method=\"post\"");
        (await Mailed(owner)).ShouldBeTrue();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["List-Unsubscribe"] = "One-Click" });
        (await host.Visitor().Send(HttpMethod.Post, $"/notification-api/unsubscribe?token={token}", form)).Should(200);
        (await Mailed(owner)).ShouldBeFalse();

        foreach (var wrong in new[] { "nothing", token[..^2] + "AA", Convert.ToBase64String(new byte[40]).TrimEnd('=') }) (await host.Visitor().Send(HttpMethod.Post, $"/notification-api/unsubscribe?token={wrong}", null)).ShouldRefuse(400, "TokenNotValid");
        host.Clock.Advance(TimeSpan.FromDays(61));
        (await host.Visitor().Get($"/notification-api/unsubscribe?token={token}")).ShouldRefuse(400, "TokenNotValid");
        host.Clock.Advance(TimeSpan.FromDays(-61));
    }

    [Fact]
    public async Task A_mail_of_news_says_in_its_header_where_it_ends()
    {
        var company = await TestCompany.Found(host);
        await host.MailsTo(company.Owner.Email);
        await host.Happen(company, null, Happenings.Assigned(company.Owner, 28));
        var raw = (await host.MailsTo(company.Owner.Email))[^1].Raw.ReplaceLineEndings("\n").Replace("\n ", " ", StringComparison.Ordinal).Replace("\n\t", " ", StringComparison.Ordinal);
        raw.ShouldContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
        raw.ShouldMatch(@"List-Unsubscribe: ?<https://app\.example/notification-api/unsubscribe\?token=");
    }

    public sealed class NamedHost : TestHost
    {
        protected override Dictionary<string, string?> Settings => new() { ["Web:Url"] = "https://app.example/" };
    }

    private static async Task<bool> Mailed(Client person) => (await person.Get("/notification-api/preferences")).Should(200)["preferences"].GetProperty("mail").GetProperty("leaveRequested").GetBoolean();
}
