using static WorkforceOS.LiveWalk.Looking;

namespace WorkforceOS.LiveWalk;

/// <summary>Workers take shifts: at once, or by an offer that they accept or decline.</summary>
internal static class Shifts
{
    public static async Task Walk(Steps steps, Scene s)
    {
        await steps.ReadNow("staff open shifts", s.Ana, "/staff/shifts/open?limit=200", a => $"{a.Body.One("shiftId", s.AtCafe.Shift).Is("roleId", s.AtCafe.Role).Is("clientName", s.BusinessName).Is("hourlyRate", 23).Is("eligible", true).Str("title")}, she may take it");
        s.AnaAtCafe = await Book(steps, s.Ana, s.AtCafe, "Ana");
        s.BenAtCounter = await Book(steps, s.Ben, s.AtCounter, "Ben");
        await steps.Refused("shift apply once more", s.Ben, $"POST /staff/shifts/{s.AtCounter.Shift}/apply", new { roleId = s.AtCounter.Role, instantBook = true, note = "Again" }, 409, "ALREADY_APPLIED");
        await steps.Read("staff shift detail", s.Ana, $"/staff/shifts/{s.AtCafe.Shift}", a => $"{a.Body.Is("clientName", s.BusinessName).Is("latitude", Scene.Latitude).Is("longitude", Scene.Longitude).Is("hourlyRate", 23).Is("clockInMode", "GEO_REQUIRED").Is("allowClockInOverride", true).Str("title")} by the fence");
        await steps.ReadNow("staff assigned shifts", s.Ana, "/staff/shifts/assigned", a => $"{a.Body.One("shiftId", s.AtCafe.Shift).Is("assignmentId", s.AnaAtCafe).Is("hourlyRate", 23).Str("clientName")}, total {a.Body.One("shiftId", s.AtCafe.Shift).Number("totalRate"):0.00}");

        var offered = await Orders.Once(steps, s, "order that is declined", s.Cafe, "Offer", s.Began.AddHours(100), 4, instantBook: false);
        await Apply(steps, s.Cid, offered, "shift apply for an offer");
        await steps.ReadNow("staff pending shifts", s.Cid, "/staff/shifts/pending", a => $"{a.Body.One("shiftId", offered.Shift).Is("canAccept", true).Is("canDecline", true).Str("title")} waits for an answer");
        await steps.Write("shift decline", s.Cid, $"POST /staff/shifts/{offered.Shift}/decline", new { reason = "At the dentist" }, a => a.Body.Is("shiftId", offered.Shift).Str("status"));
    }

    /// <summary>A place that is booked at once.</summary>
    /// <returns>The assignment.</returns>
    public static async Task<string> Book(Steps steps, Person who, Ordered shift, string name)
    {
        var booked = await steps.Write($"shift apply of {name}", who, $"POST /staff/shifts/{shift.Shift}/apply", new { roleId = shift.Role, instantBook = true }, a => $"{a.Body.Is("status", "CONFIRMED").Is("assignmentStatus", "ACCEPTED").Str("status")}, assignment {a.Body.Str("assignmentStatus")}");
        return booked.Body.Str("assignmentId");
    }

    /// <summary>A place that is held until it is accepted.</summary>
    public static Task<Answer> Apply(Steps steps, Person who, Ordered shift, string step) =>
        steps.Write(step, who, $"POST /staff/shifts/{shift.Shift}/apply", new { roleId = shift.Role, instantBook = false }, a => $"{a.Body.Is("status", "PENDING").Str("status")}, assignment {a.Body.At("assignmentStatus")}");

    public static Task<Answer> Accept(Steps steps, Person who, Ordered shift, string step) =>
        steps.Write(step, who, $"POST /staff/shifts/{shift.Shift}/accept", new { }, a => a.Body.Is("status", "ACCEPTED").Str("status"));
}
