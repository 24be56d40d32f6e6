using System.Runtime.Versioning;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Notifications;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Notifications;

public sealed class MailFilesTests(TestHost host) : IClassFixture<TestHost>
{
    private string Folder => Path.Combine(host.DataFolder, "mail");

    [Fact, UnsupportedOSPlatform("windows")]
    public async Task Without_a_mail_server_a_mail_is_a_file_that_only_we_can_open()
    {
        await Queue("ben@mail.test", "314159");

        var mail = (await host.MailsTo("ben@mail.test")).Single();
        mail.Subject.ShouldBe("Your sign-in code (code 1)");
        mail.Text.ShouldContain("314159");
        mail.Html.ShouldContain("314159");
        Directory.EnumerateFileSystemEntries(Folder).ShouldAllBe(entry => entry.EndsWith(".eml"));
        foreach (var file in Directory.EnumerateFiles(Folder)) File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.GetUnixFileMode(Folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task After_some_days_a_file_is_gone_with_the_code_in_it()
    {
        await Queue("ida@mail.test", "271828");
        (await host.MailsTo("ida@mail.test")).ShouldHaveSingleItem();
        await host.RunJob(SweepNotifications.Name);
        (await host.MailsTo("ida@mail.test")).ShouldHaveSingleItem();

        host.Clock.Advance(TimeSpan.FromDays(SweepNotifications.DaysOfFiles));
        await host.RunJob(SweepNotifications.Name);
        (await host.MailsTo("ida@mail.test")).ShouldBeEmpty();
    }

    private Task Queue(string to, string code) => host.Services.GetRequiredService<Scopes>().Run(Caller.Platform(CompanyId.Root, "test"),
        services => services.GetRequiredService<IMailQueue>().Send(new CodeMail(to, CodeMailUse.SignIn, code, 1, TimeSpan.FromHours(24)), CancellationToken.None), CancellationToken.None);
}
