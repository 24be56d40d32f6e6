using static WorkforceOS.LiveWalk.Looking;

namespace WorkforceOS.LiveWalk;

/// <summary>The client orders: what is worked today, and what is only ordered, changed and called off.</summary>
internal static class Orders
{
    /// <summary>Soon enough that the walk need not wait for long until its worker is late, and late enough that they are booked before.</summary>
    private static readonly TimeSpan UntilMissed = TimeSpan.FromSeconds(20);

    private static readonly string[] AllDays = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"];

    /// <summary>Before all others, since its time has to pass.</summary>
    public static async Task OneThatIsMissed(Steps steps, Scene s)
    {
        s.Missed = await Once(steps, s, "order whose worker is late", s.Counter, "Late espresso", s.Began + UntilMissed, 6, instantBook: true);
        s.CidMissing = await Shifts.Book(steps, s.Cid, s.Missed, "Cid");
    }

    public static async Task Walk(Steps steps, Scene s)
    {
        s.AtCafe = await Once(steps, s, "order at the cafe", s.Cafe, "Assigned espresso shift", s.WorkStart, 6, instantBook: true);
        s.AtCounter = await Once(steps, s, "order at the counter", s.Counter, "Counter shift", s.WorkStart, 6, instantBook: true);
        await steps.ReadNow("client orders view", s.Owner, View(s, 0, 0), a => $"{a.Body.One("shiftId", s.AtCafe.Shift).Is("hourlyRate", 23).Is("billRateCents", Scene.BillRate).Is("requiredWorkerCount", 1).Is("filledCount", 0).Str("title")}, nobody on it");
        await steps.Read("reorder preview", s.Owner, $"/client/orders/{s.AtCafe.Order}/reorder-preview", a => $"{a.Body.Is("hubId", s.Cafe.Id).Is("positions.0.roleCode", s.RoleCode).Is("positions.0.workersNeeded", 1).Str("title")} again");
        await steps.Read("reorders", s.Owner, "/client/reorders", a => $"{a.Body.List().Count} orders to repeat");
        await Others(steps, s);
    }

    /// <summary>One shift for one barista.</summary>
    public static async Task<Ordered> Once(Steps steps, Scene s, string step, Place hub, string title, DateTimeOffset startsAt, int hours, bool instantBook)
    {
        var made = await steps.Write(step, s.Owner, "POST /client/orders/one-time", new
        {
            hubId = hub.Id, title, serviceType = "RESTAURANT", startsAt = Scene.Wire(startsAt), endsAt = Scene.Wire(startsAt.AddHours(hours)), positions = new[] { new { roleCode = s.RoleCode, workersNeeded = 1, instantBook } },
        }, a => $"{a.Body.Is("orderType", "ONE_TIME").Is("requiredWorkers", 1).Is("estimatedTotalCents", Scene.BillRate * hours).Str("orderNumber")}, {Scene.BillRate * hours / 100m:0.00} at most", 201);
        var (order, shift) = (made.Body.Str("orderId"), made.Body.Str("shiftIds.0"));
        var view = await steps.Ask(s.Owner, "GET", View(s, -1, 8));
        return new(order, shift, view.Body.One("shiftId", shift).Str("roleId"), startsAt);
    }

    private static string View(Scene s, int from, int to) => $"/client/orders/view?startDate={s.Day(from)}&endDate={s.Day(to)}&limit=200";

    private static async Task Others(Steps steps, Scene s)
    {
        var (by, positions) = (s.Owner, new[] { new { roleCode = s.RoleCode, workersNeeded = 1 } });
        var recurring = await steps.Write("recurring order", by, "POST /client/orders/recurring", new
        {
            hubId = s.Cafe.Id, title = "Morning service", startDate = s.Day(10), endDate = s.Day(11), daysOfWeek = AllDays, startTime = "09:00", endTime = "13:00", timezone = "UTC", positions,
        }, a => $"{a.Body.Is("orderType", "RECURRING").Is("shiftCount", 2).Number("shiftCount"):0} shifts", 201);
        var edited = await steps.Write("order edit", by, $"POST /client/orders/{recurring.Body.Str("orderId")}/edit", new { title = "Morning service, two baristas", positions = new[] { new { roleCode = s.RoleCode, workersNeeded = 2 } } },
            a => $"{a.Body.Is("sourceOrderId", recurring.Body.Str("orderId")).Is("newShiftCount", 2).Str("orderNumber")} takes its place");
        await steps.Write("order cancel", by, $"POST /client/orders/{edited.Body.Str("orderId")}/cancel", new { reason = "The kitchen is rebuilt" }, a => $"{a.Body.Is("futureOnly", true).Is("cancelledShiftCount", 2).Number("cancelledShiftCount"):0} shifts called off");
        var permanent = await steps.Write("permanent order", by, "POST /client/orders/permanent", new
        {
            hubId = s.Cafe.Id, title = "Every evening", startDate = s.Day(20), daysOfWeek = AllDays, startTime = "17:00", endTime = "21:00", timezone = "UTC", horizonDays = 7, positions,
        }, a => $"{a.Body.Is("orderType", "PERMANENT").Is("shiftCount", 7).Number("shiftCount"):0} shifts in its horizon", 201);
        await steps.Write("permanent order cancel", by, $"POST /client/orders/{permanent.Body.Str("orderId")}/cancel", new { reason = "Closed in the evening" }, a => $"{a.Body.Is("cancelledShiftCount", 7).Number("cancelledShiftCount"):0} shifts called off");
    }
}
