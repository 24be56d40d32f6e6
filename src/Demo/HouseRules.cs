using System.Text.Json;
using WorkforceOS.Contracts.Identity;

namespace WorkforceOS.Demo;

/// <summary>What holds for everybody: whose holidays are kept, which breaks are due, what nights are worth, how many days of leave there are, where the shop is.</summary>
internal sealed record HouseRules(Guid Shop)
{
    private const string Country = "TR";
    private const string MainStreet = "Main street";

    public static async Task<HouseRules> Agree(DemoUser owner, CompanyFacts company, Departments departments, CancellationToken cancel)
    {
        var days = departments.Days;
        if (company.Settings.Country is null) await owner.Do("updateCompany", new { settings = new { country = Country } }, cancel, company.Id.Value);
        if (await owner.List("listOwnHolidays", cancel) is []) await owner.Do("createHoliday", new { name = "Eve of Republic Day", yearly = "10-28", portion = 0.5 }, cancel);
        if (await owner.List("listBreakRules", cancel) is [])
            await owner.Do("createBreakRule", new { validFrom = days.MonthStart, steps = new[] { new { netOver = 360, minutes = 30 }, new { netOver = 540, minutes = 45 } } }, cancel);
        if (!(await owner.List("listPayRules", cancel)).Exists(r => r.GetProperty("premiums").GetArrayLength() > 0)) await owner.Do("createPayRules", Premiums(days), cancel);
        await PromiseLeave(owner, departments, cancel);

        var place = (await owner.List("listPlaces", cancel)).Where(p => p.GetProperty("name").GetString() is MainStreet).Cast<JsonElement?>().FirstOrDefault();
        // Whoever checks in elsewhere is let in, and it is noted.
        place ??= await owner.Do("createPlace", new { name = MainStreet, address = "Istiklal Caddesi 100, Istanbul", latitude = 41.03352, longitude = 28.97799, radiusMeters = 120, requires = "geofence", fenceMode = "record" }, cancel);
        return new HouseRules(Story.Id(place.Value));
    }

    private static object Premiums(Days days) => new
    {
        validFrom = days.MonthStart,
        premiums = new object[] { new { code = "night", from = "23:00", to = "06:00", percent = 25 }, new { code = "holiday", holiday = true, percent = 100 } },
    };

    private static async Task PromiseLeave(DemoUser owner, Departments departments, CancellationToken cancel)
    {
        var annual = (await owner.List("listLeaveTypes", cancel)).Single(t => t.GetProperty("code").GetString() is "annual");
        if (annual.GetProperty("allowance").GetString() is not "balance") await owner.Do("updateLeaveType", new { allowance = "balance" }, cancel, Story.Id(annual));
        var known = (await owner.List("listLeaveEntitlements", cancel)).Select(e => e.GetProperty("departmentId").ValueKind is JsonValueKind.Null).ToHashSet();
        var validFrom = new DateOnly(departments.Days.Today.Year - 1, 1, 1);
        if (!known.Contains(true)) await owner.Do("createLeaveEntitlement", new { leaveTypeId = Story.Id(annual), amount = 24, carryCap = 5, carryExpires = "03-31", validFrom }, cancel);
        if (!known.Contains(false)) await owner.Do("createLeaveEntitlement", new { leaveTypeId = Story.Id(annual), departmentId = departments.Ids[Team.Night], amount = 27, carryCap = 5, carryExpires = "03-31", validFrom }, cancel);
    }
}
