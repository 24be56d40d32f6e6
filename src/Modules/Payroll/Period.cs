using System.ComponentModel.DataAnnotations;

namespace WorkforceOS.Payroll;

/// <summary>Days on the company's calendar, both ends included.</summary>
internal readonly record struct Period(DateOnly Start, DateOnly End)
{
    private const int MostDays = 366;

    public IEnumerable<ValidationResult> Wrong()
    {
        if (End < Start) yield return new("The period ends before it starts.", ["periodEnd"]);
        else if (End.DayNumber - Start.DayNumber >= MostDays) yield return new($"A period has at most {MostDays} days.", ["periodEnd"]);
    }
}
