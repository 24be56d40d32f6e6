using WorkforceOS.Staffing.Marketplace;

namespace WorkforceOS.Staffing.Orders;

/// <summary>
/// Who keeps their place when other shifts replace theirs: whoever had accepted, or was offered it, where on the same day the same role is wanted at
/// times that moved by 60 minutes at most, while there are places. Those who accepted first come first. Where nothing is different for them they
/// need not accept anew. Worked example: of three baristas 09:00-15:00, the new shift wants two from 09:30: the two who accepted first are asked
/// again, the third is off.
/// </summary>
internal static class CarryOver
{
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(60);

    public static IReadOnlyList<KeptPlace> Of(ComingWork old, PublishedOrder @new)
    {
        var (days, roles) = (old.Shifts.ToDictionary(s => s.Id, s => s.LocalDate), old.Roles.ToDictionary(r => r.Id));
        var newDays = @new.Shifts.ToDictionary(s => s.Id, s => s.LocalDate);
        var places = @new.Roles.ToDictionary(r => r.Id, r => r.WorkersNeeded);
        var offered = @new.Roles.ToLookup(r => (newDays[r.ShiftId], r.CatalogRoleId));
        var kept = new List<KeptPlace>();
        foreach (var assignment in old.Assignments.Where(a => a.Status is AssignmentStatus.Accepted or AssignmentStatus.Assigned)
            .OrderBy(a => a.AcceptedAt is null).ThenBy(a => a.AcceptedAt).ThenBy(a => a.CreatedAt).ThenBy(a => a.Id.Value))
        {
            var was = roles[assignment.ShiftRoleId];
            var role = offered[(days[assignment.ShiftId], was.CatalogRoleId)]
                .Where(r => places[r.Id] > 0 && Moved(r.StartsAt, assignment.StartsAt) <= Most && Moved(r.EndsAt, assignment.EndsAt) <= Most && !kept.Exists(k => k.Role == r && k.Old.StaffId == assignment.StaffId))
                .OrderBy(r => Moved(r.StartsAt, assignment.StartsAt)).ThenBy(r => r.Id.Value).FirstOrDefault();
            if (role is null) continue;
            places[role.Id]--;
            kept.Add(new(assignment, role, role.StartsAt == assignment.StartsAt && role.EndsAt == assignment.EndsAt && role.HubId == was.HubId && role.PayRateCents >= assignment.PayRateCents));
        }
        return kept;
    }

    private static TimeSpan Moved(DateTimeOffset a, DateTimeOffset b) => (a - b).Duration();
}

/// <param name="Role">Of the new order.</param>
/// <param name="IsSame">For the worker nothing is different, or only better.</param>
internal sealed record KeptPlace(Assignment Old, ShiftRole Role, bool IsSame);
