using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Scheduling;

/// <summary>Work of the marketplace takes people's time as shifts and leave do, whichever comes second.</summary>
public sealed class BookedTimeTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_shift_over_work_of_the_marketplace_is_refused_and_members_of_its_department_are_left_off()
    {
        var (company, id, anna) = await Firm("Europe/Berlin");
        var kitchen = await company.Department("Kitchen", anna, await company.Hire("Ben"));
        (await Hold(id, Time(anna, "2026-03-10T08:00Z", 8))).ShouldBeEmpty();

        var conflict = (await company.Owner.Plan("2026-03-10", "16:30", "20:00", anna)).Conflicts().ShouldHaveSingleItem();
        (conflict.Str("kind"), conflict.Str("fullname"), conflict.Str("shiftDate"), conflict.Str("startTime"), conflict.Str("endTime")).ShouldBe(("marketplace", "Anna", "2026-03-10", "09:00", "17:00"));
        (conflict.Str("shiftId"), conflict.Str("leaveRequestId")).ShouldBe((null, null));
        (await company.Owner.PlanFor(kitchen, "2026-03-10", "12:00", "20:00")).Should(201).LeftOff().ShouldBe([(anna.UserId, "Anna", "marketplace")]);
        (await company.Owner.Plan("2026-03-10", "17:00", "20:00", anna)).Should(201);
    }

    [Fact]
    public async Task Work_of_the_marketplace_over_a_shift_or_leave_is_refused_as_a_value_and_nothing_of_it_is_held()
    {
        var (company, id, anna) = await Firm();
        var shift = await company.Owner.Planned("2026-03-10", "09:00", "17:00", anna);
        var (leave, _) = await company.Approve(anna, "2026-03-12", "2026-03-12");
        HeldTime[] wanted = [Time(anna, "2026-03-09T09:00Z", 8), Time(anna, "2026-03-10T16:00Z", 4), Time(anna, "2026-03-11T20:00Z", 8)];

        (await Hold(id, wanted)).ShouldBe(
        [
            new(wanted[1].For, new(anna.UserId), new(BookedKind.Shift, shift, At("2026-03-10T09:00Z"), At("2026-03-10T17:00Z"))),
            new(wanted[2].For, new(anna.UserId), new(BookedKind.Leave, leave, At("2026-03-12T00:00Z"), At("2026-03-13T00:00Z"))),
        ]);
        (await Taken(id, anna)).Select(t => t.Kind).ShouldBe([BookedKind.Shift, BookedKind.Leave]);
    }

    [Fact]
    public async Task Leave_over_it_is_not_approved_and_takes_nobody_off_anything()
    {
        var (company, id, anna) = await Firm();
        var shift = await company.Owner.Planned("2026-03-11", "09:00", "17:00", anna);
        var held = Time(anna, "2026-03-10T20:00Z", 8);
        await Hold(id, held);
        var leave = (await anna.Post("/leaveManagement-api/v1/leaverequests", new { leaveType = "vacation", startDate = "2026-03-11", endDate = "2026-03-12" })).Should(201)["leaveRequest"].Id();

        var conflict = (await company.Owner.Patch($"/leaveManagement-api/v1/leaverequests/{leave}", new { status = "approved" })).Conflicts().ShouldHaveSingleItem();
        (conflict.Str("kind"), conflict.Str("shiftDate")).ShouldBe(("marketplace", "2026-03-10"));
        (await company.Owner.Get($"/leaveManagement-api/v1/leaverequests/{leave}")).Should(200)["leaveRequest"].Str("status").ShouldBe("pending");
        (await anna.ListedShifts()).ShouldBe([shift]);
        (await Taken(id, anna)).Select(t => t.By).ShouldBe([held.For, shift]);

        await Release(id, held.For);
        (await company.Owner.Patch($"/leaveManagement-api/v1/leaverequests/{leave}", new { status = "approved" })).Should(200);
    }

    [Fact]
    public async Task Of_a_shift_and_work_of_the_marketplace_that_come_at_once_one_wins_every_time()
    {
        const int races = 100;
        var (company, id, anna) = await Firm();
        var outcomes = new List<bool>();
        // By turns one of them comes later, each time by more, and by much more where that was too little for one side to win any: machines differ.
        for (var step = 10; step <= 640 && outcomes.Distinct().Count() < 2; step *= 4) outcomes.AddRange(await Task.WhenAll(Enumerable.Range(0, races).Select(race => Raced(outcomes.Count + race, race * step))));

        async Task<bool> Raced(int days, int by)
        {
            var day = new DateOnly(2026, 4, 1).AddDays(days);
            var (first, second) = days % 2 == 0 ? (0, by) : (by, 0);
            var plan = Later(first, () => company.Owner.Plan(day.ToString("O"), "09:00", "17:00", anna));
            var hold = Later(second, () => Hold(id, Time(anna, $"{day:O}T12:00Z", 8)));
            var (planned, conflicts) = (await plan, await hold);
            (planned.Status is 201).ShouldBe(conflicts.Count > 0, $"{day:O}");
            if (conflicts.Count == 0) planned.Conflicts().ShouldHaveSingleItem().Str("kind").ShouldBe("marketplace");
            return conflicts.Count == 0;
        }

        static async Task<T> Later<T>(int by, Func<Task<T>> work)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(by));
            return await work();
        }

        outcomes.ShouldContain(true, "the shift always came first, so nothing was proved");
        outcomes.ShouldContain(false, "the marketplace always came first, so nothing was proved");
        (await Taken(id, anna)).Count.ShouldBe(outcomes.Count);
    }

    [Fact]
    public async Task What_is_held_twice_at_once_is_held_once()
    {
        var (_, id, anna) = await Firm();
        var wins = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Hold(id, Time(anna, "2026-03-10T09:00Z", 8))));
        wins.Count(conflicts => conflicts.Count == 0).ShouldBe(1);
        wins.Where(conflicts => conflicts.Count > 0).ShouldAllBe(conflicts => conflicts.Single().Taken.Kind == BookedKind.Marketplace);
    }

    [Fact]
    public async Task It_moves_where_there_is_room_all_of_it_or_nothing()
    {
        var (company, id, anna) = await Firm();
        var (first, second) = (Time(anna, "2026-03-10T08:00Z", 4), Time(anna, "2026-03-10T12:00Z", 4));
        await Hold(id, first, second);
        await company.Owner.Planned("2026-03-11", "09:00", "17:00", anna);

        // Into each other's place, and what is not held stays so.
        (await Move(id, new(first.For, second.StartsAt, second.EndsAt), new(second.For, first.StartsAt, first.EndsAt), new(Guid.CreateVersion7(), first.StartsAt, first.EndsAt))).ShouldBeEmpty();
        (await Taken(id, anna)).Select(t => t.By).Take(2).ShouldBe([second.For, first.For]);

        (await Move(id, new(first.For, At("2026-03-10T18:00Z"), At("2026-03-10T20:00Z")), new(second.For, At("2026-03-11T08:00Z"), At("2026-03-11T10:00Z")))).ShouldHaveSingleItem().For.ShouldBe(second.For);
        (await Move(id, new MovedTime(first.For, At("2026-03-10T09:00Z"), At("2026-03-10T13:00Z")))).ShouldHaveSingleItem().Taken.By.ShouldBe(second.For);
        (await Taken(id, anna)).Select(t => (t.By, t.StartsAt)).Take(2).ShouldBe([(second.For, first.StartsAt), (first.For, second.StartsAt)]);

        await Release(id, first.For, Guid.CreateVersion7());
        (await Hold(id, second with { EndsAt = second.EndsAt.AddHours(1) })).ShouldBeEmpty("in place of what it held");
        (await company.Owner.Plan("2026-03-10", "17:00", "20:00", anna)).Should(201);
    }

    [Fact]
    public async Task What_the_transaction_undoes_is_held_no_longer_and_many_cost_as_few_statements_as_one()
    {
        var (_, id, anna) = await Firm();
        var ben = anna.UserId;
        HeldTime[] month = [.. Enumerable.Range(0, 30).Select(day => new HeldTime(Guid.CreateVersion7(), new(ben), At("2026-05-01T09:00Z").AddDays(day), At("2026-05-01T17:00Z").AddDays(day)))];
        using (var counter = new StatementCounter(host.ConnectionString))
        {
            await Within(id, times => times.Hold(month, CancellationToken.None), commits: false);
            counter.Commands.Count.ShouldBeLessThanOrEqualTo(5, string.Join("\n---\n", counter.Commands));
        }
        (await Taken(id, anna)).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_stays_where_it_is_when_the_companys_clock_changes_and_shifts_that_then_meet_it_lose_the_person()
    {
        var (company, id, anna) = await Firm("Europe/Berlin");
        var meets = await company.Owner.Planned("2026-03-10", "12:00", "16:00", anna);
        var room = await company.Owner.Planned("2026-03-11", "12:00", "16:00", anna);
        await company.Approve(anna, "2026-03-12", "2026-03-12");
        HeldTime[] held = [Time(anna, "2026-03-10T16:00Z", 4), Time(anna, "2026-03-12T23:30Z", 4)];
        (await Hold(id, held)).ShouldBeEmpty();

        (await company.Owner.Patch($"/auth-api/v1/companies/{id}", new { timezone = "America/New_York" })).Should(200);
        await host.DeliverOutbox();
        await host.RunJob("scheduling.followZone");

        (await anna.ListedShifts()).ShouldBe([room]);
        (await company.Owner.ReadShift(meets)).Array("assignedUserIds").ShouldBeEmpty();
        (await Taken(id, anna)).Select(t => (t.Kind, t.StartsAt, t.EndsAt)).ShouldBe(
        [
            (BookedKind.Marketplace, held[0].StartsAt, held[0].EndsAt), (BookedKind.Shift, At("2026-03-11T16:00Z"), At("2026-03-11T20:00Z")),
            (BookedKind.Leave, At("2026-03-12T04:00Z"), held[1].StartsAt), (BookedKind.Marketplace, held[1].StartsAt, held[1].EndsAt),
        ]);
    }

    private async Task<(TestCompany Company, Guid Id, Client Anna)> Firm(string zone = "UTC")
    {
        var company = await TestCompany.Found(host, zone);
        return (company, (await company.Owner.Plan("2026-12-24", "09:00", "10:00")).Should(201)["shift"].Id("companyId"), await company.Hire("Anna"));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text);

    private static HeldTime Time(Client who, string start, int hours) => new(Guid.CreateVersion7(), new(who.UserId), At(start), At(start).AddHours(hours));

    private async Task<List<TakenTime>> Taken(Guid company, Client who)
    {
        var found = await host.Ask<IBookedTime, ILookup<UserId, TakenTime>>(company, times => times.Taken([new(who.UserId)], At("2026-03-01T00:00Z"), At("2026-12-31T00:00Z"), CancellationToken.None));
        return [.. found[new(who.UserId)]];
    }

    private Task<IReadOnlyList<TimeConflict>> Hold(Guid company, params HeldTime[] times) => Within(company, booked => booked.Hold(times, CancellationToken.None));

    private Task<IReadOnlyList<TimeConflict>> Move(Guid company, params MovedTime[] times) => Within(company, booked => booked.Move(times, CancellationToken.None));

    private Task Release(Guid company, params Guid[] things) => Within(company, async booked =>
    {
        await booked.Release(things, CancellationToken.None);
        return true;
    });

    /// <summary>As a use case of another module asks, in its transaction.</summary>
    private Task<T> Within<T>(Guid company, Func<IBookedTime, Task<T>> ask, bool commits = true) => host.Services.GetRequiredService<Scopes>().Run(Caller.Platform(new(company), "test"), async unit =>
    {
        await using var transaction = await unit.GetRequiredService<Scope>().Begin(CancellationToken.None);
        var answer = await ask(unit.GetRequiredService<IBookedTime>());
        if (commits) await transaction.Commit(CancellationToken.None);
        return answer;
    }, CancellationToken.None);
}
