using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Contract;

/// <summary>The part of the walk in which a company plans a week as drafts, changes it, copies it, and publishes it.</summary>
internal static class RotaWalk
{
    public static async Task Rota(Client owner, Client employee, Client colleague)
    {
        const string shifts = "/scheduleManagement-api/v1/shifts";
        var draft = (await owner.Post(shifts, new { shiftDate = "2026-10-05", startTime = "09:00", endTime = "17:00", published = false, note = "Bring gloves.", assignedUserIds = new[] { employee.UserId, colleague.UserId } })).Should(201)["shift"];
        (await owner.Get($"{shifts}?published=false")).Should(200);
        (await owner.Post($"{shifts}/{draft.Id()}/move", new { userId = colleague.UserId, toDate = "2026-10-06", recordVersion = 1 })).Should(200);
        (await owner.Post($"{shifts}/{draft.Id()}/move", new { toDate = "2026-10-07" })).Should(200);
        var made = (await owner.Post($"{shifts}/batch", new
        {
            changes = new object[]
            {
                new { op = "create", shiftDate = "2026-10-08", startTime = "09:00", endTime = "17:00", published = false },
                new { op = "update", shiftId = draft.Id(), startTime = "10:00" },
                new { op = "move", shiftId = draft.Id(), userId = employee.UserId, toUserId = (Guid?)null },
            },
        })).Should(200)["shifts"];
        (await owner.Post($"{shifts}/batch", new { changes = new object[] { new { op = "delete", shiftId = made[0].Id() } } })).Should(200);
        (await owner.Post($"{shifts}/copy", new { fromWeek = "2026-10-05", toWeeks = new[] { "2026-10-12" }, published = false })).Should(201);
        (await owner.Post($"{shifts}/copy", new { fromWeek = "2026-10-05", toWeeks = new[] { "2026-10-19" }, dryRun = true })).Should(200);
        (await owner.Get("/auth-api/v1/colleagues?keyword=e")).Should(200);
        (await owner.Get("/scheduleManagement-api/v1/rotacost?from=2026-10-05&to=2026-10-11")).Should(200);
        (await owner.Get("/attendanceManagement-api/v1/attendance-records/now")).Should(200);
        (await owner.Post($"{shifts}/publish", new { from = "2026-10-05", to = "2026-10-31", note = "Have a good month." })).Should(200);
    }
}
