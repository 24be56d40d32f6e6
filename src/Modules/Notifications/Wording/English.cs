using System.Globalization;

namespace WorkforceOS.Notifications.Wording;

internal sealed class English : Language
{
    public override string Code => "en";

    protected override string Spell(DateOnly day) => day.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture);

    protected override string Spell(DateOnly first, DateOnly last) => first == last ? $"on {Spell(first)}" : $"from {Spell(first)} to {Spell(last)}";

    protected override string Spell(Due due) => $"{Spell(due.Day)}, {Clock(due.Time)}{ZoneOf(due)}";

    protected override string Spell(ShiftTime shift) => $"{Spell(shift.Day)}, {Hours(shift)}{At(shift.Place)}";

    protected override string Spell(DateTimeOffset at) => at.UtcDateTime.ToString("d MMMM yyyy 'at' HH:mm 'UTC'", CultureInfo.InvariantCulture);

    protected override string Spell(decimal amount) => amount.ToString("0.##", CultureInfo.InvariantCulture);
}
