using static WorkforceOS.LiveWalk.Looking;

namespace WorkforceOS.LiveWalk;

/// <summary>The client sees who comes and steers it: teams and candidates, swaps, who is late, what was thought of the work.</summary>
internal static class Coverage
{
    public static async Task Walk(Steps steps, Scene s)
    {
        await steps.ReadNow("client coverage", s.Owner, $"/client/coverage?date={s.WorkDay}", a =>
        {
            var shift = a.Body.One("shiftId", s.AtCafe.Shift).Is("locationName", s.Cafe.Name).Is("requiredWorkerCount", 1).Is("filledCount", 1).Is("coveragePercent", 100);
            return $"{shift.Str("locationName")}: {shift.One("assignmentId", s.AnaAtCafe, "assignedWorkers").Is("hasReview", false).Str("fullName")}, no review yet";
        });
        await steps.ReadNow("client coverage stats", s.Owner, $"/client/coverage/stats?date={s.WorkDay}", a => $"{a.Body.Number("totalPositionsConfirmed"):0} of {a.Body.Number("totalPositionsNeeded"):0} places filled");
        await Teams(steps, s);
        await Swaps(steps, s);
        await Late(steps, s);
        await Reviews(steps, s);
    }

    private static async Task Teams(Steps steps, Scene s)
    {
        async Task<string> Member(string step, Person who, string team, string note)
        {
            var added = await steps.Write(step, s.Owner, "POST /client/coverage/dispatch-teams/memberships", new { staffId = who.StaffId, hubId = s.Cafe.Id, teamType = team, notes = note }, a => $"{who.Name} is {a.Body.Is("staffId", who.StaffId).Is("teamType", team).Str("teamType")}", 201);
            return added.Body.Str("membershipId");
        }
        var core = await Member("dispatch team: core", s.Ben, "CORE", "Preferred lead barista for this location");
        var certified = await Member("dispatch team: certified", s.Cid, "CERTIFIED_LOCATION", "Knows the machine");
        var spare = await Member("dispatch team: marketplace", s.Ana, "MARKETPLACE", "For a day");
        await steps.Write("dispatch team without a member", s.Owner, $"DELETE /client/coverage/dispatch-teams/memberships/{spare}?reason=Only%20a%20trial", null, a => a.Body.Is("membershipId", spare).Is("status", "INACTIVE").Str("status"));
        await steps.ReadNow("dispatch teams", s.Owner, $"/client/coverage/dispatch-teams?hubId={s.Cafe.Id}", a => $"{a.Body.One("teamType", "CORE").One("membershipId", core, "members").Str("fullName")} before {a.Body.One("teamType", "CERTIFIED_LOCATION").One("membershipId", certified, "members").Str("fullName")}");
        var wanted = await Orders.Once(steps, s, "order to rank candidates for", s.Cafe, "Whom to ask first", s.Began.AddHours(124), 4, instantBook: false);
        await steps.ReadNow("dispatch candidates", s.Owner, $"/client/coverage/dispatch-candidates?shiftId={wanted.Shift}&roleId={wanted.Role}", a =>
        {
            var (first, second, third) = (a.Body.One("staffId", s.Ben.StaffId), a.Body.One("staffId", s.Cid.StaffId), a.Body.One("staffId", s.Ana.StaffId));
            first.Is("dispatchTeam", "CORE").Is("dispatchPriority", 1);
            second.Is("dispatchTeam", "CERTIFIED_LOCATION").Is("dispatchPriority", 2);
            third.Is("dispatchTeam", "MARKETPLACE").Is("dispatchPriority", 3);
            Expect(first.Number("rank") < second.Number("rank") && second.Number("rank") < third.Number("rank"), "CORE before CERTIFIED_LOCATION before MARKETPLACE", a.Shown);
            return "CORE, CERTIFIED_LOCATION, MARKETPLACE, in this order";
        });
        await steps.Read("client core team", s.Owner, "/client/coverage/core-team", a => $"{a.Body.List().Count} people");
    }

    private static async Task Swaps(Steps steps, Scene s)
    {
        var given = await Orders.Once(steps, s, "order that is swapped", s.Cafe, "In two days", s.Began.AddHours(50), 4, instantBook: false);
        await Shifts.Apply(steps, s.Ana, given, "shift apply before the swap");
        await Shifts.Accept(steps, s.Ana, given, "shift accept");
        var asked = await steps.Write("swap request", s.Ana, $"POST /staff/shifts/{given.Shift}/request-swap", new { reason = "Need coverage for a family emergency" }, a => $"{a.Body.Is("swapStatus", "OPEN").Is("status", "SWAP_REQUESTED").Str("status")} until {a.Body.Instant("expiresAt"):yyyy-MM-dd HH:mm}");
        var swap = asked.Body.Str("swapRequestId");
        var offer = await steps.Write("shift apply to take over", s.Ben, $"POST /staff/shifts/{given.Shift}/apply", new { roleId = given.Role }, a => $"{a.Body.Is("status", "PENDING").Is("swapRequestId", swap).Str("status")}");
        var application = offer.Body.Str("applicationId");
        await steps.ReadNow("swap requests", s.Owner, "/client/coverage/swap-requests?status=OPEN", a => $"{a.Body.One("swapRequestId", swap).Is("candidateCount", 1).Is("originalStaffName", s.Ana.Name).Str("originalStaffName")} asks, {a.Body.One("swapRequestId", swap).One("applicationId", application, "candidates").Is("staffId", s.Ben.StaffId).Str("fullName")} would come");
        await steps.Write("swap request resolved", s.Owner, $"POST /client/coverage/swap-requests/{swap}/resolve", new { applicationId = application, note = "Dispatch selected the strongest replacement candidate" }, a => a.Body.Is("swapRequestId", swap).Is("staffId", s.Ben.StaffId).Is("status", "RESOLVED").Str("status"));
        await steps.Read("staff shift taken over", s.Ben, $"/staff/shifts/{given.Shift}", a => $"Ben is on it: {a.Body.Is("myStatus", "ACCEPTED").Str("myStatus")}");

        var kept = await Orders.Once(steps, s, "order that is kept", s.Cafe, "In three days", s.Began.AddHours(75), 4, instantBook: false);
        await Shifts.Apply(steps, s.Ben, kept, "shift apply before the other swap");
        await Shifts.Accept(steps, s.Ben, kept, "shift accept before the other swap");
        var other = await steps.Write("other swap request", s.Ben, $"POST /staff/shifts/{kept.Shift}/request-swap", new { reason = "Perhaps a wedding" }, a => a.Body.Is("swapStatus", "OPEN").Str("swapStatus"));
        await steps.Write("swap request cancelled", s.Owner, $"POST /client/coverage/swap-requests/{other.Body.Str("swapRequestId")}/cancel", new { reason = "Nobody else is there" }, a => $"{a.Body.Is("status", "CANCELLED").Str("status")}, the place is {a.Body.Is("assignmentStatus", "ACCEPTED").Str("assignmentStatus")}");
    }

    private static async Task Late(Steps steps, Scene s)
    {
        await steps.Own("worker who is late", async () =>
        {
            var own = await steps.Ask(s.Cid, "GET", "/staff/shifts/assigned");
            if (!own.Body.Has("assignmentId", s.CidMissing)) return (true, "given up by this run before");
            // Whoever is booked during a shift begins a little later.
            var left = own.Body.One("assignmentId", s.CidMissing).Instant("startTime") - own.Date + TimeSpan.FromSeconds(1);
            if (left > TimeSpan.Zero) await Task.Delay(left, steps.Wire.Clock, steps.Cancel);
            return (true, $"200, {s.Cid.Name} should be there{(left > TimeSpan.Zero ? $"; waited {left.TotalSeconds:0} s for that" : "")}");
        });
        await steps.Write("late worker cancel", s.Owner, $"POST /client/coverage/late-workers/{s.CidMissing}/cancel", new { reason = "Nobody came", reopenSlot = true }, a => $"{a.Body.Is("assignmentId", s.CidMissing).Is("status", "CANCELLED").Is("slotReopened", true).Str("status")}, the place is open again");
        await steps.Read("staff cancelled shifts", s.Cid, "/staff/shifts/cancelled", a => $"by {a.Body.One("assignmentId", s.CidMissing).Is("cancelledBy", "CLIENT").Str("cancelledBy")}, {a.Body.One("assignmentId", s.CidMissing).Str("cancelCode")}");
    }

    private static async Task Reviews(Steps steps, Scene s)
    {
        await steps.Write("coverage review: favourite", s.Owner, "POST /client/coverage/reviews", new { staffId = s.Ana.StaffId, assignmentId = s.AnaAtCafe, rating = 5, feedback = "Calm at noon", markAsFavorite = true, markAsBlocked = false },
            a => $"{a.Body.Is("rating", 5).Is("isFavorite", true).Is("isBlocked", false).Is("staffAverageRating", 5).Number("rating"):0} stars, a favourite");
        await steps.Write("coverage review of the guide", s.Owner, "POST /client/coverage/reviews", new
        {
            staffId = s.Ben.StaffId, assignmentId = s.BenAtCounter, rating = 2, feedback = "Worker left the shift early without approval", markAsFavorite = false, issueFlags = new[] { "LEFT_EARLY" }, markAsBlocked = true,
        }, a => $"{a.Body.Is("rating", 2).Is("isFavorite", false).Is("isBlocked", true).Is("issueFlags.0", "LEFT_EARLY").Is("staffRatingCount", 1).Number("rating"):0} stars, blocked for {a.Body.Str("issueFlags.0")}");
        await steps.ReadNow("blocked staff", s.Owner, "/client/coverage/blocked-staff", a => $"{a.Body.One("staffId", s.Ben.StaffId).Is("sourceAssignmentId", s.BenAtCounter).Is("issueFlags.0", "LEFT_EARLY").Str("fullName")}: {a.Body.One("staffId", s.Ben.StaffId).Str("reason")}");
        var closed = await Orders.Once(steps, s, "order closed to the blocked", s.Cafe, "Without Ben", s.Began.AddHours(148), 4, instantBook: false);
        await steps.Refused("shift apply of the blocked", s.Ben, $"POST /staff/shifts/{closed.Shift}/apply", new { roleId = closed.Role }, 403, "STAFF_BLOCKED");
        await steps.Write("coverage review that unblocks", s.Owner, "POST /client/coverage/reviews", new { staffId = s.Ben.StaffId, assignmentId = s.BenAtCounter, rating = 2, markAsBlocked = false }, a => Looked(() => a.Body.Is("isBlocked", false), "taken again"));
        await steps.Read("nobody blocked", s.Owner, "/client/coverage/blocked-staff", a => Looked(() => Expect(!a.Body.Has("staffId", s.Ben.StaffId), "Ben not to be blocked", a.Shown), "Ben is not among the blocked"));
        await steps.Read("coverage after the reviews", s.Owner, $"/client/coverage?date={s.WorkDay}", a => Looked(() => a.Body.One("shiftId", s.AtCafe.Shift).One("assignmentId", s.AnaAtCafe, "assignedWorkers").Is("hasReview", true).Is("isFavorite", true), "Ana has a review, and is a favourite"));
    }
}
