using System.Globalization;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Scheduling.Bookings;
using WorkforceOS.Scheduling.Shifts;

namespace WorkforceOS.Scheduling;

/// <summary>What this module refuses, and how it says so.</summary>
internal static class SchedulingProblems
{
    private const string Index = "index";

    public static readonly Problem NoLength = Problem.Rule("ShiftHasNoLength", "A shift cannot end at the minute it starts.");

    public static readonly Problem SkippedByClock = Problem.Rule("ShiftHasNoLength", "The clocks go forward over these times on that day, so that the shift would have no length.");

    public static readonly Problem BreakTooLong = Problem.Rule("BreakTooLong", "The break is shorter than its shift.");

    public static readonly Problem ShiftNotOpen = Problem.Rule("ShiftNotOpen", "Only a published and scheduled shift that has not begun can be offered.");

    public static readonly Problem ShiftPublished = Problem.Rule("ShiftPublished", "A published shift does not become a draft again.");

    public static readonly Problem BadPublishing = Problem.Rule("PublishingRange", $"Say which shifts are published: from a day to the same or a later one, at most {PublishShifts.MostDays} days, or by their ids.");

    public static readonly Problem TooManyPublished = Problem.Rule("PublishingTooLarge", $"At most {PublishShifts.MostShifts} shifts are published at once. Choose a shorter range.");

    public static readonly Problem NotOnShift = Problem.Rule("NotOnShift", "This person is not on the shift.");

    public static readonly Problem ComesByDepartment = Problem.Rule("ComesByDepartment", "This person is on the shift as a member of a department, and cannot be moved from it alone.");

    public static readonly Problem BadCopyWeeks = Problem.Rule("CopyWeeks", "A week is copied to others that begin on the same weekday, each given once.");

    public static readonly Problem TooManyCopies = Problem.Rule("CopyTooLarge", $"At most {CopyShifts.MostShifts} shifts are made at once. Choose fewer weeks.");

    public static readonly Problem NotYourReports = Problem.Forbidden("NotYourReports", "You can plan only shifts on which there is somebody, and everybody reports to you.");

    public static readonly Problem ManagersOnly = Problem.RoleRequired(Roles.CompanyAdmins);

    public static readonly Problem AnchorIsSet = Problem.Rule("AnchorAlreadySet", "This template already counts from another day. To count anew, make another template.");

    public static readonly Problem AnchorOfOthers = Problem.Forbidden("NotYourTemplate", "Only an admin, or who made the template, can say from which day it counts.");

    public static readonly Problem BadRange = Problem.Rule("GenerationRange", $"Shifts are generated from a day to the same or a later one, at most {Templates.GenerateShifts.MostDays} days at once.");

    public static Problem TooManyAtOnce(int most) => Problem.Rule("GenerationTooLarge", $"At most {most} assignments are made at once. Choose a shorter range or fewer people.");

    public static Problem CountsTooFar(DateOnly anchor, int years) =>
        Problem.Rule("GenerationRange", string.Create(CultureInfo.InvariantCulture, $"A rule with COUNT is generated for at most {years} years from the day it counts from, {anchor:yyyy-MM-dd}. Give it an UNTIL in the place of COUNT, or make a new template."));

    /// <summary>The same refusal, of the one of several changes that it is about: its place stands in <c>detail.index</c>, beside what the refusal says else.</summary>
    public static Problem At(this Problem refusal, int index) => refusal with
    {
        Detail = refusal.Detail switch
        {
            ShiftView shift => new { index, shift },
            { } detail => detail.GetType().GetProperties().ToDictionary(p => p.Name, p => p.GetValue(detail)).Append(KeyValuePair.Create(Index, (object?)index)).ToDictionary(),
            null => new { index },
        },
    };

    /// <summary>The same where only one change was asked for.</summary>
    public static Problem WithoutIndex(this Problem refusal) => refusal.Detail is Dictionary<string, object?> detail ? refusal with { Detail = detail.Where(d => d.Key is not Index).ToDictionary() } : refusal with { Detail = null };

    public static Problem BadRule(string why) => Problem.Rule("RecurrenceRuleNotValid", why);

    public static Problem UnknownAssignees(IEnumerable<UserId> users) =>
        Problem.Rule("UnknownAssignee", "Somebody who is to be on the shift is not an active user of this company.", new { userIds = users });

    public static Problem UnknownDepartments(IEnumerable<DepartmentId> departments) =>
        Problem.Rule("UnknownDepartment", "There is no such department in this company.", new { departmentIds = departments });

    public static Problem UnknownPlace(PlaceId place) => Problem.Rule("UnknownPlace", "There is no such place in this company.", new { placeId = place });

    public static Problem Conflict(IReadOnlyList<ShiftConflict> conflicts) => conflicts.Where(c => c.Kind is ConflictKind.NotEmployed).ToList() is { Count: > 0 } outside ? NotEmployed(outside) : Problem.Rule("ShiftConflict", conflicts switch
    {
        [{ Kind: ConflictKind.Leave } only] => $"{only.Fullname} is on leave then.",
        [{ Kind: ConflictKind.Marketplace } only] => $"{only.Fullname} works on the marketplace on {only.ShiftDate:yyyy-MM-dd} from {only.StartTime:HH:mm} to {only.EndTime:HH:mm}.",
        [var only] => $"{only.Fullname} already has a shift on {only.ShiftDate:yyyy-MM-dd} from {only.StartTime:HH:mm} to {only.EndTime:HH:mm}.",
        _ => $"{conflicts.Select(c => c.UserId).Distinct().Count()} people already have a shift or are on leave then.",
    }, new { conflicts });

    private static Problem NotEmployed(IReadOnlyList<ShiftConflict> outside) => Problem.Rule("NotEmployed", outside switch
    {
        [var only] => $"{only.Fullname} is not employed on {only.ShiftDate:yyyy-MM-dd}.",
        _ => $"{outside.Select(c => c.UserId).Distinct().Count()} people are not employed then.",
    }, new { conflicts = outside });
}
