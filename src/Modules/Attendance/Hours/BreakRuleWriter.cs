using Microsoft.EntityFrameworkCore;
using WorkforceOS.Attendance.Records;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Attendance.Hours;

/// <summary>Saves a version of the rule of breaks, and tells of everybody whose hours are others by it.</summary>
internal sealed class BreakRuleWriter(AttendanceDb db)
{
    /// <summary>That the hours of everybody are others from that day on, with the next save.</summary>
    public async Task TellFrom(DateOnly from, CancellationToken cancel)
    {
        var concerned = await db.Records.Where(r => r.ShiftDate >= from && r.CheckOutTime != null).GroupBy(r => r.UserId)
            .Select(own => new { User = own.Key, First = own.Min(r => r.ShiftDate), Last = own.Max(r => r.ShiftDate) }).ToListAsync(cancel);
        // A stretch belongs to the day on which it starts: the day before or after that of its shift, at most.
        foreach (var one in concerned) db.PublishSoon(new WorkedTimeChanged(one.User, one.First.AddDays(-1), one.Last.AddDays(1)), one.User.Value);
    }

    /// <param name="from">The first day that the change concerns.</param>
    public async Task<Problem?> Save(DateOnly from, CancellationToken cancel)
    {
        await TellFrom(from, cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateException second) when (second.Violates(AttendanceProblems.OneBreakRuleADay))
        {
            return AttendanceProblems.BreakRuleOfThatDay;
        }
    }

    /// <returns>Why these are no steps.</returns>
    public static Problem? Refuse(IReadOnlyList<BreakStep> steps)
    {
        if (steps.Count > BreakRule.MostSteps) return AttendanceProblems.BreakStepsNotValid($"There are at most {BreakRule.MostSteps} steps.");
        if (steps.Any(s => s.NetOver is < 0 or > 1440 || s.Minutes is < 1 or > 480)) return AttendanceProblems.BreakStepsNotValid("A step is due over 0 to 1440 minutes of work, and is 1 to 480 minutes long.");
        if (steps.Zip(steps.Skip(1)).Any(pair => pair.First.NetOver >= pair.Second.NetOver || pair.First.Minutes >= pair.Second.Minutes)) return AttendanceProblems.BreakStepsNotValid("Each step is due over more work, and is longer, than the one before it.");
        return null;
    }
}
