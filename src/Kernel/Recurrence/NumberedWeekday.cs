namespace WorkforceOS.Kernel.Recurrence;

/// <summary>A value of BYDAY: 2MO is the second Monday, -1MO the last; number 0, written MO, is every Monday.</summary>
public readonly record struct NumberedWeekday(int Number, DayOfWeek Day) : IComparable<NumberedWeekday>
{
    private static readonly string[] Codes = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    public static string CodeOf(DayOfWeek day) => Codes[(int)day];

    public static DayOfWeek? DayOf(ReadOnlySpan<char> code)
    {
        for (var day = 0; day < Codes.Length; day++)
            if (code.SequenceEqual(Codes[day])) return (DayOfWeek)day;
        return null;
    }

    /// <summary>Weeks are written from Monday on.</summary>
    public int CompareTo(NumberedWeekday other) => (Number, ((int)Day + 6) % 7).CompareTo((other.Number, ((int)other.Day + 6) % 7));

    public override string ToString() => Number == 0 ? CodeOf(Day) : $"{Number}{CodeOf(Day)}";
}
