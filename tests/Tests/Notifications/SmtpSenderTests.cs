using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using WorkforceOS.Notifications.Mailing;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Notifications;

/// <summary>How we talk to a mail server.</summary>
public sealed class SmtpSenderTests
{
    private readonly TestClock clock = new();

    [Theory]
    [InlineData(MailServerTls.StartTls)]
    [InlineData(MailServerTls.Implicit)]
    public async Task Mails_go_encrypted_to_a_server_whose_certificate_is_trusted(MailServerTls tls)
    {
        using var folder = new TemporaryFolder();
        using var server = new MailServer { Tls = tls };
        var trusted = Path.Combine(folder.Path, "server.pem");
        await File.WriteAllTextAsync(trusted, MailServer.CertificatePem);
        await Send(Options(server) with { Tls = Of(tls), TrustedCertificates = trusted });

        server.Received.Single().Recipients.ShouldBe(["ann@mail.test"]);
    }

    [Theory]
    [InlineData(MailServerTls.StartTls)]
    [InlineData(MailServerTls.Implicit)]
    public async Task Nothing_is_said_to_a_server_whose_certificate_nobody_vouches_for(MailServerTls tls)
    {
        using var server = new MailServer { Tls = tls };
        await Should.ThrowAsync<MailServerDownException>(Send(Options(server) with { Tls = Of(tls) }));

        server.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_sent_in_the_clear_unless_that_is_wanted()
    {
        using var server = new MailServer { Tls = MailServerTls.None };
        await Should.ThrowAsync<MailServerDownException>(Send(Options(server) with { Tls = SmtpTls.StartTls }));

        server.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task With_a_user_the_sender_signs_in()
    {
        using var server = new MailServer { Account = ("mailer", "s3cret") };
        await Send(Options(server) with { User = "mailer", Password = "s3cret" });
        server.Received.Count.ShouldBe(1);

        await Should.ThrowAsync<MailServerDownException>(Send(Options(server) with { User = "mailer", Password = "wrong" }));
    }

    [Fact]
    public async Task A_token_signs_in_too()
    {
        using var server = new MailServer { TokenAccount = ("mailer", "lasting") };
        await Send(Options(server) with { User = "mailer", OAuth2 = new() { Token = "lasting" } });

        server.Received.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_token_is_fetched_with_the_clients_credentials_and_kept_while_it_lasts()
    {
        using var server = new MailServer { TokenAccount = ("mailer", "fetched") };
        var asked = new List<string>();
        await using var issuer = await TokenEndpoint(asked);
        var options = new MailOptions { Smtp = Options(server) with { User = "mailer", OAuth2 = new() { TokenEndpoint = issuer.Urls.Single(), ClientId = "we", ClientSecret = "ours", Scope = "smtp" } } };
        options.Validate(new(options)).ShouldBeEmpty();
        using var tokens = new SmtpTokens(options, clock);

        for (var i = 0; i < 3; i++)
        {
            await using var sender = new SmtpSender(options, tokens);
            await sender.Send(Hello(), CancellationToken.None);
        }
        asked.ShouldBe(["client_credentials we ours smtp"]);
        clock.Advance(TimeSpan.FromMinutes(59.5));
        await using var later = new SmtpSender(options, tokens);
        await later.Send(Hello(), CancellationToken.None);
        asked.Count.ShouldBe(2, "it ends in half a minute");
    }

    [Fact]
    public async Task A_repetition_carries_the_same_message_id()
    {
        using var server = new MailServer();
        var mail = Hello();
        await Send(Options(server), mail);
        await Send(Options(server), mail);

        server.Received.Select(m => m.MessageId).Distinct().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("nobody", null, null, null, "From")]
    [InlineData("a@b.test", 0, null, null, "Smtp:Port")]
    [InlineData("a@b.test", 465, null, null, null)]
    [InlineData("a@b.test", 25, null, "secret", "Smtp:User")]
    [InlineData("a@b.test", 25, "user", "secret", null)]
    public void What_cannot_work_is_said_at_the_start(string from, int? port, string? user, string? password, string? wrong) =>
        Wrong(new MailOptions { From = from, Smtp = new() { Host = "mail.test", Port = port, User = user, Password = password } }).ShouldBe(wrong is null ? [] : [wrong]);

    [Fact]
    public void Half_a_token_endpoint_and_an_unreadable_certificate_are_said_at_the_start()
    {
        Wrong(new() { Smtp = new() { User = "mailer", OAuth2 = new() { TokenEndpoint = "https://login.test" } } }).ShouldBe(["Smtp:OAuth2:TokenEndpoint"]);
        Wrong(new() { Smtp = new() { OAuth2 = new() { Token = "t" } } }).ShouldBe(["Smtp:User"]);
        Wrong(new() { Smtp = new() { TrustedCertificates = "/nowhere.pem" } }).ShouldBe(["Smtp:TrustedCertificates"]);
    }

    [Theory]
    [InlineData("startTls", 587)]
    [InlineData("implicit", 465)]
    [InlineData("none", 25)]
    public void The_port_is_the_usual_one(string tls, int port) => new SmtpOptions { Tls = Enum.Parse<SmtpTls>(tls, ignoreCase: true) }.UsedPort.ShouldBe(port);

    private static IEnumerable<string> Wrong(MailOptions options) => options.Validate(new(options)).SelectMany(r => r.MemberNames);

    private static SmtpTls Of(MailServerTls tls) => tls is MailServerTls.Implicit ? SmtpTls.Implicit : SmtpTls.StartTls;

    private static SmtpOptions Options(MailServer server) => new() { Host = "127.0.0.1", Port = server.Port, Tls = SmtpTls.None, TimeoutSeconds = 5 };

    private static OutgoingMail Hello() => new(default, Guid.CreateVersion7(), "ann@mail.test", "Hello", "Text", "<p>Html</p>", 1);

    private async Task Send(SmtpOptions smtp, OutgoingMail? mail = null)
    {
        var options = new MailOptions { Smtp = smtp };
        using var tokens = new SmtpTokens(options, clock);
        await using var sender = new SmtpSender(options, tokens);
        await sender.Send(mail ?? Hello(), CancellationToken.None);
    }

    private static async Task<WebApplication> TokenEndpoint(List<string> asked)
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var issuer = builder.Build();
        issuer.MapPost("/", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            asked.Add($"{form["grant_type"]} {form["client_id"]} {form["client_secret"]} {form["scope"]}");
            return Results.Json(new { access_token = "fetched", token_type = "Bearer", expires_in = 3600 });
        });
        await issuer.StartAsync();
        return issuer;
    }
}
