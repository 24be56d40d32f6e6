using WorkforceOS.Kernel;

namespace WorkforceOS.Leave.Holidays;

/// <summary>What is refused about holidays.</summary>
internal static class HolidayProblems
{
    public static readonly Problem OneDay = Problem.Rule("HolidayDayNotValid", "A holiday is either on one day or on a month and day of each year.");
    public static readonly Problem Portion = Problem.Rule("HolidayPortionNotValid", "A holiday takes the whole day (1) or half of it (0.5).");
    public static readonly Problem UnknownPlace = Problem.Rule("UnknownPlace", "There is no such place in this company.");
    public static readonly Problem TooMany = Problem.Rule("TooManyHolidays", $"A company keeps at most {CreateHoliday.Most} holidays of its own.");
    public static readonly Problem Range = Problem.Rule("HolidayRange", $"Holidays are listed from a day to the same or a later one, at most {ListHolidays.MostDays} days at once.");
}
