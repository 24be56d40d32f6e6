using System.Text.RegularExpressions;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Laws;

/// <summary>Pay rests on the plan of what has begun: whoever changes it, tells of it.</summary>
public sealed partial class PlanLaws
{
    /// <summary>The ledger and the movement to a new clock tell of it. The others write what is no plan: leave of its own, work of the marketplace, and who somebody's manager is.</summary>
    private static readonly string[] MayWriteBookings = ["Bookings/BookingLedger.cs", "Bookings/ZoneMovement.cs", "Bookings/AbsenceHolds.cs", "Bookings/BookedTimes.cs", "Following/FollowLineManager.cs"];

    private static readonly List<(string File, string Text)> Sources =
        [.. Repository.Sources().Where(s => s.Path.Contains("Modules/Scheduling/", StringComparison.Ordinal)).Select(s => (s.Path[(s.Path.IndexOf("Scheduling/", StringComparison.Ordinal) + 11)..], string.Join('\n', s.Lines)))];

    [Fact]
    public void Who_is_on_shifts_is_written_where_payroll_is_told_of_it()
    {
        Sources.Where(s => Write().IsMatch(s.Text)).Select(s => s.File).ShouldBe(MayWriteBookings, ignoreOrder: true);
        foreach (var file in MayWriteBookings.Take(2)) Sources.Single(s => s.File == file).Text.ShouldContain("TellPlan(");
    }

    /// <summary>But for the template, whose shifts are made before they are booked.</summary>
    [Fact]
    public void Whoever_changes_what_a_shift_takes_rewrites_its_bookings()
    {
        var changing = Sources.Where(s => s.File is not "Templates/ShiftTemplate.cs" && Change().IsMatch(s.Text)).ToList();
        changing.Select(s => s.File).ShouldContain("Shifts/ChangeShift.cs");
        changing.Where(s => !s.Text.Contains("booking.Rewrite(", StringComparison.Ordinal) && !s.Text.Contains("booking.Write(", StringComparison.Ordinal)).Select(s => s.File).ShouldBeEmpty();
    }

    [GeneratedRegex(@"Bookings\.(Add|Remove|Update)|\.ReleaseBecause\(|(INSERT INTO|UPDATE|DELETE FROM) scheduling\.bookings|Bookings\b[^;]*\.Execute(Delete|Update)Async\(")]
    private static partial Regex Write();

    [GeneratedRegex(@"\bshift\.(Become|TakePlace|PlanBreak)\(")]
    private static partial Regex Change();
}
