using System.Globalization;
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
        ["Mail:Smtp:Port"] = Server.Port.ToString(CultureInfo.InvariantCulture),
        ["Mail:Smtp:Tls"] = "none",
        ["Mail:Smtp:TimeoutSeconds"] = "1",
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
        mail.Text.ShouldBe("Hello Ann & Co,\n\nhere is your code.\n\n123456");
        mail.Html.ShouldContain("<p>Hello Ann &amp; Co,</p><p>here is your code.</p>");
        mail.Html.ShouldContain(">123456</p>");
    }

    [Fact]
    public async Task A_mail_of_work_that_was_undone_is_not_sent()
    {
        await host.Services.GetRequiredService<Scopes>().Run(Caller.Platform(CompanyId.Root, "test"), async services =>
        {
            await using var transaction = await services.GetRequiredService<Scope>().Begin(CancellationToken.None);
            await services.GetRequiredService<IMailQueue>().Send(Code(somebody), CancellationToken.None);
        }, CancellationToken.None);
        await Send();

        Arrived().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_code_is_nowhere_in_the_database_once_its_mail_has_left()
    {
        await Queue(Code(somebody, "908172"));
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

        host.Clock.Advance(MailServerState.FirstPause);
        await Send();
        host.Clock.Advance(TimeSpan.FromDays(1));
        await Send();
        Arrived().Count.ShouldBe(1);
    }

    [Fact]
    public async Task However_long_the_server_is_down_no_mail_is_charged_with_it()
    {
        host.Server.Busy = true;
        await Queue(new Mail(somebody, "Patience", ["One."]));
        for (var attempt = 0; attempt < SendMails.MostAttempts + 5; attempt++)
        {
            await Send();
            host.Clock.Advance(MailServerState.LongestPause);
        }
        host.Server.Busy = false;

        (await Row("attempts || state")).ShouldBe("0queued");
        await Send();
        Arrived().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_code_that_has_expired_while_the_server_was_down_is_not_sent_any_more()
    {
        host.Server.Busy = true;
        await Queue(Code(somebody, "445566"));
        await Send();
        host.Server.Busy = false;
        host.Clock.Advance(TimeSpan.FromMinutes(11));
        await Send();

        Arrived().ShouldBeEmpty();
        (await Row("state || text || html")).ShouldBe("dead");
    }

    [Fact]
    public async Task A_mail_that_never_gets_through_is_given_up_after_its_last_try()
    {
        host.Server.Full = recipient => recipient == somebody;
        await Queue(new Mail(somebody, "Hopeless", ["Never."], "55555"));
        for (var attempt = 1; attempt < SendMails.MostAttempts; attempt++)
        {
            await Send();
            host.Clock.Advance(TimeSpan.FromHours(2));
        }
        (await Row("state")).ShouldBe("queued");
        await Send();

        (await Row("state")).ShouldBe("dead");
        (await Row("text || html")).ShouldBe("");
    }

    [Fact]
    public async Task Mails_that_are_refused_stall_hang_up_or_cannot_be_addressed_hold_up_no_other()
    {
        host.Server.Unknown = recipient => recipient.StartsWith("refused", StringComparison.Ordinal);
        host.Server.Stalls = recipient => recipient.StartsWith("stalled", StringComparison.Ordinal);
        host.Server.Drops = recipient => recipient.StartsWith("dropped", StringComparison.Ordinal);
        string[] bad = ["refused", "stalled", "dropped", "é", "not an address"];
        foreach (var kind in bad)
        {
            for (var i = 0; i < 5; i++) await Queue(new Mail(kind is "not an address" ? $"{kind} {i} {somebody.Replace('@', ' ')}" : $"{kind}{i}{somebody}", "Trouble", ["One."]));
        }
        await Queue(new Mail(somebody, "To somebody", ["Two."]));
        await Send();

        Arrived().Count.ShouldBe(1);
        (await Rows("refused", "state || attempts")).ShouldBe(Enumerable.Repeat("dead1", 5));
        (await Rows("é", "state || attempts")).ShouldBe(Enumerable.Repeat("dead1", 5));
        (await Rows("not an address", "state || attempts")).ShouldBe(Enumerable.Repeat("dead1", 5));
        (await Rows("stalled", "state || attempts")).ShouldBe(Enumerable.Repeat("queued1", 5), "it comes again, and only it is charged");
        (await Rows("dropped", "state || attempts")).ShouldBe(Enumerable.Repeat("queued1", 5));
    }

    [Fact]
    public async Task A_code_that_is_queued_while_another_mail_stalls_does_not_wait_for_it()
    {
        var stalled = new TaskCompletionSource();
        host.Server.Stalls = recipient =>
        {
            if (recipient != "stalled" + somebody) return false;
            stalled.TrySetResult();
            return true;
        };
        await Queue(new Mail("stalled" + somebody, "Slow", ["One."]));
        var round = Send();
        await stalled.Task;
        await Queue(Code(somebody));
        await round;

        Arrived().Count.ShouldBe(1, "it left in the same round");
    }

    [Fact]
    public async Task A_code_goes_before_news_that_waits_longer()
    {
        for (var i = 0; i < 30; i++) await Queue(new Mail($"{i}{somebody}", "News", ["One."]), QueuedMail.NewsPriority);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await Queue(Code(somebody));
        await Send();

        var order = host.Server.Received.Select(m => m.Recipients[0]).Where(r => r.EndsWith(somebody, StringComparison.Ordinal)).ToList();
        order.Count.ShouldBe(31);
        order.IndexOf(somebody).ShouldBeLessThan(12, "four connections finish in their own order; behind the news it would be the last");
    }

    [Fact]
    public async Task Many_mails_of_a_round_go_over_few_connections()
    {
        var before = host.Server.Connections;
        for (var i = 0; i < 40; i++) await Queue(new Mail(somebody, $"Nr {i}", ["One of many."]));
        await Send();

        Arrived().Count.ShouldBe(40);
        (host.Server.Connections - before).ShouldBeLessThanOrEqualTo(4);
    }

    [Fact]
    public async Task A_line_break_in_a_name_adds_no_header_and_no_paragraph()
    {
        await Queue(new Mail(somebody, "Hello\r\nBcc: spy@evil.test\r\n\r\nnew body", ["One.\n\nYour account\u202e was \u200bsuspended."]));
        await Queue(new Mail($"{somebody}\r\nBcc: spy@evil.test", "Hello", ["Two."]));
        await Send();

        var mail = Arrived().Single();
        mail.HeaderNames.ShouldNotContain("Bcc");
        mail.Subject.ShouldStartWith("Hello");
        mail.Text.ShouldBe("One.  Your account was suspended.");
        mail.Html.ShouldContain("<p>One.  Your account was suspended.</p>");
        host.Server.Received.SelectMany(m => m.Recipients).ShouldNotContain("spy@evil.test");
    }

    [Fact]
    public async Task Senders_at_work_at_the_same_time_send_each_mail_once()
    {
        for (var i = 0; i < 100; i++) await Queue(new Mail(somebody, $"Nr {i}", ["One of many."]));
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Send()));

        Arrived().Select(m => m.Subject).Order().ShouldBe(Enumerable.Range(0, 100).Select(i => $"Nr {i}").Order());
    }

    private static CodeMail Code(string to, string code = "123456") => new(to, CodeMailUse.SignIn, code, 1, TimeSpan.FromMinutes(10));

    private Task Queue(CodeMail mail) => host.Services.GetRequiredService<Scopes>().Run(Caller.Platform(CompanyId.Root, "test"),
        services => services.GetRequiredService<IMailQueue>().Send(mail, CancellationToken.None), CancellationToken.None);

    private Task Queue(Mail mail, int priority = QueuedMail.PersonalPriority) => host.Services.GetRequiredService<Scopes>().Run(Caller.Platform(CompanyId.Root, "test"),
        services => services.GetRequiredService<MailQueue>().Send(mail, priority, CancellationToken.None), CancellationToken.None);

    private Task Send() => host.RunJob(SendMails.Name);

    private List<ReceivedMail> Arrived() => [.. host.Server.Received.Where(m => m.Recipients.Contains(somebody))];

    private async Task<string> Row(string what) => (await Read(what, "recipient = @who", somebody)).Single();

    private Task<List<string>> Rows(string kind, string what) => Read(what, "recipient LIKE @who", $"{kind}%{somebody.Split('@')[0]}%");

    private async Task<List<string>> Read(string what, string where, string who)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"SELECT {what} FROM notifications.mails WHERE {where}", connection) { Parameters = { new("who", who) } };
        var rows = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) rows.Add(reader.GetString(0));
        return rows;
    }
}
