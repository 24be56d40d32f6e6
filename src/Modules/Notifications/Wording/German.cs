using System.Globalization;

namespace WorkforceOS.Notifications.Wording;

internal sealed class German : Language
{
    private static readonly string[] Weekdays = ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"];
    private static readonly string[] Months = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];

    public override string Code => "de";

    protected override string Spell(DateOnly day) => $"{Weekdays[(int)day.DayOfWeek]}, {day.Day}. {Months[day.Month - 1]} {day.Year}";

    protected override string Spell(DateOnly first, DateOnly last) => first == last ? $"am {Spell(first)}" : $"von {Spell(first)} bis {Spell(last)}";

    protected override string Spell(Due due) => $"am {Spell(due.Day)}, {Clock(due.Time)} Uhr{ZoneOf(due)}";

    protected override string Spell(ShiftTime shift) => $"{Spell(shift.Day)}, {Hours(shift)} Uhr{At(shift.Place)}";

    protected override string Spell(DateTimeOffset at) => $"{at.UtcDateTime.Day}. {Months[at.UtcDateTime.Month - 1]} {at.UtcDateTime.Year}, {FormattableString.Invariant($"{at.UtcDateTime:HH:mm}")} Uhr UTC";

    protected override string Spell(decimal amount) => amount.ToString("0.##", CultureInfo.InvariantCulture).Replace('.', ',');
}
