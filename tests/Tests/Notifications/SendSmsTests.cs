using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Notifications.Texting;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Notifications;

public sealed class SmsHost : TestHost
{
    public SmsReceiver Receiver { get; } = new();

    public override async ValueTask InitializeAsync()
    {
        await Receiver.Start();
        await base.InitializeAsync();
    }

    protected override Dictionary<string, string?> Settings => new() { ["Sms:Driver"] = "webhook", ["Sms:Webhook:Url"] = Receiver.Url, ["Sms:Webhook:Secret"] = SmsReceiver.Secret };

    protected override ValueTask CleanUp() => Receiver.DisposeAsync();
}

public sealed class SendSmsTests(SmsHost host) : IClassFixture<SmsHost>
{
    private static int phones;
    private readonly string phone = $"+49152{Interlocked.Increment(ref phones):D8}";

    [Fact]
    public async Task A_code_arrives_signed_and_is_nowhere_in_the_database_afterwards()
    {
        await Queue(new CodeSms(phone, "482913", TimeSpan.FromMinutes(5)));
        await Send();

        var sms = Arrived().ShouldHaveSingleItem();
        (sms.IsSigned, sms.Text.Contains("482913"), sms.Timestamp).ShouldBe((true, true, $"{host.Clock.Now.ToUnixTimeSeconds()}"));
        (await Row()).ShouldBe("sent 1 ");
        (await Read($"SELECT outcome || ' ' || provider || ' ' || status FROM notifications.deliveries WHERE sms_id = '{sms.Id}'")).ShouldBe("sent webhook 200");
    }

    [Fact]
    public async Task What_fails_comes_again_later_with_the_same_id_and_what_is_refused_does_not()
    {
        host.Receiver.Answers = (sms, _) => sms.To == phone ? 503 : 422;
        var refused = $"+49153{phones:D8}";
        await Queue(new Sms(phone, "Come in"));
        await Queue(new Sms(refused, "Come in"));
        await Send();
        await Send();
        Arrived().Count.ShouldBe(1, "not before its time");
        (await Read($"SELECT state || ' ' || last_error FROM notifications.sms WHERE recipient = '{refused}'")).ShouldBe("dead The receiver refused it with 422.");

        host.Receiver.Answers = (_, _) => 200;
        host.Clock.Advance(TimeSpan.FromSeconds(5));
        await Send();
        Arrived().Select(a => a.Id).Distinct().ShouldHaveSingleItem();
        (await Row()).ShouldBe("sent 2 Come in");
    }

    [Fact]
    public async Task The_receiver_says_when_to_come_again_and_a_code_does_not_outlive_its_time()
    {
        host.Receiver.Answers = (_, response) => { response.Headers.RetryAfter = "120"; return 429; };
        await Queue(new CodeSms(phone, "111222", TimeSpan.FromMinutes(5)));
        await Send();
        host.Clock.Advance(TimeSpan.FromSeconds(119));
        await Send();
        Arrived().Count.ShouldBe(1);

        host.Receiver.Answers = (_, _) => 200;
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        await Send();
        Arrived().Count.ShouldBe(1);
        (await Row()).ShouldBe("dead 1 ");
    }

    [Fact]
    public async Task A_message_of_work_that_was_undone_is_not_sent()
    {
        await host.Services.GetRequiredService<Scopes>().Run(Caller.Platform(CompanyId.Root, "test"), async services =>
        {
            await using var undone = await services.GetRequiredService<Scope>().Begin(default);
            await services.GetRequiredService<SmsQueue>().Send(new Sms(phone, "Never"), default);
        }, default);
        await Send();
        Arrived().ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_driver_the_log_tells_of_a_message_and_not_what_it_says()
    {
        var written = new List<string>();
        await using var quiet = new LoggingHost(written);
        await quiet.InitializeAsync();
        await quiet.Services.GetRequiredService<Scopes>().Run(Caller.Platform(CompanyId.Root, "test"), services => services.GetRequiredService<ISmsQueue>().Send(new CodeSms(phone, "735511", TimeSpan.FromMinutes(5)), default), default);
        await quiet.RunJob("notifications.sendSms");

        written.ShouldContain(line => line.Contains("Sms:Driver"));
        written.ShouldNotContain(line => line.Contains("735511") || line.Contains(phone));
    }

    private List<ReceivedSms> Arrived() => [.. host.Receiver.Received.Where(r => r.To == phone)];

    private Task Send() => host.RunJob("notifications.sendSms");

    private Task Queue(CodeSms sms) => host.Services.GetRequiredService<Scopes>().Run(Caller.Platform(CompanyId.Root, "test"), services => services.GetRequiredService<ISmsQueue>().Send(sms, default), default);

    private Task<Guid> Queue(Sms sms) => host.Services.GetRequiredService<Scopes>().Run(Caller.Platform(CompanyId.Root, "test"), services => services.GetRequiredService<SmsQueue>().Send(sms, default), default);

    private Task<string> Row() => Read($"SELECT state || ' ' || attempts || ' ' || text FROM notifications.sms WHERE recipient = '{phone}'");

    private async Task<string> Read(string sql)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private sealed class LoggingHost(List<string> written) : TestHost
    {
        protected override void Add(IServiceCollection services) => services.AddLogging(logging => logging.AddProvider(new Writer(written)));
    }

    private sealed class Writer(List<string> written) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (written) written.Add(formatter(state, exception));
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public void Dispose()
        {
        }
    }
}
