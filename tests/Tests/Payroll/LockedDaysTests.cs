using System.Globalization;
using WorkforceOS.Tests.Attendance;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Leave;
using static WorkforceOS.Tests.Attendance.Work;

namespace WorkforceOS.Tests.Payroll;

/// <summary>What is on record of locked days stays, whoever wants to change it.</summary>
public sealed class LockedDaysTests(TestHost host) : IClassFixture<TestHost>
{
    private const string ShiftsPath = "/scheduleManagement-api/v1/shifts";

    [Fact]
    public async Task Punches_absences_and_plans_of_locked_days_are_refused_with_who_locked_them()
    {
        var (company, worker) = await Open();
        var planned = await company.Owner.Plan("2026-03-03", "08:00", "16:00", worker);
        var worked = await company.Owner.Plan("2026-03-04", "08:00", "16:00", worker);
        var record = await company.Owner.Enter(worker, worked, At("2026-03-04T08:00:00Z"), At("2026-03-04T16:00:00Z"));
        var missed = await company.Owner.Plan("2026-03-05", "08:00", "16:00", worker);
        (await company.Owner.Post(MarkAbsentPath, new { userId = worker.UserId, shiftId = missed })).Should(200);
        var lockId = await Lock(company, worker, "2026-03-01", "2026-03-31");

        var entry = new { shiftId = planned, userId = worker.UserId, checkInTime = At("2026-03-03T08:00:00Z"), checkOutTime = At("2026-03-03T16:00:00Z") };
        var refused = (await company.Owner.Post(CheckInPath, entry)).ShouldRefuse(400, "PeriodLocked");
        var detail = refused["detail"];
        (detail.Str("from"), detail.Str("to"), detail.Str("kind"), detail.Id("lockedBy"), detail.Id("lockId")).ShouldBe(("2026-03-01", "2026-03-31", "payroll", company.Owner.UserId, lockId));

        (await company.Owner.Post(MarkAbsentPath, new { userId = worker.UserId, shiftId = planned })).ShouldRefuse(400, "PeriodLocked");
        (await company.Owner.Post(CheckInPath, new { shiftId = missed, userId = worker.UserId, checkInTime = At("2026-03-05T08:00:00Z"), checkOutTime = At("2026-03-05T16:00:00Z") })).ShouldRefuse(400, "PeriodLocked");
        (await company.Owner.Post(ShiftsPath, new { shiftDate = "2026-03-06", startTime = "08:00", endTime = "16:00", assignedUserIds = new[] { worker.UserId } })).ShouldRefuse(400, "PeriodLocked");
        foreach (var change in new object[] { new { status = "cancelled" }, new { shiftDate = "2026-04-01" }, new { endTime = "17:00" }, new { assignedUserIds = Array.Empty<Guid>() } })
            (await company.Owner.Patch($"{ShiftsPath}/{planned}", change)).ShouldRefuse(400, "PeriodLocked");
        (await company.Owner.Delete($"{ShiftsPath}/{planned}")).ShouldRefuse(400, "PeriodLocked");
        var later = await company.Owner.Plan("2026-04-01", "08:00", "16:00", worker);
        (await company.Owner.Patch($"{ShiftsPath}/{later}", new { shiftDate = "2026-03-31" })).ShouldRefuse(400, "PeriodLocked");

        // What pay does not rest on can still be said.
        (await company.Owner.Patch($"{ShiftsPath}/{planned}", new { location = "Pier 3" })).Should(200);
        (await company.Owner.Patch($"{ShiftsPath}/{worked}", new { status = "completed" })).Should(200);
        (await company.Owner.Record(record)).Str("status").ShouldBe("present");

        var sql = await Should.ThrowAsync<Npgsql.PostgresException>(() => host.Run("UPDATE attendance.records SET check_out_time = check_out_time - interval '1 hour' WHERE id = $1", record));
        sql.SqlState.ShouldBe("WF001");
        await host.Run("UPDATE attendance.records SET manager_note = NULL, absence_reason = NULL, record_version = record_version + 1 WHERE user_id = $1", worker.UserId);

        await Unlock(lockId);
        (await company.Owner.Post(CheckInPath, entry)).Should(201);
    }

    [Fact]
    public async Task Leave_of_locked_days_is_neither_asked_for_nor_approved_nor_cancelled_and_can_still_be_rejected()
    {
        var (company, worker) = await Open("2026-03-02T12:00:00Z");
        var approved = await worker.Asked("2026-03-05", "2026-03-06");
        (await company.Owner.Answer(approved, "approved")).Should(200);
        var (pending, withdrawn) = (await worker.Asked("2026-03-09", "2026-03-09"), await worker.Asked("2026-03-10", "2026-03-10"));
        await Lock(company, worker, "2026-03-05", "2026-03-20");

        (await worker.Ask("2026-03-20", "2026-03-22")).ShouldRefuse(400, "PeriodLocked");
        (await company.Owner.Answer(approved, "cancelled")).ShouldRefuse(400, "PeriodLocked");
        (await company.Owner.Answer(pending, "approved")).ShouldRefuse(400, "PeriodLocked");
        (await company.Owner.Answer(pending, "rejected")).Should(200);
        (await worker.Answer(withdrawn, "cancelled")).Should(200);
        (await worker.Ask("2026-03-21", "2026-03-22")).Should(201);
    }

    [Fact]
    public async Task Days_are_those_of_the_clock_by_which_they_were_locked()
    {
        var (company, worker) = await Open(zone: "Asia/Dubai");
        var night = await company.Owner.Plan("2026-03-31", "22:00", "06:00", worker);
        var morning = await company.Owner.Plan("2026-04-01", "06:00", "10:00", worker);
        // The 31st of March in Dubai.
        await Lock(company, worker, "2026-03-31", "2026-03-31", At("2026-03-30T20:00:00Z"), At("2026-03-31T20:00:00Z"));

        (await company.Owner.Post(CheckInPath, new { shiftId = night, userId = worker.UserId, checkInTime = At("2026-03-31T20:00:00Z"), checkOutTime = At("2026-04-01T02:00:00Z") })).ShouldRefuse(400, "PeriodLocked");
        (await company.Owner.Post(CheckInPath, new { shiftId = morning, userId = worker.UserId, checkInTime = At("2026-04-01T02:00:00Z"), checkOutTime = At("2026-04-01T06:00:00Z") })).Should(201);
    }

    [Fact]
    public async Task Rules_leave_locked_days_alone_and_go_on_with_the_others()
    {
        var (company, worker) = await Open("2026-03-20T06:00:00Z");
        var colleague = await company.Hire("Cleo Colleague");
        var (missed, open) = (await company.Owner.Plan("2026-03-20", "07:00", "10:00", worker, colleague), await company.Owner.Plan("2026-03-20", "12:00", "16:00", worker, colleague));
        host.Clock.Now = At("2026-03-20T12:00:00Z");
        var (own, others) = ((await worker.CheckIn(open)).Should(201)["attendanceRecord"].Id(), (await colleague.CheckIn(open)).Should(201)["attendanceRecord"].Id());
        var lockId = await Lock(company, worker, "2026-03-20", "2026-03-20");

        host.Clock.Now = At("2026-03-22T12:00:00Z");
        await host.RunJob("attendance.markAbsences");
        await host.RunJob("attendance.closeForgotten");
        await host.DeliverOutbox();

        var records = (await company.Owner.Get(RecordsPath)).Should(200)["attendanceRecords"].EnumerateArray().ToList();
        records.Where(r => r.Id("shiftId") == missed).ShouldHaveSingleItem().Id("userId").ShouldBe(colleague.UserId);
        records.Single(r => r.Id() == own).Str("status").ShouldBe("pending");
        records.Single(r => r.Id() == others).GetProperty("autoClosed").GetBoolean().ShouldBeTrue();

        await Unlock(lockId);
        await host.RunJob("attendance.closeForgotten");
        (await company.Owner.Record(own)).GetProperty("autoClosed").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Leave_beside_locked_days_is_approved_and_the_night_before_stays_as_it_is()
    {
        var (company, worker) = await Open("2026-03-19T12:00:00Z");
        var night = await company.Owner.Plan("2026-03-19", "22:00", "06:00", worker);
        host.Clock.Now = At("2026-03-20T05:00:00Z");
        (await company.Owner.Post(MarkAbsentPath, new { userId = worker.UserId, shiftId = night })).Should(200);
        var leave = await worker.Asked("2026-03-20", "2026-03-20");
        await Lock(company, worker, "2026-03-01", "2026-03-19");

        (await company.Owner.Answer(leave, "approved")).Should(200);
        (await company.Owner.Get(RecordsPath)).Should(200)["attendanceRecords"].EnumerateArray().ShouldHaveSingleItem().Str("status").ShouldBe("absent");
        await host.DeliverOutbox();
        (await host.Visitor().Get("/readyz")).Should(200).Text.ShouldContain("\"dead\":0");
    }

    private async Task<(TestCompany Company, Client Worker)> Open(string now = "2026-04-02T12:00:00Z", string zone = "UTC")
    {
        host.Clock.Now = At(now);
        var company = await TestCompany.Found(host, zone);
        var worker = await company.Hire();
        await company.Profile(worker, salary: 5200);
        return (company, worker);
    }

    private async Task<Guid> Lock(TestCompany company, Client worker, string from, string to, DateTimeOffset? startsAt = null, DateTimeOffset? endsAt = null)
    {
        var (source, first, last) = (Guid.NewGuid(), DateOnly.Parse(from, CultureInfo.InvariantCulture), DateOnly.Parse(to, CultureInfo.InvariantCulture));
        await host.Run("""
            INSERT INTO kernel.locked_days (company_id, user_id, source_id, kind, first_day, last_day, starts_at, ends_at, locked_by)
            SELECT id, $2, $3, 'payroll', $4, $5, $6, $7, $8 FROM identity.companies WHERE codename = $1
            """, company.Codename, worker.UserId, source, first, last, startsAt ?? At(from), endsAt ?? At(to).AddDays(1), company.Owner.UserId);
        return source;
    }

    private Task Unlock(Guid source) => host.Run("DELETE FROM kernel.locked_days WHERE source_id = $1", source);
}
