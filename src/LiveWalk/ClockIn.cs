using static WorkforceOS.LiveWalk.Looking;

namespace WorkforceOS.LiveWalk;

/// <summary>Workers show that they are there, wander off, leave, and hand in their hours. Ana by the fence, which she is outside of; Ben by the tag.</summary>
internal static class ClockIn
{
    private const string Reason = "Parking garage entrance is outside the marked hub geofence";
    private const double EarthRadius = 6_371_008.8;

    public static async Task Walk(Steps steps, Scene s)
    {
        await Today(steps, s);
        var entered = await Enter(steps, s);
        await Wander(steps, s, entered.Body.Instant("clockInAt"));
        await Leave(steps, s);
        await HandIn(steps, s);
    }

    private static async Task Today(Steps steps, Scene s)
    {
        await steps.ReadNow("staff today's shifts", s.Ana, $"/staff/clock-in/shifts/today?date={s.WorkDay}", a =>
        {
            var item = a.Body.One("assignmentId", s.AnaAtCafe).Is("shiftId", s.AtCafe.Shift).Is("title", "Assigned espresso shift").Is("clientName", s.BusinessName).Is("hourlyRate", 23).Is("roleName", "Barista").Is("location", s.Cafe.Name);
            item.Is("latitude", Scene.Latitude).Is("longitude", Scene.Longitude).Is("clockInMode", "GEO_REQUIRED").Is("allowClockInOverride", true).Is("geofenceRadiusMeters", Scene.Radius).Is("clockInAt", null);
            return $"{item.Str("title")} at {item.Str("location")}, {item.Is("attendanceStatus", "NOT_CLOCKED_IN").Str("attendanceStatus")}";
        });
        await steps.ReadNow("staff clock-in status", s.Ana, "/staff/clock-in/status", a => a.Body.Is("attendanceStatus", "NOT_CLOCKED_IN").Str("attendanceStatus"));
        await steps.ReadNow("staff dashboard", s.Ana, "/staff/dashboard", a => $"{a.Body.Is("staffName", s.Ana.Name).List("todaysShifts").Count} shifts today");
    }

    private static async Task<Answer> Enter(Steps steps, Scene s)
    {
        await steps.Refused("clock-in outside the fence", s.Ana, "POST /staff/clock-in", Outside(steps, s, "a", null), 422, "OUTSIDE_GEOFENCE");
        await steps.Refused("clock-in by another tag", s.Ben, "POST /staff/clock-in", new { shiftId = s.AtCounter.Shift, sourceType = "NFC", deviceId = "pixel-9", nfcTagId = "NFC-ELSEWHERE", proofNonce = Nonce(steps, "b") }, 422, "NFC_MISMATCH");
        var ana = await steps.Write("clock-in with an override", s.Ana, "POST /staff/clock-in", Outside(steps, s, "c", Reason), a =>
        {
            a.Body.Is("assignmentId", s.AnaAtCafe).Is("attendanceStatus", "CLOCKED_IN").Is("proofMethod", "OVERRIDE").Is("overrideUsed", true).Is("withinGeofence", false);
            return $"{a.Body.Str("proofMethod")}, {Off(a.Body)} m from the clock point";
        });
        await steps.Write("clock-in by the tag", s.Ben, "POST /staff/clock-in", new { shiftId = s.AtCounter.Shift, sourceType = "NFC", deviceId = "pixel-9", nfcTagId = s.Tag, proofNonce = Nonce(steps, "d") }, a => $"{a.Body.Is("assignmentId", s.BenAtCounter).Is("clockInMode", "NFC_REQUIRED").Is("proofMethod", "NFC").Str("proofMethod")}");
        await steps.Refused("clock-in once more", s.Ana, "POST /staff/clock-in", Outside(steps, s, "e", Reason), 409, "ALREADY_CLOCKED_IN");
        await steps.ReadNow("staff clock-in status on shift", s.Ana, "/staff/clock-in/status", a => a.Body.Is("attendanceStatus", "CLOCKED_IN").Is("activeShiftId", s.AtCafe.Shift).Str("attendanceStatus"));
        return ana;
    }

    private static object Outside(Steps steps, Scene s, string attempt, string? overrideReason) => new
    {
        shiftId = s.AtCafe.Shift, sourceType = "GEO", deviceId = "iphone-15-pro", latitude = Scene.AwayLatitude, longitude = Scene.AwayLongitude, accuracyMeters = 12, proofNonce = Nonce(steps, attempt), overrideReason,
    };

    private static string Nonce(Steps steps, string attempt) => $"walk-{steps.Run}-nonce-{attempt}";

    private static async Task Wander(Steps steps, Scene s, DateTimeOffset clockIn)
    {
        object Point(double after, decimal latitude, decimal longitude, int accuracy) => new { capturedAt = Scene.Wire(clockIn.AddSeconds(after)), latitude, longitude, accuracyMeters = accuracy };
        await steps.Write("location stream", s.Ana, "POST /staff/location-streams", new
        {
            shiftId = s.AtCafe.Shift, sourceType = "GEO", deviceId = "iphone-15-pro",
            points = new[] { Point(1, Scene.Latitude, Scene.Longitude, 12), Point(61, Scene.AwayLatitude, Scene.AwayLongitude, 20) }, metadata = new { source = "background-workmanager" },
        }, a => $"{a.Body.Is("assignmentId", s.AnaAtCafe).Is("pointCount", 2).Is("acceptedPointCount", 2).Is("outOfGeofenceCount", 1).Is("withinGeofence", false).Number("outOfGeofenceCount"):0} of 2 positions is outside");
        await steps.Read("incident feed", s.Owner, $"/client/coverage/incidents?shiftId={s.AtCafe.Shift}", a =>
        {
            a.Body.One("incidentType", "CLOCK_IN_OVERRIDE").Is("assignmentId", s.AnaAtCafe).Is("staffName", s.Ana.Name).Is("overrideReason", Reason).Is("clockInMode", "GEO_REQUIRED").Is("withinGeofence", false);
            var left = a.Body.One("incidentType", "OUTSIDE_GEOFENCE").Is("assignmentId", s.AnaAtCafe).Is("shiftId", s.AtCafe.Shift).Is("severity", "CRITICAL").Is("withinGeofence", false);
            return $"an override, and {left.Str("staffName")} {Off(left)} m away: {left.Str("severity")}";
        });
        await steps.Read("incident of the other tag", s.Owner, $"/client/coverage/incidents?shiftId={s.AtCounter.Shift}", a => a.Body.One("incidentType", "NFC_MISMATCH_ATTEMPT").Is("staffName", s.Ben.Name).Str("message"));
    }

    /// <summary>What the host has measured, held against the great circle on a sphere.</summary>
    private static int Off(System.Text.Json.JsonElement told)
    {
        var (lat, away) = ((double)Scene.Latitude * Math.PI / 180, (double)Scene.AwayLatitude * Math.PI / 180);
        var turn = (double)(Scene.AwayLongitude - Scene.Longitude) * Math.PI / 180;
        var half = Math.Pow(Math.Sin((away - lat) / 2), 2) + Math.Cos(lat) * Math.Cos(away) * Math.Pow(Math.Sin(turn / 2), 2);
        var meters = 2 * EarthRadius * Math.Asin(Math.Sqrt(half));
        var said = (double)told.Number("distanceToClockPointMeters");
        Expect(Math.Abs(said - meters) <= meters / 100, $"a distance of {meters:0} m", said);
        return (int)said;
    }

    private static async Task Leave(Steps steps, Scene s)
    {
        static string Left(Answer a, string assignment) =>
            $"{a.Body.Is("assignmentId", assignment).Is("attendanceStatus", "CLOCKED_OUT").Is("payableMinutes", Scene.PaidMinutes).Is("estimatedPayCents", Scene.PayCents).Str("attendanceStatus")}, {Scene.PaidMinutes} minutes are paid: {Scene.PayCents / 100m:0.00}";

        await steps.Write("clock-out at the cafe", s.Ana, "POST /staff/clock-out", new { shiftId = s.AtCafe.Shift, sourceType = "GEO", latitude = Scene.Latitude, longitude = Scene.Longitude, accuracyMeters = 8, proofNonce = Nonce(steps, "f") }, a => Left(a, s.AnaAtCafe));
        await steps.Write("clock-out at the counter", s.Ben, "POST /staff/clock-out", new { shiftId = s.AtCounter.Shift, sourceType = "NFC", nfcTagId = s.Tag, proofNonce = Nonce(steps, "g") }, a => Left(a, s.BenAtCounter));
    }

    private static async Task HandIn(Steps steps, Scene s)
    {
        static string Submitted(Answer a, string assignment, string shift) => $"{a.Body.Is("assignmentId", assignment).Is("shiftId", shift).Is("submitted", true).Is("status", "SUBMITTED").Str("status")}, timesheet {a.Body.Str("timesheetId")}";

        await steps.Write("submit for approval at the cafe", s.Ana, $"POST /staff/shifts/{s.AtCafe.Shift}/submit-for-approval", new { note = "Worked full shift and all tasks were completed" }, a => Submitted(a, s.AnaAtCafe, s.AtCafe.Shift));
        await steps.Write("submit for approval at the counter", s.Ben, $"POST /staff/shifts/{s.AtCounter.Shift}/submit-for-approval", new { }, a => Submitted(a, s.BenAtCounter, s.AtCounter.Shift));
        await steps.Read("staff completed shifts", s.Ana, "/staff/shifts/completed", a => $"{a.Body.One("assignmentId", s.AnaAtCafe).Is("clientName", s.BusinessName).Is("hourlyRate", 23).IsAmong("timesheetStatus", "SUBMITTED", "APPROVED", "PAID").Str("title")}, {a.Body.One("assignmentId", s.AnaAtCafe).Str("timesheetStatus")}");
    }
}
