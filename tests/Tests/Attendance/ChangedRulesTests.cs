using WorkforceOS.Tests.Kit;
using static WorkforceOS.Tests.Attendance.Work;

namespace WorkforceOS.Tests.Attendance;

/// <summary>Rules of punches are kept by hosts, and a change holds at once on all of them: of two hosts, one is told by the other's admin, and the other is never told.</summary>
public sealed class ChangedRulesTests(ChangedRulesTests.FleetHost host) : IClassFixture<ChangedRulesTests.FleetHost>
{
    private static readonly DateTimeOffset Nine = At("2026-03-03T09:00:00Z");

    [Fact]
    public async Task A_rule_changed_on_one_host_holds_for_the_next_punch_on_another()
    {
        await using var other = new SecondHost(host);
        await other.InitializeAsync();
        var company = await TestCompany.Found(host);
        var records = new Queue<(Client Worker, Guid Record)>();
        for (var i = 0; i < 6; i++)
        {
            var worker = await company.Hire();
            var shift = await company.Owner.Plan("2026-03-03", "09:00", "18:00", worker);
            host.Clock.Now = Nine;
            records.Enqueue((worker.Over(other.Http), (await worker.CheckIn(shift)).Should(201)["attendanceRecord"].Id()));
        }
        host.Clock.Now = Nine.AddHours(9).AddMinutes(20);
        const string rules = "/attendanceManagement-api/v1/breakrules";

        (await Leave()).ShouldBe(("9.33 h", 0));
        var rule = (await company.Owner.Post(rules, new { validFrom = "2026-01-01", deduct = false, steps = new[] { new { netOver = 360, minutes = 30 } } })).Should(201)["breakRule"].Id();
        (await Leave()).ShouldBe(("9.33 h", 1), "made");
        (await company.Owner.Patch($"{rules}/{rule}", new { deduct = true })).Should(200);
        (await Leave()).ShouldBe(("8.83 h", 0), "changed");
        (await company.Owner.Delete($"{rules}/{rule}")).Should(200);
        (await Leave()).ShouldBe(("9.33 h", 0), "withdrawn");
        var id = (await company.Owner.Get("/auth-api/v1/companies")).Should(200)["company"].Id();
        (await company.Owner.Patch($"/auth-api/v1/companies/{id}", new { settings = new { rounding = new { unit = 30, @out = "down" } } })).Should(200);
        (await Leave()).ShouldBe(("9 h", 0), "rounded");

        // A place that asks for something, of a shift that was planned while the company had none.
        var depot = await company.Place(new { name = "Depot", latitude = 52.52m, longitude = 13.4, requires = "geofence", fenceMode = "stop" });
        var (late, open) = records.Peek();
        var planned = (await company.Owner.Get($"{RecordsPath}/{open}")).Should(200)["attendanceRecord"].GetProperty("shiftId").GetGuid();
        (await company.Owner.Patch($"/scheduleManagement-api/v1/shifts/{planned}", new { placeId = depot })).Should(200);
        (await late.CheckOut(open)).ShouldRefuse(400, "OutsideFence");

        async Task<(string Counted, int Warnings)> Leave()
        {
            var (worker, record) = records.Dequeue();
            var left = (await worker.CheckOut(record)).Should(200);
            return ($"{left["attendanceRecord"].Amount("countedHours")} h", left["warnings"].GetArrayLength());
        }
    }

    public sealed class FleetHost : TestHost
    {
        protected override Dictionary<string, string?> Settings => SecondHost.SharedSecret;
    }
}
