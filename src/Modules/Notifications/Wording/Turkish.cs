using System.Globalization;

namespace WorkforceOS.Notifications.Wording;

/// <summary>Times stand behind its sentences, where no ending has to fit them.</summary>
internal sealed class Turkish : Language
{
    private static readonly string[] Weekdays = ["Pazar", "Pazartesi", "Salı", "Çarşamba", "Perşembe", "Cuma", "Cumartesi"];
    private static readonly string[] Months = ["Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık"];

    public override string Code => "tr";

    protected override string Spell(DateOnly day) => $"{day.Day} {Months[day.Month - 1]} {day.Year} {Weekdays[(int)day.DayOfWeek]}";

    protected override string Spell(DateOnly first, DateOnly last) => first == last ? Spell(first) : $"{Spell(first)} - {Spell(last)}";

    protected override string Spell(Due due) => $"{Spell(due.Day)}, {Clock(due.Time)}{ZoneOf(due)}";

    protected override string Spell(ShiftTime shift) => $"{Spell(shift.Day)}, {Hours(shift)}{At(shift.Place)}";

    protected override string Spell(DateTimeOffset at) => $"{at.UtcDateTime.Day} {Months[at.UtcDateTime.Month - 1]} {at.UtcDateTime.Year} {FormattableString.Invariant($"{at.UtcDateTime:HH:mm}")} UTC";

    protected override string Spell(decimal amount) => amount.ToString("0.##", CultureInfo.InvariantCulture).Replace('.', ',');
}
