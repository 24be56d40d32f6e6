using WorkforceOS.Staffing;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Staffing.Coverage;
using WorkforceOS.Staffing.Dispatch;
using WorkforceOS.Kernel;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

public sealed class ApplyForShiftTests(TestHost host) : IClassFixture<TestHost>
{
    private static readonly DateTimeOffset Tomorrow = TestClock.Start.AddDays(1);

    [Fact]
    public async Task A_place_is_held_until_the_worker_has_to_have_answered()
    {
        var market = await Marketplace.Open(host);
        var ((ana, _), at) = (await market.Worker(), await market.Place(host, Tomorrow, places: 2));

        var held = (await ana.Apply(at)).Should(200);
        held.Body.Str("status").ShouldBe("PENDING");
        held.Body.Str("assignmentStatus").ShouldBe("ASSIGNED");
        held.Body.Str("respondBy").ShouldBe("2026-03-02T11:00:00.000Z");
        (await host.StateOf(at)).ShouldBe((1, "open", "open"));
        (await ana.Apply(at)).ShouldSay(409, "ALREADY_APPLIED");

        var soon = await market.Place(host, TestClock.Start.AddMinutes(35));
        var (ben, _) = await market.Worker("Ben Barista");
        (await ben.Apply(soon)).Should(200).Body.Str("respondBy").ShouldBe("2026-03-02T09:10:00.000Z");
        (await host.StateOf(soon)).ShouldBe((1, "filled", "filled"));
    }

    [Fact]
    public async Task Instant_book_books_where_the_client_allows_it_and_reserves_elsewhere()
    {
        var market = await Marketplace.Open(host);
        var (ana, _) = await market.Worker();
        var (allowed, not) = (await market.Place(host, Tomorrow, instantBook: true), await market.Place(host, Tomorrow.AddDays(1)));

        var booked = (await ana.Apply(allowed, instantBook: true)).Should(200).Body;
        (booked.Str("status"), booked.Str("assignmentStatus"), booked.Str("respondBy")).ShouldBe(("CONFIRMED", "ACCEPTED", null));
        (await ana.Apply(not, instantBook: true)).Should(200).Body.Str("status").ShouldBe("PENDING");
        (await host.Told($"full:{booked.Id("assignmentId")}")).ShouldBe(1, "the owner hears that it is full");
    }

    [Fact]
    public async Task Where_applications_are_reviewed_no_place_is_held()
    {
        var market = await Marketplace.Open(host);
        await market.Save(db => { db.Settings.Add(new StaffingSettings { Id = new(Guid.CreateVersion7()), CompanyId = market.CompanyId(), ApplicationMode = ApplicationMode.DispatchReview }); return Guid.Empty; });
        var ((ana, _), at) = (await market.Worker(), await market.Place(host, Tomorrow));

        var applied = (await ana.Apply(at)).Should(200).Body;
        applied.Str("status").ShouldBe("PENDING");
        applied.GetProperty("assignmentId").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await host.StateOf(at)).Taken.ShouldBe(0);
        (await ana.Accept(at)).ShouldSay(409, "APPLICATION_UNDER_REVIEW");
        (await ana.OnlyItem("/staff/shifts/pending")).Str("pendingKind").ShouldBe("APPLICATION");
        (await ana.Do("POST", at.Path("decline"))).Should(200).Body.Str("status").ShouldBe("WITHDRAWN");
        (await ana.Apply(at)).Should(200);
    }

    [Fact]
    public async Task Each_refusal_comes_in_its_turn()
    {
        var market = await Marketplace.Open(host);
        var ((ana, anaId), (ben, _)) = (await market.Worker(), await market.Worker("Ben Barista"));
        var (at, begun, full) = (await market.Place(host, Tomorrow), await market.Place(host, TestClock.Start, hours: 1), await market.Place(host, Tomorrow.AddDays(2)));
        (await ana.Do("POST", at.Path("apply"), new { roleId = begun.Role })).ShouldSay(404, "NOT_FOUND");
        (await ana.Apply(begun)).ShouldSay(409, "SHIFT_NOT_OPEN");

        (await ben.Apply(full)).Should(200);
        (await ana.Apply(full)).ShouldSay(409, "SHIFT_ROLE_FULL");
        (await ana.Apply(at)).Should(200);
        // 30 minutes from one place to the next: a minute less is a conflict.
        (await ana.Apply(await market.Place(host, Tomorrow.AddHours(8).AddMinutes(29), hours: 2))).ShouldSay(409, "SCHEDULE_CONFLICT")["details"].GetProperty("kind").GetString().ShouldBe("marketplace");
        (await ana.Apply(await market.Place(host, Tomorrow.AddHours(8).AddMinutes(30), hours: 2))).Should(200);

        var blockers = (await ana.Apply(await market.Place(host, Tomorrow.AddDays(3), role: "SERVER"))).ShouldSay(422, "STAFF_NOT_ELIGIBLE")["details"].GetProperty("blockers");
        blockers.EnumerateArray().ShouldHaveSingleItem().Str("code").ShouldBe("ROLE_NOT_HELD");

        // A place of a role that is not released to everybody yet is not there for others; a block goes before everything else that is about the worker.
        var core = await market.Place(host, Tomorrow.AddDays(4), tier: 1);
        (await ana.Apply(core)).ShouldSay(404, "NOT_FOUND");
        await market.Save(db => { db.DispatchMemberships.Add(new DispatchMembership { Id = NewId.At<DispatchMembershipId>(host.Clock), CompanyId = market.CompanyId(), BusinessId = new(market.Business), StaffId = new(anaId), TeamType = TeamType.Core }); return Guid.Empty; });
        (await ana.Apply(core)).Should(200);
        await market.Save(db => { db.StaffBlocks.Add(new StaffBlock { Id = NewId.At<BlockId>(host.Clock), CompanyId = market.CompanyId(), BusinessId = new(market.Business), StaffId = new(anaId), CreatedBy = new(market.Owner.UserId) }); return Guid.Empty; });
        (await ana.Apply(at)).ShouldSay(403, "STAFF_BLOCKED");
    }

    [Fact]
    public async Task A_certificate_has_to_be_valid_until_the_end()
    {
        var market = await Marketplace.Open(host);
        var ((ana, anaId), at) = (await market.Worker(), await market.Place(host, Tomorrow));
        await host.Sql($"UPDATE staffing.catalog_roles SET certificate_types = ARRAY['FOOD_HANDLER'] WHERE id = '{market.Roles["BARISTA"]}'");
        Code(await ana.Apply(at)).ShouldBe("CERTIFICATE_MISSING");
        (await market.Company.Owner.Do("PUT", $"/marketplaceManagement-api/v1/staffmembers/{anaId}/certificates", new { certificateType = "FOOD_HANDLER", name = "Food handler", expiresAt = Tomorrow.AddHours(7), status = "pending" })).Should(200);
        Code(await ana.Apply(at)).ShouldBe("CERTIFICATE_MISSING", "nobody has verified it");
        await host.Sql($"UPDATE staffing.certificates SET status = 'verified' WHERE staff_id = '{anaId}'");
        Code(await ana.Apply(at)).ShouldBe("CERTIFICATE_EXPIRED");
        await host.Sql($"UPDATE staffing.certificates SET expires_at = expires_at + interval '1 hour' WHERE staff_id = '{anaId}'");
        (await ana.Apply(at)).Should(200);

        static string? Code(Reply refused) => refused.ShouldSay(422, "STAFF_NOT_ELIGIBLE")["details"].GetProperty("blockers").EnumerateArray().ShouldHaveSingleItem().Str("code");
    }

    [Fact]
    public async Task Of_a_hundred_who_apply_at_once_seven_get_the_seven_places()
    {
        var market = await Marketplace.Open(host);
        var at = await market.Place(host, Tomorrow, places: 7);
        var people = new List<Client>();
        for (var n = 0; n < 100; n++) people.Add((await market.Worker($"Worker {n}")).Client);

        var answers = await Task.WhenAll(people.Select(p => p.Apply(at)));
        answers.Count(a => a.Status == 200).ShouldBe(7);
        answers.Where(a => a.Status != 200).ShouldAllBe(a => a.Status == 409 && a["code"].GetString() == "SHIFT_ROLE_FULL");
        (await host.StateOf(at)).ShouldBe((7, "filled", "filled"));
        (await host.Number($"SELECT count(*) FROM staffing.assignments WHERE shift_role_id = '{at.Role}'")).ShouldBe(7);
    }

    [Fact]
    public async Task Fifty_tries_with_one_key_are_one_application_and_fifty_equal_answers()
    {
        var market = await Marketplace.Open(host);
        var ((ana, _), at) = (await market.Worker(), await market.Place(host, Tomorrow, places: 3));
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            while (true)
            {
                var answer = await ana.Apply(at, key: "one-key");
                if (answer.Status != 409 || answer["code"].GetString() != "IDEMPOTENCY_IN_PROGRESS") return answer;
                await Task.Delay(20);
            }
        }));
        answers.ShouldAllBe(a => a.Status == 200);
        answers.Select(a => a.Body.Id("applicationId")).Distinct().ShouldHaveSingleItem();
        (await host.StateOf(at)).Taken.ShouldBe(1);
    }

    [Fact]
    public async Task Of_two_shifts_at_one_time_a_worker_gets_one_however_they_hurry()
    {
        var market = await Marketplace.Open(host);
        for (var round = 0; round < 5; round++)
        {
            var (ana, _) = await market.Worker($"Ana {round}");
            var (one, other) = (await market.Place(host, Tomorrow, instantBook: true), await market.Place(host, Tomorrow.AddHours(4), instantBook: true));
            var answers = await Task.WhenAll(ana.Apply(one, instantBook: true), ana.Apply(other, instantBook: true));
            answers.Count(a => a.Status == 200).ShouldBe(1);
            answers.Single(a => a.Status != 200).ShouldSay(409, "SCHEDULE_CONFLICT");
            ((await host.StateOf(one)).Taken + (await host.StateOf(other)).Taken).ShouldBe(1);
        }
    }
}
