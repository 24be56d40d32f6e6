using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Contracts.Marketplace;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Staffing;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Scheduling;
using HouseShiftId = WorkforceOS.Contracts.Scheduling.ShiftId;

namespace WorkforceOS.Tests.Staffing;

/// <summary>What is worked of an offered place stands on record in the house as the marketplace knows it, and is paid there alone.</summary>
public sealed class OfferedWorkTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Records = "/attendanceManagement-api/v1/attendance-records";

    [Fact]
    public async Task Told_again_twice_at_once_and_late_it_stands_once_and_as_it_is_now()
    {
        var (offering, _) = await Worked();
        var (before, order) = ((await offering.Records()).ShouldHaveSingleItem(), await offering.Order());
        var assignment = Guid.Parse((await host.Rows($"SELECT id FROM staffing.assignments WHERE offered_shift_id = '{offering.Shift}' AND status = 'checkedOut'")).ShouldHaveSingleItem());

        await host.In(offering.Market, async services =>
        {
            var db = services.GetRequiredService<StaffingDb>();
            for (var n = 0; n < 6; n++) db.Publish(new OfferedWorkChanged(assignment, new HouseShiftId(offering.Shift)), n % 2 == 0 ? assignment : Guid.NewGuid());
            db.Publish(new OfferedShiftChanged(new HouseShiftId(offering.Shift)), offering.Shift);
            db.Publish(new OfferedWorkChanged(Guid.NewGuid(), new HouseShiftId(offering.Shift)), offering.Shift);
            return await db.SaveChangesAsync();
        });
        await Task.WhenAll(host.DeliverOutbox(), host.DeliverOutbox());

        var after = (await offering.Records()).ShouldHaveSingleItem();
        (after.Id(), Times(after), after.GetProperty("entries").GetArrayLength()).ShouldBe((before.Id(), Times(before), 1));
        (await offering.Order()).ShouldBe(order);
    }

    [Fact]
    public async Task Whoever_is_on_record_for_the_house_already_and_takes_a_place_of_the_same_shift_is_to_be_looked_at()
    {
        var market = await Marketplace.Open(host);
        var (ana, _) = await market.Worker();
        await market.Company.Profile(ana, salary: 5200);
        var offering = await Offering.Plan(host, headCount: 2, market: market, with: ana);
        (await offering.Offer()).Should(201);
        host.Clock.Now = offering.StartsAt.AddMinutes(5);
        (await offering.Planner.Post("/attendanceManagement-api/v1/mark-absent", new { userId = ana.UserId, shiftId = offering.Shift })).Status.ShouldBeOneOf(200, 201);
        (await offering.Planner.Change(offering.Shift, new { assignedUserIds = Array.Empty<Guid>() })).Should(200);
        await host.DeliverOutbox();
        (await offering.Records()).Single().GetProperty("needsReview").GetArrayLength().ShouldBe(0);

        await ana.Take(await offering.Places());
        (await offering.Clock(ana, "in", 60)).Should(200);
        await host.DeliverOutbox();

        var record = (await offering.Records()).ShouldHaveSingleItem("a person has one record of a shift");
        (record.Str("paidBy"), record.GetProperty("needsReview")[0].GetString()).ShouldBe(("payroll", "overlap"));
    }

    [Fact]
    public async Task Nobody_of_the_house_changes_it_and_the_database_lets_nobody_pay_it_there()
    {
        var (offering, ana) = await Worked();
        var record = (await offering.Records()).ShouldHaveSingleItem().Id();

        (await offering.Planner.Patch($"{Records}/{record}", new { checkOutTime = offering.EndsAt.AddHours(-2), reason = "Left" })).ShouldRefuse(400, "PaidElsewhere");
        (await offering.Planner.Send(HttpMethod.Delete, $"{Records}/{record}", System.Net.Http.Json.JsonContent.Create(new { reason = "Was not there" }))).ShouldRefuse(400, "PaidElsewhere");
        (await offering.Planner.Post("/attendanceManagement-api/v1/mark-absent", new { userId = ana.UserId, shiftId = offering.Shift })).ShouldRefuse(400, "PaidElsewhere");
        (await ana.Post("/attendanceManagement-api/v1/resume", new { attendanceRecordId = record })).ShouldRefuse(400, "PaidElsewhere");
        (await ana.Post("/attendanceManagement-api/v1/attendancecorrections", new { kind = "times", attendanceRecordId = record, checkInTime = offering.StartsAt, reason = "Was there" })).ShouldRefuse(400, "PaidElsewhere");

        foreach (var (change, constraint) in new[]
        {
            ("paid_by = 'payroll', assignment_id = NULL", "records_keep_payer"), ("assignment_id = gen_random_uuid()", "records_keep_payer"),
        }) (await Should.ThrowAsync<PostgresException>(host.Sql($"UPDATE attendance.records SET {change} WHERE id = '{record}'"))).ConstraintName.ShouldBe(constraint);
        (await Should.ThrowAsync<PostgresException>(host.Sql($"""
            INSERT INTO attendance.records SELECT (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'shift_id', gen_random_uuid()))).* FROM attendance.records r WHERE id = '{record}'
            """))).ConstraintName.ShouldBe("attendance_once_per_assignment");
    }

    [Fact]
    public async Task Whoever_does_not_come_is_absent_by_the_marketplace_alone_and_there_after_all_where_they_come()
    {
        var offering = await Offering.Offered(host);
        var ana = await offering.Taker();
        await host.RunJob("attendance.markAbsences");
        host.Clock.Now = offering.StartsAt.AddMinutes(31);
        (await offering.Records()).ShouldBeEmpty();
        await host.RunJob("staffing.late");

        await host.DeliverOutbox();
        var missed = (await offering.Records()).ShouldHaveSingleItem();
        (missed.Str("status"), missed.Str("paidBy")).ShouldBe(("absent", "marketplace"));
        (await offering.State()).Open.ShouldBe(2, "the place is open again");

        (await offering.Clock(ana, "in", 40)).Should(200);
        var late = (await offering.Records()).ShouldHaveSingleItem();
        (late.Id(), late.Str("status"), late.GetProperty("lateByMinutes").GetInt32()).ShouldBe((missed.Id(), "late", 40));
        (await offering.State()).Open.ShouldBe(1);
    }

    [Fact]
    public async Task Who_forgets_to_leave_is_out_when_the_marketplace_says_so_and_never_by_the_house()
    {
        var offering = await Offering.Offered(host);
        var ana = await offering.Taker();
        (await offering.Clock(ana, "in", 0)).Should(200);
        host.Clock.Now = offering.EndsAt.AddHours(13);
        await host.RunJob("attendance.closeForgotten");
        (await offering.Records()).ShouldHaveSingleItem().GetProperty("checkOutTime").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);

        await host.RunJob("staffing.forgotten");
        await host.DeliverOutbox();

        var closed = (await offering.Records()).ShouldHaveSingleItem();
        (closed.GetProperty("checkOutTime").GetDateTimeOffset(), closed.GetProperty("autoClosed").GetBoolean()).ShouldBe((offering.EndsAt, true));
    }

    [Fact]
    public async Task What_becomes_known_of_a_locked_day_is_on_record_all_the_same_and_its_pay_stays_as_it_was()
    {
        var (offering, ana) = await Worked();
        var day = $"{offering.StartsAt:yyyy-MM-dd}";
        host.Clock.Now = offering.EndsAt.AddDays(1);
        (await offering.Planner.Post("/payrollReporting-api/v1/periodlocks", new { from = day, to = day, userIds = new[] { ana.UserId } })).Should(201);

        (await ana.Do("POST", $"/staff/shifts/{(await offering.Places()).Shift}/submit-for-approval", new { breakMinutes = 60 })).Should(200);

        var record = (await offering.Records()).ShouldHaveSingleItem();
        (record.GetProperty("breakMinutes").GetDecimal(), record.GetProperty("countedHours").GetDecimal()).ShouldBe((60m, 7m));
    }

    /// <summary>Eight hours, half an hour of them a break.</summary>
    private async Task<(Offering Offering, Client Ana)> Worked()
    {
        var offering = await Offering.Offered(host);
        var ana = await offering.Taker();
        (await offering.Clock(ana, "in", 0)).Should(200);
        (await offering.Clock(ana, "out", 480)).Should(200);
        return (offering, ana);
    }

    private static (string, string, string) Times(System.Text.Json.JsonElement record) => (record.Str("checkInTime")!, record.Str("checkOutTime")!, record.Str("status")!);
}
