using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Notifications;

/// <summary>The secret of the hosts changes; browsers know nothing of it.</summary>
public sealed class ResealTests
{
    [Fact]
    public async Task Pushes_go_on_under_another_secret_to_the_same_devices_and_by_the_same_key()
    {
        await using var receiver = new PushReceiver();
        await receiver.Start();
        var (old, next) = (new string('o', 32), new string('n', 32));
        await using var first = new Sealing(receiver, null, old);
        await first.InitializeAsync();
        var company = await TestCompany.Found(first);
        var person = await company.Hire();
        (await person.Post("/notification-api/devices/register", new { deviceId = "laptop", os = "WEB", notificationToken = receiver.Subscription() })).Should(201);
        var key = (await person.Get("/notification-api/push/publickey")).Should(200)["pushKey"].Str("publicKey")!;
        var caller = Caller.Platform(new((await person.Get("/auth-api/currentuser")).Should(200).Body.Id("companyId")), "test");

        await using var moving = new Sealing(receiver, first, next, old);
        await moving.InitializeAsync();
        await moving.Push(caller, person);
        receiver.Received.Count.ShouldBe(1, "before");
        (await moving.Services.ChangeSigningKeys(SigningKeyChange.Reseal, null, default)).ShouldBe(3, "a signing key, the push keys and the token of a device");
        (await moving.Services.ChangeSigningKeys(SigningKeyChange.Reseal, null, default)).ShouldBe(1, "nothing else is left");

        await using var moved = new Sealing(receiver, first, next);
        await moved.InitializeAsync();
        await moved.Push(caller, person);
        receiver.Received.Count.ShouldBe(2);
        receiver.Decrypt(receiver.Received[1]).Str("kind").ShouldBe("shiftAssigned");
        PushReceiver.Sender(receiver.Received[1], key).Str("sub").ShouldBe("mailto:ops@example.com");
    }

    private sealed class Sealing(PushReceiver receiver, TestHost? first, params string[] secrets) : TestHost
    {
        public async Task Push(Caller caller, Client person)
        {
            await this.Happen(caller, Happenings.Assigned(person, 28));
            Clock.Advance(TimeSpan.FromSeconds(3));
            await RunJob("notifications.bundlePushes");
            await RunJob("notifications.sendPushes");
        }

        protected override Task<string> Database() => first is null ? base.Database() : Task.FromResult(first.ConnectionString);

        protected override Dictionary<string, string?> Settings => new()
        {
            ["Push:AllowedHosts:0"] = PushReceiver.Host, ["Push:Vapid:Subject"] = "mailto:ops@example.com",
            ["Identity:KeyEncryptionSecret"] = secrets[0], ["Identity:PreviousKeyEncryptionSecret"] = secrets.Skip(1).FirstOrDefault(),
        };

        protected override void Add(IServiceCollection services) => services.AddSingleton(receiver.Network());
    }
}
