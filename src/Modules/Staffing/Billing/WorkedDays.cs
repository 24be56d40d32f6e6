using WorkforceOS.Kernel;

namespace WorkforceOS.Staffing.Billing;

/// <summary>Days on which was worked, by the clocks of the hubs; both are included.</summary>
internal sealed record WorkedDays(DateOnly First, DateOnly Last)
{
    public const int Most = 366;

    public static Result<WorkedDays> Of(DateOnly from, DateOnly to)
    {
        if (from.Year is < 2000 or > 2999) return Problem.WrongType("from", "A day of this millennium.");
        if (to < from) return Problem.WrongType("to", "It must not be earlier than the first day.");
        return to.DayNumber - from.DayNumber >= Most ? Problem.WrongType("to", $"{Most} days at most.") : new WorkedDays(from, to);
    }
}
