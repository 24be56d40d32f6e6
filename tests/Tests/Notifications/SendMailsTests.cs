using System.Runtime.Versioning;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Notifications.Mailing;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Notifications;

public sealed class MailHost : TestHost
{
    public MailServer Server { get; } = new();

    protected override Dictionary<string, string?> Settings => new()
    {
        ["Mail:From"] = "Firm <hello@firm.test>",
        ["Mail:Smtp:Host"] = "127.0.0.1",
        ["Mail:Smtp:Port"] = Server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["Mail:Smtp:StartTls"] = "false",
    };
}

public sealed class SendMailsTests(MailHost host) : IClassFixture<MailHost>
{
    private static int written;
    private readonly string somebody = $"ann{Interlocked.Increment(ref written)}@mail.test";

    [Fact]
    public async Task A_mail_arrives_as_text_and_as_html_with_its_code_in_both()
    {
        await Queue(new Mail(somebody, "Dein Code für „Ärzte“", ["Hello Ann & Co,", "here is your code."], "123456"));
        await Send();

        var mail = Arrived().Single();
        mail.Recipients.ShouldBe([somebody]);
        mail.From.ShouldContain("hello@firm.test");
        mail.Subject.ShouldBe("Dein Code für „Ärzte“");
        mail.Text.ReplaceLineEndings("\n").ShouldBe("Hello Ann & Co,\n\nhere is your code.\n\n123456");
        mail.Html.ShouldContain("<p>Hello Ann &amp; Co,</p><p>here is your code.</p>");
        mail.Html.ShouldContain(">123456</p>");
    }

    [Fact]
    public async Task A_mail_of_work_that_was_undone_is_not_sent()
    {
        await host.Services.GetRequiredService<Scopes>().Run(Caller.Platform(CompanyId.Root, "test"), async services =>
        {
            await using var transaction = await services.GetRequiredService<Scope>().Begin(CancellationToken.None);
            await services.GetRequiredService<IMailQueue>().Send(new Mail(somebody, "Undone", ["It never happened."]), CancellationToken.None);
        }, CancellationToken.None);
        await Send();

        Arrived().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_code_is_nowhere_in_the_database_once_its_mail_has_left()
    {
        await Queue(new Mail(somebody, "Your code", ["Here it is."], "908172"));
        (await Row("text")).ShouldContain("908172");
        await Send();

        (await Row("state")).ShouldBe("sent");
        (await Row("text || html")).ShouldBe("");
    }

    [Fact]
    public async Task What_a_busy_server_does_not_take_comes_again_later_and_arrives_once()
    {
        host.Server.Busy = true;
        await Queue(new Mail(somebody, "Patience", ["One."]));
        await Send();
        host.Server.Busy = false;
        await Send();
        Arrived().ShouldBeEmpty("it waits five seconds before it tries again");

        host.Clock.Advance(TimeSpan.FromSeconds(6));
        await Send();
        host.Clock.Advance(TimeSpan.FromDays(1));
        await Send();
        Arrived().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_mail_that_never_gets_through_is_given_up_after_its_last_try()
    {
        host.Server.Busy = true;
        await Queue(new Mail(somebody, "Hopeless", ["Never."], "55555"));
        for (var attempt = 1; attempt < SendMails.MostAttempts; attempt++)
        {
            await Send();
            host.Clock.Advance(TimeSpan.FromHours(2));
        }
        (await Row("state")).ShouldBe("queued");
        await Send();
        host.Server.Busy = false;

        (await Row("state")).ShouldBe("dead");
        (await Row("text || html")).ShouldBe("");
    }

    [Fact]
    public async Task An_unknown_recipient_does_not_hold_up_the_others()
    {
        host.Server.Unknown = recipient => recipient == somebody;
        await Queue(new Mail(somebody, "To nobody", ["One."]));
        await Queue(new Mail("not an address", "To nowhere", ["Two."]));
        await Queue(new Mail("other" + somebody, "To somebody", ["Three."]));
        await Send();

        (await Row("state")).ShouldBe("dead");
        Arrived("other" + somebody).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_line_break_in_a_name_adds_no_header()
    {
        await Queue(new Mail(somebody, "Hello\r\nBcc: spy@evil.test\r\n\r\nnew body", ["One."]));
        await Queue(new Mail($"{somebody}\r\nBcc: spy@evil.test", "Hello", ["Two."]));
        await Send();

        var mail = Arrived().Single();
        mail.HeaderNames.ShouldNotContain("Bcc");
        mail.Subject.ShouldStartWith("Hello");
        mail.Text.ShouldBe("One.");
        host.Server.Received.SelectMany(m => m.Recipients).ShouldNotContain("spy@evil.test");
    }

    [Fact]
    public async Task Senders_at_work_at_the_same_time_send_each_mail_once()
    {
        for (var i = 0; i < 100; i++) await Queue(new Mail(somebody, $"Nr {i}", ["One of many."]));
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Send()));

        Arrived().Select(m => m.Subject).Order().ShouldBe(Enumerable.Range(0, 100).Select(i => $"Nr {i}").Order());
    }

    private Task Queue(Mail mail) => host.Services.GetRequiredService<Scopes>().Run(Caller.Platform(CompanyId.Root, "test"),
        services => services.GetRequiredService<IMailQueue>().Send(mail, CancellationToken.None), CancellationToken.None);

    private Task Send() => host.RunJob(SendMails.Name);

    private List<ReceivedMail> Arrived(string? at = null) => [.. host.Server.Received.Where(m => m.Recipients.Contains(at ?? somebody))];

    private async Task<string> Row(string what)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"SELECT {what} FROM notifications.mails WHERE recipient = '{somebody}'", connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}

public sealed class PostmanTests
{
    [Fact]
    public async Task With_a_user_the_postman_signs_in_at_the_server()
    {
        using var server = new MailServer { Account = ("mailer", "s3cret") };
        using var postman = new Postman(Options(server, "s3cret"), folder: "");
        await postman.Deliver(new Letter(default, Guid.CreateVersion7(), "ann@mail.test", "Hello", "Text", "<p>Html</p>", 1), CancellationToken.None);
        server.Received.Single().Recipients.ShouldBe(["ann@mail.test"]);

        using var forgetful = new Postman(Options(server, "wrong"), folder: "");
        await Should.ThrowAsync<System.Net.Mail.SmtpException>(forgetful.Deliver(new Letter(default, Guid.CreateVersion7(), "ann@mail.test", "Hello", "Text", "<p>Html</p>", 1), CancellationToken.None));
    }

    [Theory]
    [InlineData("nobody", 587, null, null, "From")]
    [InlineData("a@b.test", 465, null, null, "Smtp:Port")]
    [InlineData("a@b.test", 0, null, null, "Smtp:Port")]
    [InlineData("a@b.test", 25, null, "secret", "Smtp:User")]
    [InlineData("a@b.test", 25, "user", "secret", null)]
    public void What_cannot_work_is_said_at_the_start(string from, int port, string? user, string? password, string? wrong)
    {
        var options = new MailOptions { From = from, Smtp = new SmtpOptions { Host = "mail.test", Port = port, User = user, Password = password } };
        options.Validate(new(options)).SelectMany(r => r.MemberNames).ShouldBe(wrong is null ? [] : [wrong]);
    }

    private static MailOptions Options(MailServer server, string password) =>
        new() { Smtp = new SmtpOptions { Host = "127.0.0.1", Port = server.Port, User = "mailer", Password = password, StartTls = false } };
}

public sealed class MailFilesTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact, UnsupportedOSPlatform("windows")]
    public async Task Without_a_mail_server_a_mail_is_a_file_that_only_we_can_open()
    {
        await host.Services.GetRequiredService<Scopes>().Run(Caller.Platform(CompanyId.Root, "test"),
            services => services.GetRequiredService<IMailQueue>().Send(new Mail("ben@mail.test", "Your code", ["Here it is."], "314159"), CancellationToken.None), CancellationToken.None);

        var mail = (await host.MailsTo("ben@mail.test")).Single();
        mail.Subject.ShouldBe("Your code");
        mail.Text.ShouldContain("314159");
        mail.Html.ShouldContain("314159");
        var folder = Path.Combine(host.DataFolder, "mail");
        Directory.EnumerateDirectories(folder).ShouldBeEmpty();
        File.GetUnixFileMode(folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
