using Npgsql;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>How often the hottest requests of the marketplace go to the database, and how what is due is found there.</summary>
public sealed class StaffingStatementsTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Workers_apply_accept_clock_in_and_say_where_they_are_in_a_few_round_trips_each()
    {
        var on = await OnShift.Book(host);
        var placed = await on.Market.Place(host, on.StartsAt.AddDays(2), places: 3, hub: on.Hub);

        (await Asked(on.Worker, () => on.Worker.Do("POST", placed.Path("apply"), new { roleId = placed.Role }))).ShouldBeLessThanOrEqualTo(21);
        (await Asked(on.Worker, () => on.Worker.Do("POST", placed.Path("accept")))).ShouldBeLessThanOrEqualTo(19);
        on.At(0);
        (await Asked(on.Worker, () => on.ClockIn())).ShouldBeLessThanOrEqualTo(19);
        on.At(30);
        (await Asked(on.Worker, () => on.Stream([.. Enumerable.Range(0, 100).Select(p => (p * 0.2, OnShift.Latitude, 10.0))]))).ShouldBeLessThanOrEqualTo(15);
    }

    [Fact]
    public async Task A_page_of_open_shifts_and_of_candidates_costs_as_many_round_trips_for_many_as_for_one()
    {
        var market = await Marketplace.Open(host);
        var (hub, day) = (await market.Hub(), host.Clock.GetUtcNow().AddDays(3));
        var first = await market.Place(host, day, hub: hub);
        var (ana, _) = await market.Worker();
        var (openOne, candidatesOne) = (await Asked(ana, () => Open(ana)), await Asked(market.Owner, () => Candidates(market, first)));

        for (var n = 1; n <= 6; n++)
        {
            await market.Place(host, day.AddDays(n), hub: hub);
            await market.Worker($"Worker {n}");
        }
        (await Asked(ana, () => Open(ana))).ShouldBe(openOne);
        (await Asked(market.Owner, () => Candidates(market, first))).ShouldBe(candidatesOne);
    }

    [Fact]
    public async Task What_is_open_for_a_role_and_what_is_due_is_found_by_indexes()
    {
        var market = await Marketplace.Open(host);
        var placed = await market.Place(host, host.Clock.GetUtcNow().AddDays(3));
        await Run($"""
            INSERT INTO staffing.shift_roles SELECT (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'starts_at', starts_at + make_interval(mins => n), 'ends_at', ends_at + make_interval(mins => n), 'status', CASE WHEN n % 20 = 0 THEN 'open' ELSE 'closed' END))).*
            FROM staffing.shift_roles r, generate_series(1, 20000) n WHERE r.id = '{placed.Role}'
            """);
        await Run("ANALYZE staffing.shift_roles");
        (await Plan($"SELECT * FROM staffing.shift_roles WHERE company_id = '{market.CompanyId().Value}' AND catalog_role_id = '{market.Roles["BARISTA"]}' AND status = 'open' AND starts_at > now() ORDER BY starts_at, id LIMIT 51")).ShouldContain("shift_roles_open");
        (await Plan("SELECT DISTINCT company_id FROM staffing.shift_roles WHERE status = 'open' AND next_release_at <= now()")).ShouldContain("shift_roles_to_release");
    }

    [Fact]
    public async Task Whose_place_is_to_be_taken_over_is_found_by_role_and_time_and_not_among_all_who_ask()
    {
        var market = await Marketplace.Open(host);
        var ((ana, anaId), (ben, _)) = (await market.Worker(), await market.Worker("Ben Barista"));
        var placed = await market.Place(host, host.Clock.GetUtcNow().AddDays(3));
        await ana.Take(placed);
        (await ana.Do("POST", placed.Path("request-swap"), new { reason = "Cannot come" })).Should(200);
        await Run($"""
            WITH others AS (
                INSERT INTO staffing.assignments SELECT other.* FROM staffing.assignments a, generate_series(1, 20000) n, jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'status', 'cancelled', 'record_version', n)) other
                WHERE a.staff_id = '{anaId}' RETURNING id)
            INSERT INTO staffing.swap_requests SELECT other.* FROM staffing.swap_requests w, (SELECT id, row_number() OVER () AS n FROM others) o,
                jsonb_populate_record(w, jsonb_build_object('id', gen_random_uuid(), 'original_assignment_id', o.id, 'catalog_role_id', CASE WHEN n % 20 = 0 THEN w.catalog_role_id ELSE gen_random_uuid() END, 'starts_at', w.starts_at + make_interval(mins => n::int))) other
            WHERE w.staff_id = '{anaId}'
            """);
        await Run("ANALYZE staffing.swap_requests");
        (await Plan($"SELECT DISTINCT ON (starts_at, shift_role_id) id FROM staffing.swap_requests WHERE company_id = '{market.CompanyId().Value}' AND catalog_role_id = '{market.Roles["BARISTA"]}' AND status = 'open' AND expires_at > '{host.Clock.GetUtcNow():O}' AND starts_at > '{host.Clock.GetUtcNow():O}' ORDER BY starts_at, shift_role_id, expires_at, id LIMIT 51"))
            .ShouldSatisfyAllConditions(plan => plan.ShouldContain("swaps_open_to_others"), plan => plan.ShouldNotContain("Sort"));
        (await ben.OpenRoles()).ShouldContain(placed.Role);
    }

    [Fact]
    public async Task Whoever_is_blocked_is_off_many_shifts_and_whoever_is_made_manager_has_many_hubs_in_as_many_round_trips_as_for_one()
    {
        await Block(shifts: 1);
        (await Block(shifts: 5)).ShouldBe(await Block(shifts: 1));

        var market = await Marketplace.Open(host);
        var hubs = new List<Guid>();
        for (var n = 0; n < 5; n++) hubs.Add(await market.PlaceHub(host));
        await Manager(market, hubs[..1]);
        (await Manager(market, hubs)).ShouldBe(await Manager(market, hubs[..1]));
    }

    private async Task<int> Block(int shifts)
    {
        var on = await OnShift.Book(host);
        for (var n = 0; n < shifts; n++) await on.Worker.Take(await on.Market.Place(host, on.StartsAt.AddDays(2 + n)));
        on.At(0);
        (await on.ClockIn()).Should(200);
        return await Asked(on.Market.Owner, () => on.Market.Owner.Do("POST", "/client/coverage/reviews", new { staffId = on.Staff, assignmentId = on.Assignment, rating = 1, markAsBlocked = true, cancelFutureShifts = true }));
    }

    private async Task<int> Manager(Marketplace market, IReadOnlyList<Guid> hubs)
    {
        var person = await market.Company.Hire("Mona Manager");
        return await Asked(market.Company.Owner, () => market.Company.Owner.Post($"/marketplaceManagement-api/v1/businesses/{market.Business}/members", new { role = "shiftManager", firstName = "Mona", lastName = "Manager", userId = person.UserId, hubIds = hubs }), made: 201);
    }

    private static Task<Reply> Open(Client worker) => worker.Get("/staff/shifts/open");

    private static Task<Reply> Candidates(Marketplace market, Placed placed) => market.Owner.Get($"/client/coverage/dispatch-candidates?shiftId={placed.Shift}");

    /// <summary>From when the session and the company are known to when the answer is kept: who hears of it is told after.</summary>
    private async Task<int> Asked(Client who, Func<Task<Reply>> call, int made = 200)
    {
        using var counter = await StatementCounter.Of(who, host.ConnectionString);
        (await call()).Should(made);
        var own = counter.Commands.Where(c => !c.Contains("identity.sessions", StringComparison.Ordinal)).TakeWhile(c => !c.Contains("kernel.outbox o SET delivered_at", StringComparison.Ordinal) && !c.Contains("kernel.deliveries", StringComparison.Ordinal)).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join("\n", own.Select(c => c.ReplaceLineEndings(" ")[..Math.Min(150, c.Length)]).Append($"{own.Count}\n")));
        return own.Count;
    }

    private async Task Run(string sql)
    {
        await using var source = NpgsqlDataSource.Create(host.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<string> Plan(string sql)
    {
        await using var source = NpgsqlDataSource.Create(host.ConnectionString);
        await using var explain = source.CreateCommand("EXPLAIN " + sql);
        await using var rows = await explain.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await rows.ReadAsync()) plan.Add(rows.GetString(0));
        return string.Join('\n', plan);
    }
}
