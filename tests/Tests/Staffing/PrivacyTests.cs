using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>Whoever does not want it shows clients no photo, wherever these see them.</summary>
public sealed class PrivacyTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Photo = "https://photos.example/ana.jpg";

    [Fact]
    public async Task A_photo_is_hidden_from_clients_and_from_nobody_else()
    {
        var on = await OnShift.Book(host);
        var market = on.Market;
        await host.Sql($"UPDATE staffing.staff SET photo_uri = '{Photo}' WHERE id = '{on.Staff}'");
        (await market.Owner.Do("POST", "/client/coverage/dispatch-teams/memberships", new { staffId = on.Staff, teamType = "CORE", hubId = on.Hub })).Should(201);
        var other = await market.Order(on.Hub, on.StartsAt.AddDays(3), workers: 1);
        var day = $"{on.StartsAt:yyyy-MM-dd}";
        string[] shown = [$"/client/coverage?date={day}", "/client/coverage/core-team", "/client/coverage/dispatch-teams", $"/client/coverage/dispatch-candidates?shiftId={other.Shift}", $"/client/orders/view?startDate={day}&endDate={day}"];

        foreach (var path in shown) (await market.Owner.Get(path)).Should(200).Text.ShouldContain(Photo, customMessage: path);
        (await on.Worker.Do("PUT", "/staff/profile/privacy", new { profileVisible = false })).Should(200)["profileVisible"].GetBoolean().ShouldBeFalse();

        foreach (var path in shown)
        {
            var seen = (await market.Owner.Get(path)).Should(200).Text;
            seen.ShouldNotContain(Photo, customMessage: path);
            seen.ShouldContain($"{on.Staff}", customMessage: path);
        }
        (await on.Worker.Get("/staff/session")).Should(200).Text.ShouldContain(Photo, customMessage: "it is their own");
        (await on.Worker.Do("PUT", "/staff/profile/privacy", new { profileVisible = true })).Should(200);
        (await market.Owner.Get(shown[0])).Should(200).Text.ShouldContain(Photo);
    }
}
