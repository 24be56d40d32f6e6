using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Notifications.Devices;
using WorkforceOS.Notifications.Pushing;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Notifications;

/// <summary>A browser names where pushes go: nobody has the product ask its own network by that.</summary>
public sealed class PushEndpointTests(PushHost host) : IClassFixture<PushHost>
{
    private static readonly IPAddress Google = IPAddress.Parse("142.250.185.106");

    [Theory]
    [InlineData("http://push.test/x")]
    [InlineData("https://127.0.0.1/x")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://[::1]/x")]
    [InlineData("https://[::ffff:127.0.0.1]/x")]
    [InlineData("https://2130706433/x")]
    [InlineData("https://localhost/x")]
    [InlineData("https://push.test:8443/x")]
    [InlineData("https://user:secret@push.test/x")]
    [InlineData("https://push.test.evil.example/x")]
    [InlineData("https://evilpush.test/x")]
    [InlineData("https://push.test\\@evil.example/x")]
    [InlineData("https://.push.test/x")]
    [InlineData("file:///etc/passwd")]
    public async Task An_address_that_is_no_known_push_service_is_refused(string endpoint)
    {
        var person = await (await TestCompany.Found(host)).Hire();
        var known = System.Text.Json.Nodes.JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(host.Receiver.Subscription()))!;
        known["endpoint"] = endpoint;

        (await person.Post("/notification-api/devices/register", new { deviceId = "d", os = "WEB", notificationToken = known })).ShouldRefuse(400, "PushEndpointNotAllowed");
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.31.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("100.100.100.200")]
    [InlineData("169.254.169.254")]
    [InlineData("0.0.0.0")]
    [InlineData("224.0.0.1")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("fe80::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("2002:a00:1::")]
    public void An_address_of_a_machine_or_a_private_network_is_none_of_the_internet(string address) => PushEndpoints.IsPublic(IPAddress.Parse(address)).ShouldBeFalse();

    [Theory]
    [InlineData("142.250.185.106")]
    [InlineData("2a00:1450:4001:80b::200a")]
    public void An_address_of_the_internet_is(string address) => PushEndpoints.IsPublic(IPAddress.Parse(address)).ShouldBeTrue();

    [Fact]
    public async Task A_name_that_means_our_own_machine_when_it_is_sent_to_is_not_asked()
    {
        using var inside = new TcpListener(IPAddress.Loopback, 0);
        inside.Start();
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        host.Names["rebind.push.test"] = IPAddress.Parse("142.250.185.106");
        (await person.Post("/notification-api/devices/register", new { deviceId = "d", os = "WEB", notificationToken = host.Receiver.Subscription("/x", "rebind.push.test") })).Should(201);
        foreach (var address in new[] { "127.0.0.1", "169.254.169.254", "::ffff:127.0.0.1" })
        {
            host.Names["rebind.push.test"] = IPAddress.Parse(address);
            await host.Happen(company, null, Happenings.Assigned(person));
            await host.Pushes();
        }

        (await host.Count($"SELECT count(*) FROM notifications.deliveries WHERE outcome = 'dead' AND status IS NULL AND error LIKE '%not one of the internet%'")).ShouldBe(3);
        inside.Pending().ShouldBeFalse();
        host.Receiver.Received.ShouldNotContain(r => r.Path == "/x");
    }

    [Theory]
    [InlineData("https://127.0.0.1/x")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://[::1]/x")]
    [InlineData("https://localhost/x")]
    [InlineData("http://push.test/x")]
    [InlineData("https://push.test:8443/x")]
    [InlineData("https://no-longer-allowed.example/x")]
    public async Task An_address_that_is_not_allowed_when_it_is_sent_to_is_not_even_looked_up(string endpoint)
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        var device = await host.Register(person, path: "/allowed-once");
        var (tokens, box) = (host.Services.GetRequiredService<DeviceTokens>(), host.Services.GetRequiredService<ISecretBox>());
        await using (var connection = new NpgsqlConnection(host.ConnectionString))
        {
            await connection.OpenAsync();
            await using var read = new NpgsqlCommand("SELECT token FROM notifications.devices WHERE id = $1", connection) { Parameters = { new() { Value = device } } };
            var known = DeviceTokens.Subscription(tokens.Open((byte[])(await read.ExecuteScalarAsync())!)!);
            await using var write = new NpgsqlCommand("UPDATE notifications.devices SET token = $2 WHERE id = $1", connection) { Parameters = { new() { Value = device }, new() { Value = box.Seal("device token", JsonSerializer.SerializeToUtf8Bytes(known with { Endpoint = endpoint }, Json.Plain)) } } };
            (await write.ExecuteNonQueryAsync()).ShouldBe(1);
        }
        var lookedUp = host.LookedUp.Count;
        await host.Happen(company, null, Happenings.Assigned(person));
        await host.Pushes();

        host.LookedUp.Count.ShouldBe(lookedUp);
        (await host.Count($"SELECT count(*) FROM notifications.deliveries x JOIN notifications.pushes p ON p.id = x.push_id WHERE p.device_id = '{device}' AND x.outcome = 'dead' AND x.status IS NULL AND x.error LIKE '%not an allowed one%'")).ShouldBe(1);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    public async Task A_name_of_which_one_address_is_none_of_the_internet_is_not_connected_to(string address)
    {
        using var inside = new TcpListener(IPAddress.Loopback, 0);
        inside.Start();
        var network = PushNetwork.Internet with { Resolve = (_, _) => Task.FromResult<IPAddress[]>([Google, IPAddress.Parse(address)]) };
        using var http = new HttpClient(network.Handler());

        var refused = await Should.ThrowAsync<Exception>(() => http.PostAsync($"https://fcm.googleapis.com:{((IPEndPoint)inside.LocalEndpoint).Port}/x", null));
        (refused as PushRefusedException ?? refused.InnerException).ShouldBeOfType<PushRefusedException>();
        inside.Pending().ShouldBeFalse();
    }

    [Fact]
    public async Task A_name_that_answers_otherwise_the_second_time_is_asked_once()
    {
        var (looks, connected) = (0, new List<IPEndPoint>());
        var network = PushNetwork.Internet with
        {
            Resolve = (_, _) => Task.FromResult<IPAddress[]>([++looks == 1 ? Google : IPAddress.Loopback]),
            MayConnect = (name, address, port) =>
            {
                if (PushNetwork.Internet.MayConnect(name, address, port) is not { } allowed) return null;
                connected.Add(allowed);
                return new(IPAddress.Loopback, host.Receiver.Port);
            },
            Trusts = (_, _, _, _) => true,
        };
        using var http = new HttpClient(network.Handler());
        (await http.PostAsync("https://rebind.push.test/rebound", null)).EnsureSuccessStatusCode();

        (looks, connected.ShouldHaveSingleItem()).ShouldBe((1, new IPEndPoint(Google, 443)));
        host.Receiver.Received.Count(r => r.Path == "/rebound").ShouldBe(1);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        using var inside = new TcpListener(IPAddress.Loopback, 0);
        inside.Start();
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        await host.Register(person, path: "/redirect");
        host.Receiver.Answers = response => { response.Headers.Location = $"http://127.0.0.1:{((IPEndPoint)inside.LocalEndpoint).Port}/"; return 307; };
        await host.Happen(company, null, Happenings.Assigned(person));
        (await host.Pushes("/redirect")).Count.ShouldBe(1);
        host.Receiver.Answers = _ => 201;

        inside.Pending().ShouldBeFalse();
        (await host.Count("SELECT count(*) FROM notifications.deliveries WHERE outcome = 'dead' AND status = 307")).ShouldBe(1);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Where_people_work_pushes_go_to_the_internet_alone(string environment)
    {
        await using var receiver = new PushReceiver();
        var start = new PushStart(receiver.Network(), new Named(environment));
        await Should.ThrowAsync<WorkforceOS.Kernel.BadConfigurationException>(() => start.StartAsync(CancellationToken.None));
        await new PushStart(PushNetwork.Internet, new Named(environment)).StartAsync(CancellationToken.None);
    }

    private sealed class Named(string name) : Microsoft.Extensions.Hosting.IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public Microsoft.Extensions.FileProviders.IFileProvider ContentRootFileProvider { get; set; } = null!;
    }
}
