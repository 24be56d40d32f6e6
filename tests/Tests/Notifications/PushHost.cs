using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Notifications;

/// <summary>A host whose pushes reach a push service of the test's own.</summary>
public sealed class PushHost : TestHost
{
    public PushReceiver Receiver { get; } = new();

    /// <summary>What names resolve to; the receiver's own is known.</summary>
    public Dictionary<string, IPAddress> Names { get; } = [];

    /// <summary>The names that were looked up.</summary>
    public ConcurrentQueue<string> LookedUp { get; } = [];

    public override async ValueTask InitializeAsync()
    {
        await Receiver.Start();
        await base.InitializeAsync();
    }

    public async Task<Guid> Register(Client person, string device = "laptop", string path = "/one") =>
        (await person.Post("/notification-api/devices/register", new { deviceId = device, os = "WEB", notificationToken = Receiver.Subscription(path) })).Should(201)["device"].Id();

    /// <summary>Sends what is due, some seconds later.</summary>
    public async Task<IReadOnlyList<ReceivedPush>> Pushes(string path = "/one")
    {
        Clock.Advance(TimeSpan.FromSeconds(3));
        await RunJob("notifications.bundlePushes");
        await RunJob("notifications.sendPushes");
        return [.. Receiver.Received.Where(r => r.Path == path)];
    }

    protected override Dictionary<string, string?> Settings => new(SecondHost.SharedSecret) { ["Push:AllowedHosts:0"] = PushReceiver.Host, ["Push:AllowedHosts:1"] = "*.push.test", ["Push:Vapid:Subject"] = "mailto:ops@example.com" };

    protected override void Add(IServiceCollection services) => services.AddSingleton(Receiver.Network(LookUp));

    private IPAddress[] LookUp(string name)
    {
        LookedUp.Enqueue(name);
        return [Names.GetValueOrDefault(name, IPAddress.Loopback)];
    }

    protected override ValueTask CleanUp() => Receiver.DisposeAsync();
}
