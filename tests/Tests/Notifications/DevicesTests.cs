using System.Buffers.Text;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Notifications;

public sealed class DevicesTests(PushHost host) : IClassFixture<PushHost>
{
    private const string Devices = "/notification-api/devices";

    [Fact]
    public async Task A_device_is_registered_again_and_again_and_never_shows_its_token()
    {
        var person = await (await TestCompany.Found(host)).Hire();
        var body = new { deviceId = "phone-1", os = "WEB", notificationToken = host.Receiver.Subscription("/again"), locale = "tr-TR", timezone = "Europe/Istanbul" };
        var first = (await person.Post($"{Devices}/register", body)).Should(201)["device"];
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var again = (await person.Post($"{Devices}/register", body with { locale = "de-DE" })).Should(201);

        again["device"].Id().ShouldBe(first.Id());
        (first.Str("os"), first.Number("os_idx"), first.Str("provider"), first.Str("state"), again["device"].Str("locale")).ShouldBe(("WEB", 2, "WEBPUSH", "active", "de-DE"));
        again.Text.ShouldNotContain("/again");
        var listed = (await person.Get(Devices)).Should(200);
        listed["devices"].GetArrayLength().ShouldBe(1);
        listed.Text.ShouldNotContain("push.test");
        (await host.Count($"SELECT count(*) FROM notifications.devices WHERE user_id = '{person.UserId}' AND encode(token, 'escape') LIKE '%push.test%'")).ShouldBe(0, "sealed");
        (await host.Count($"SELECT count(*) FROM kernel.changes WHERE object_id = '{first.Id()}' AND after ? 'token'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_device_that_somebody_else_signs_in_on_is_theirs()
    {
        var company = await TestCompany.Found(host);
        var (before, after) = (await company.Hire(), await company.Hire());
        await host.Register(before, "shared", "/shared");
        await host.Register(after, "shared", "/shared");

        (await before.Get(Devices)).Should(200)["devices"].GetArrayLength().ShouldBe(0);
        (await after.Get(Devices)).Should(200)["devices"].GetArrayLength().ShouldBe(1);
        await host.Happen(company, null, Happenings.Assigned(before));
        (await host.Pushes("/shared")).ShouldBeEmpty();
        await host.Happen(company, null, Happenings.Assigned(after));
        (await host.Pushes("/shared")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_device_longest_unseen_makes_room_for_the_twenty_first()
    {
        var person = await (await TestCompany.Found(host)).Hire();
        for (var i = 0; i < 21; i++)
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            await host.Register(person, $"device-{i}", $"/many-{i}");
        }

        (await person.Get($"{Devices}?pageRowCount=50")).Should(200)["devices"].EnumerateArray().Select(d => d.Str("deviceId")).ShouldBe(Enumerable.Range(1, 20).Reverse().Select(i => $"device-{i}"));
    }

    [Fact]
    public async Task One_takes_off_ones_own_device_and_no_other()
    {
        var company = await TestCompany.Found(host);
        var (person, other) = (await company.Hire(), await company.Hire());
        await host.Register(person, "mine", "/mine");

        (await other.Delete($"{Devices}/unregister/mine")).Should(404);
        (await person.Delete($"{Devices}/unregister/mine")).Should(200)["device"].Str("stateReason").ShouldBe("user");
        (await person.Delete($"{Devices}/unregister/mine")).Should(404);
        await host.Register(person, "mine", "/mine");
        (await person.Get(Devices)).Should(200)["devices"][0].Str("state").ShouldBe("active");
    }

    [Fact]
    public async Task Who_signs_out_is_pushed_to_no_more_until_they_register_again()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        var phone = await TestCompany.SignIn(host, company.Codename, person.Email, TestCompany.Password);
        await host.Register(phone, "phone", "/signed-out");
        await host.Happen(company, null, Happenings.Assigned(person));
        (await host.Pushes("/signed-out")).Count.ShouldBe(1);

        (await phone.Post("/auth-api/logout")).Should(200);
        await host.Happen(company, null, Happenings.Assigned(person));
        (await host.Pushes("/signed-out")).Count.ShouldBe(1);
        var off = (await person.Get(Devices)).Should(200)["devices"][0];
        (off.Str("state"), off.Str("stateReason")).ShouldBe(("off", "session"));
        await host.Register(person, "phone", "/signed-out");
        await host.Happen(company, null, Happenings.Assigned(person));
        (await host.Pushes("/signed-out")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_is_no_subscription_is_refused_when_it_is_registered()
    {
        var person = await (await TestCompany.Found(host)).Hire();
        var auth = Base64Url.EncodeToString(new byte[16]);
        var offCurve = Base64Url.EncodeToString([4, .. Enumerable.Repeat((byte)7, 64)]);
        foreach (var token in new object[]
        {
            "nothing", 7, new { endpoint = "https://push.test/x" }, new { endpoint = "https://push.test/x", keys = new { p256dh = offCurve, auth } }, new { endpoint = "https://push.test/x", keys = new { p256dh = "AAAA", auth } },
            new { endpoint = 7, keys = new { p256dh = offCurve, auth } },
        })
        {
            (await person.Post($"{Devices}/register", new { deviceId = "d", os = "WEB", notificationToken = token })).Should(400).Message.ShouldBe("errMsg_notificationTokenTypeIsNotValid");
        }
        (await person.Post($"{Devices}/register", new { deviceId = "d", os = "WEB" })).Should(400).Message.ShouldBe("errMsg_notificationTokenisRequired");
        (await person.Post($"{Devices}/register", new { deviceId = "d", os = "SMS", notificationToken = "x" })).Should(400).Message.ShouldBe("errMsg_osIsNotAValidEnumValue");
        (await person.Get(Devices)).Should(200)["devices"].GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Two_people_who_register_one_token_at_once_leave_it_with_one()
    {
        var company = await TestCompany.Found(host);
        var (one, other) = (await company.Hire(), await company.Hire());
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => host.Register(i % 2 == 0 ? one : other, "raced", "/raced")));

        ((await one.Get(Devices)).Should(200)["devices"].GetArrayLength() + (await other.Get(Devices)).Should(200)["devices"].GetArrayLength()).ShouldBe(1);
    }

    [Fact]
    public async Task However_many_register_at_once_twenty_of_a_person_stay()
    {
        var person = await (await TestCompany.Found(host)).Hire();
        await Task.WhenAll(Enumerable.Range(0, 26).Select(i => host.Register(person, $"device-{i}", $"/at-once-{i}")));

        (await host.Count($"SELECT count(*) FROM notifications.devices WHERE user_id = '{person.UserId}' AND state = 'active'")).ShouldBe(20);
        (await host.Count($"SELECT count(*) FROM notifications.devices WHERE user_id = '{person.UserId}' AND state_reason = 'replaced'")).ShouldBe(6);
    }

    [Fact]
    public async Task A_device_that_nobody_has_used_for_sixty_days_is_turned_off()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        await host.Register(person, "drawer", "/drawer");
        var start = host.Clock.Now;
        (await StateAfter(60)).ShouldBe("active ");
        (await StateAfter(61)).ShouldBe("off stale");
        host.Clock.Now = start;

        async Task<string> StateAfter(int days)
        {
            host.Clock.Now = start.AddDays(days);
            await host.RunJob("notifications.sweep");
            var device = (await (await TestCompany.SignIn(host, company.Codename, person.Email, TestCompany.Password)).Get(Devices)).Should(200)["devices"][0];
            return $"{device.Str("state")} {device.Str("stateReason")}";
        }
    }
}
