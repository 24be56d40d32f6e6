namespace WorkforceOS.Staffing.RapidOrders.Reading;

/// <summary>What whoever gave the order should look at again, in sentences for people.</summary>
internal static class Warnings
{
    public const string RateNotHourly = "A rate that is not by the hour was left out.";
    public const string RateOutOfRange = "A rate was left out: it is more than nothing and at most 10000 an hour.";
    public const string TimesAssumed = "Whether a time is before or after noon was not said.";
    public const string DayAssumed = "No day was said: the next time that the clock shows the start was taken.";
    public const string InThePast = "It would begin in the past.";
    public const string TooLong = "A shift is 16 hours at most.";
    public const string EveryOther = "Shifts of every other week cannot be ordered at once: every week was taken.";
    public const string DaysApart = "These days cannot be ordered at once: the first was taken.";
    public const string DayAndWeekdayDiffer = "The weekday is not that of the date: the date was taken.";
    public const string NextIsAmbiguous = "Next was read as of the next week.";
    public const string OnlyHub = "No place was said: the only one was taken.";
    public const string TooManyRoles = "An order has at most 20 positions: the others were left out.";
    public const string TooManyWorkers = "A position has at most 500 workers.";
    public const string UntilNotRead = "Until when was not understood.";
    public const string ZonesDiffer = "Times were read by the clock of the place, which is in another zone than the one given.";
    public const string EndedBefore = "It would end before it begins: the end was left out.";

    public static string RoleAssumed(string said, string name) => $"“{said}” was read as {name}.";

    public static string NotInCatalogue(string said) => $"“{said}” is no role that can be ordered here.";

    public static string NotCounted(string name) => $"How many of {name} was not said: one was taken.";

    public static string HubAssumed(string said, string name) => $"“{said}” was read as {name}.";

    public static string UpTo(int most, string name) => $"A range was said for {name}: {most} was taken.";
}
