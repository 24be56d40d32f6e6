using static WorkforceOS.LiveWalk.Looking;

namespace WorkforceOS.LiveWalk;

/// <summary>What was worked is billed on demand, agreed to and doubted, and paid; and what it makes of the workers' records.</summary>
internal static class Money
{
    private const string Door = "/marketplaceManagement-api/v1";

    public static async Task Walk(Steps steps, Scene s)
    {
        await steps.Write("invoices on demand", s.Operator, $"POST {Door}/businesses/{s.Business}/invoices", new { until = s.WorkDay }, a => $"{string.Join(" and ", a.Body.List("invoiceRun.invoiceNumbers"))}, {a.Body.Is("invoiceRun.totalCents", 2 * Scene.BillCents).Number("invoiceRun.totalCents") / 100:0.00} in all", 201);
        var bills = await steps.Read("invoices of the client, for operators", s.Operator, $"{Door}/invoices?businessId={s.Business}", a => $"{a.Body.List("invoices").Count} invoices");
        var (agreed, doubted) = (bills.Body.One("hubId", s.Cafe.Id, "invoices").Str("id"), bills.Body.One("hubId", s.Counter.Id, "invoices").Str("id"));
        await Decide(steps, s, agreed, doubted);
        await Bill(steps, s, agreed);
        await Pay(steps, s);
        await Benefits(steps, s);
        await Records(steps, s);
    }

    private static async Task Decide(Steps steps, Scene s, string agreed, string doubted)
    {
        var line = "";
        await steps.Read("pending invoices", s.Owner, "/client/billing/invoices/pending", a =>
        {
            var bill = a.Body.One("invoiceId", doubted).Is("amountCents", Scene.BillCents).Is("totalHours", Scene.PaidMinutes / 60m).Is("workerCount", 1);
            line = bill.One("assignmentId", s.BenAtCounter, "lines").Is("billRateCents", Scene.BillRate).Is("amountCents", Scene.BillCents).Str("lineId");
            if (!steps.IsGoneOn) a.Body.One("invoiceId", agreed).Is("amountCents", Scene.BillCents);
            return $"{bill.Str("invoiceNumber")} over {Scene.BillCents / 100m:0.00}: {Scene.PaidMinutes} minutes at {Scene.BillRate / 100m:0.00}";
        });
        await steps.Write("invoice approve", s.Owner, $"POST /client/billing/invoices/{agreed}/approve", new { note = "As ordered", expectedAmountCents = Scene.BillCents }, a => $"{a.Body.Is("status", "APPROVED").Is("amountCents", Scene.BillCents).Is("timesheetsApproved", 1).Str("status")}, with its timesheet");
        await steps.Write("invoice dispute", s.Owner, $"POST /client/billing/invoices/{doubted}/dispute", new { reason = "Worker left early", lines = new[] { new { lineId = line, reason = "One hour", proposedMinutes = 60 } } }, a => $"{a.Body.Is("status", "DISPUTED").Str("status")}: {a.Body.Str("reason")}");
        await steps.Read("invoice in dispute", s.Owner, "/client/billing/invoices/pending?status=DISPUTED", a => a.Body.One("invoiceId", doubted).Is("disputeReason", "Worker left early").Str("status"));
    }

    private static async Task Bill(Steps steps, Scene s, string agreed)
    {
        await steps.Read("invoice history", s.Owner, "/client/billing/invoices/history", a => $"{a.Body.One("invoiceId", agreed).IsAmong("status", "APPROVED", "PAID").Str("invoiceNumber")}, {a.Body.One("invoiceId", agreed).Str("status")}");
        await steps.Read("billing accounts", s.Owner, "/client/billing/accounts", a => $"{a.Body.List().Count} accounts");
        await steps.Read("current bill", s.Owner, "/client/billing/current-bill", a => $"{a.Body.Number("currentBillCents") / 100:0.00} {a.Body.Str("currency")}");
        await steps.Read("savings", s.Owner, $"/client/billing/savings?{s.Range}", a => $"{a.Body.Number("savingsCents") / 100:0.00}, as {a.Body.Number("baselineCents") / 100:0.00} less {a.Body.Number("actualCents") / 100:0.00}");
        await steps.Read("spend breakdown", s.Owner, $"/client/billing/spend-breakdown?{s.Range}", a =>
        {
            var spent = a.Body.List().Sum(i => i.Number("amountCents"));
            Expect(spent == 2 * Scene.BillCents, $"{2 * Scene.BillCents} in all", spent);
            return $"{spent / 100:0.00} in {a.Body.List().Count} parts";
        });
        await steps.Read("client dashboard", s.Owner, $"/client/dashboard?date={s.WorkDay}", a => $"{a.Body.Is("businessName", s.BusinessName).Str("businessName")}, {a.Body.Number("todayCoverage.assignedWorkers"):0} of {a.Body.Number("todayCoverage.requiredWorkers"):0} places");
    }

    private static async Task Pay(Steps steps, Scene s)
    {
        await steps.ReadSoon("staff payments", s.Ana, "/staff/payments/history", a => $"{a.Body.One("assignmentId", s.AnaAtCafe).Is("amountCents", Scene.PayCents).Is("minutesWorked", Scene.PaidMinutes).Is("hourlyRateCents", Scene.PayRate).Number("amountCents") / 100:0.00}, {a.Body.One("assignmentId", s.AnaAtCafe).IsAmong("status", "PENDING", "PROCESSING", "PAID").Str("status")}");
        await steps.Read("staff payments summary", s.Ana, $"/staff/payments/summary?{s.Range}", a => $"{a.Body.Is("totalEarningsCents", Scene.PayCents).Is("shiftCount", 1).Is("averageHourlyCents", Scene.PayRate).Number("totalEarningsCents") / 100:0.00} earned");
        await steps.Read("staff payments chart", s.Ana, $"/staff/payments/chart?{s.Range}&bucket=DAY", a => Looked(() => Expect(a.Body.List().Sum(b => b.Number("amountCents")) == Scene.PayCents, $"bars of {Scene.PayCents} in all", a.Shown), "its bars sum to the same"));
        await steps.Read("staff time card", s.Ana, $"/staff/profile/time-card?{s.Range}", a => $"{a.Body.One("shiftId", s.AtCafe.Shift).Is("totalPayCents", Scene.PayCents).Is("hourlyRateCents", Scene.PayRate).Str("shiftTitle")}, {a.Body.One("shiftId", s.AtCafe.Shift).IsAmong("timesheetStatus", "APPROVED", "PAID").Str("timesheetStatus")}");
    }

    /// <summary>Approved hours have been counted when the approval was answered, or are so by the next look.</summary>
    private static async Task Benefits(Steps steps, Scene s)
    {
        var (hours, target) = (Scene.PaidMinutes / 60m, 40);
        var benefit = "";
        await steps.ReadSoon("benefits", s.Ana, "/staff/profile/benefits", a =>
        {
            var commuter = a.Body.One("benefitType", "COMMUTER");
            benefit = commuter.Str("benefitId");
            if (s.HasOwnBenefit) commuter.Is("trackedHours", hours).Is("targetHours", target).Is("progressPercent", 100 * hours / target).Is("status", "PENDING");
            return $"{commuter.Number("trackedHours"):0.##} of {commuter.Number("targetHours"):0.##} hours, {commuter.Number("progressPercent"):0.#} %";
        });
        await steps.Read("benefit history", s.Ana, $"/staff/profile/benefits/history?benefitId={benefit}", a => $"{a.Body.One("benefitId", benefit).Is("benefitType", "COMMUTER").Str("title")}: {a.Body.List().Count} entry");
    }

    private static async Task Records(Steps steps, Scene s)
    {
        await steps.ReadSoon("profile stats of Ana", s.Ana, "/staff/profile/stats", a => Stats(a, s.Ana, shifts: 1, onTime: 1, noShows: 0, lateCancels: 0, rating: 5));
        await steps.ReadSoon("profile stats of Ben", s.Ben, "/staff/profile/stats", a => Stats(a, s.Ben, shifts: 1, onTime: 1, noShows: 0, lateCancels: 0, rating: 2));
        await steps.ReadSoon("profile stats of Cid", s.Cid, "/staff/profile/stats", a => Stats(a, s.Cid, shifts: 0, onTime: 0, noShows: 0, lateCancels: 1, rating: null));
    }

    /// <summary>
    /// By the formula as it is stated: <c>0.45·onTimeRate + 0.40·attendance + 0.15·rating</c>, where
    /// <c>attendance = 100·(1 − (noShows + ½·lateCancels)/(total + lateCancels))</c>; without a rating the other two share its weight.
    /// </summary>
    private static string Stats(Answer a, Person who, int shifts, int onTime, int noShows, int lateCancels, int? rating)
    {
        var punctual = shifts == 0 ? 100 : 100m * onTime / shifts;
        var attendance = shifts + lateCancels == 0 ? 100 : 100m * (1 - (noShows + lateCancels / 2m) / (shifts + lateCancels));
        var score = rating is { } stars ? 0.45m * punctual + 0.40m * attendance + 0.15m * 20 * stars : (0.45m * punctual + 0.40m * attendance) / 0.85m;
        a.Body.Is("staffId", who.StaffId).Is("totalShifts", shifts).Is("noShowCount", noShows).Is("cancellationCount", lateCancels).Is("ratingCount", rating is null ? 0 : 1).Is("averageRating", rating ?? 0);
        a.Body.Is("onTimeRate", Math.Round(punctual, 1, MidpointRounding.AwayFromZero)).Is("reliabilityScore", Math.Round(score, 1, MidpointRounding.AwayFromZero));
        return $"on time {a.Body.Number("onTimeRate"):0.#} %, reliability {a.Body.Number("reliabilityScore"):0.#}";
    }
}
