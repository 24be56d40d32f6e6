using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Notifications;

namespace WorkforceOS.Tests.Staffing;

/// <summary>Devices of the marketplace's apps: one token, one person, one app.</summary>
public sealed class PushTokenTests(TestHost host) : IClassFixture<TestHost>
{
    private const string OfClient = "/client/devices/push-tokens";
    private const string OfStaff = "/staff/devices/push-tokens";

    [Fact]
    public async Task A_device_is_registered_again_and_again_and_its_token_is_told_nobody()
    {
        var (worker, staff) = await (await Marketplace.Open(host)).Worker();
        var first = (await worker.Do("POST", OfStaff, Token("again-token", "phone-1"))).Should(200);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var again = (await worker.Do("POST", OfStaff, Token("again-token", "phone-1"))).Should(200);

        (again.Body.Str("tokenId"), again.Body.Str("registeredAt")).ShouldBe((first.Body.Str("tokenId"), first.Body.Str("registeredAt")));
        again.Body.Str("lastSeenAt").ShouldNotBe(first.Body.Str("lastSeenAt"));
        (first.Body.Str("provider"), first.Body.Str("platform"), first.Body.Str("deviceId"), first["isActive"].GetBoolean()).ShouldBe(("FCM", "ANDROID", "phone-1", true));
        (first.Text + again.Text).ShouldNotContain("again-token");
        (await host.Count($"SELECT count(*) FROM staffing.device_push_tokens WHERE id = '{first.Body.Id("tokenId")}' AND staff_id = '{staff}' AND audience = 'STAFF' AND is_active AND app_build = '77'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_device_has_one_token_and_a_token_one_person_in_one_app()
    {
        var market = await Marketplace.Open(host);
        var (one, _) = await market.Worker();
        var (other, _) = await market.Worker();
        await Register(one, OfStaff, "rotated-1", "tablet");
        await Register(one, OfStaff, "rotated-2", "tablet");
        await Register(one, OfStaff, "no-name");
        (await Active(one)).ShouldBe(2);

        await Register(other, OfStaff, "rotated-2", "theirs");
        await Register(market.Owner, OfClient, "no-name", "desk");
        (await Active(one), await Active(other), await Active(market.Owner)).ShouldBe((0, 1, 1));
        (await host.Count($"SELECT count(*) FROM staffing.device_push_tokens WHERE user_id = '{one.UserId}' AND invalidated_reason = 'REPLACED'")).ShouldBe(2);
        // They come at once from the two apps of one phone.
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => i % 2 == 0 ? Register(one, OfStaff, "raced", "phone") : Register(other, OfStaff, "raced", "phone")));
        (await host.Count($"SELECT count(*) FROM notifications.devices WHERE state = 'active' AND device_id = 'phone' AND user_id IN ('{one.UserId}', '{other.UserId}')")).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_removed_twice_is_removed_once()
    {
        var market = await Marketplace.Open(host);
        var (worker, _) = await market.Worker();
        var id = await Register(worker, OfStaff, "gone-1");
        await Register(worker, OfStaff, "gone-2");
        await Register(worker, OfStaff, "gone-3");

        // In the query, in the body, and by the id where both are given.
        Removed(await worker.Do("DELETE", $"{OfStaff}?pushToken=gone-2")).ShouldBe(1);
        Removed(await worker.Do("DELETE", OfStaff, new { tokenId = id, pushToken = "gone-3" })).ShouldBe(1);
        Removed(await worker.Do("DELETE", OfStaff, new { tokenId = id })).ShouldBe(0);
        (await Active(worker)).ShouldBe(1);
        // Another's, another app's, and one that there never was.
        var (other, _) = await market.Worker();
        Removed(await other.Do("DELETE", OfStaff, new { pushToken = "gone-3" })).ShouldBe(0);
        Removed(await market.Owner.Do("DELETE", OfClient, new { tokenId = Guid.NewGuid() })).ShouldBe(0);
        (await Active(worker)).ShouldBe(1);
        (await worker.Do("DELETE", OfStaff)).ShouldSay(400, "VALIDATION_ERROR");
        // It comes back as itself.
        (await Register(worker, OfStaff, "gone-1")).ShouldBe(id);

        static int Removed(Reply reply) => reply.Should(200)["removed"].GetInt32();
    }

    [Fact]
    public async Task What_is_no_token_is_refused_and_nothing_is_kept()
    {
        var (worker, _) = await (await Marketplace.Open(host)).Worker();
        object[] bad =
        [
            new { provider = "APNS", platform = "IOS", pushToken = "t" }, new { provider = "FCM", platform = "TOASTER", pushToken = "t" }, new { provider = "FCM", platform = "IOS" },
            new { provider = "FCM", platform = "IOS", pushToken = "" }, new { provider = "FCM", platform = "IOS", pushToken = "two words" }, new { provider = "FCM", platform = "IOS", pushToken = new string('t', 4097) },
            new { provider = "WEBPUSH", platform = "WEB", pushToken = "no json" }, new { provider = "WEBPUSH", platform = "WEB", pushToken = "[1]" },
            new { provider = "WEBPUSH", platform = "WEB", pushToken = """{"endpoint":"https://169.254.169.254/latest","keys":{"p256dh":"x","auth":"y"}}""" },
            new { provider = "LOG", platform = "WEB", pushToken = "t", timezone = "Mars/Olympus" }, new { provider = "LOG", platform = "WEB", pushToken = "t", deviceId = new string('d', 129) },
        ];
        foreach (var body in bad) (await worker.Do("POST", OfStaff, body)).ShouldSay(400, "VALIDATION_ERROR").Text.ShouldNotContain("169.254");
        (await host.Count($"SELECT count(*) FROM notifications.devices WHERE user_id = '{worker.UserId}'")).ShouldBe(0);
    }

    [Fact]
    public async Task Devices_of_the_marketplace_are_not_shown_on_the_surface_of_the_house()
    {
        var (worker, _) = await (await Marketplace.Open(host)).Worker();
        await Register(worker, OfStaff, "elsewhere", "phone");
        (await worker.Get("/notification-api/devices")).Should(200)["devices"].GetArrayLength().ShouldBe(0);
        (await worker.Send(HttpMethod.Delete, "/notification-api/devices/unregister/phone", null)).Should(404);
        (await worker.Post("/notification-api/push/test")).Should(200)["results"].GetArrayLength().ShouldBe(0);
    }

    private static object Token(string token, string? device = null) => new { provider = "FCM", platform = "ANDROID", pushToken = token, deviceId = device, appVersion = "1.4.0", appBuild = "77", locale = "en-US", timezone = "America/Los_Angeles" };

    private static async Task<Guid> Register(Client client, string route, string token, string? device = null) => (await client.Do("POST", route, Token(token, device))).Should(200).Body.Id("tokenId");

    private Task<long> Active(Client person) => host.Count($"SELECT count(*) FROM staffing.device_push_tokens WHERE user_id = '{person.UserId}' AND is_active");
}
