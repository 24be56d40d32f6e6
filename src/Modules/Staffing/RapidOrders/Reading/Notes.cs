namespace WorkforceOS.Staffing.RapidOrders.Reading;

/// <summary>What is for the workers and not to be understood: behind <c>note:</c>, or sentences about what to bring or wear.</summary>
internal static class Notes
{
    private const int Longest = 1000;
    private static readonly string[] Marks = ["note:", "notes:", "note -", "instructions:", "dress code:", "please bring", "bring ", "wear ", "must wear", "should wear", "please wear", "uniform:"];

    public static (string Order, string? Notes) Split(string text)
    {
        var from = -1;
        foreach (var mark in Marks)
        {
            if (IndexOf(text, mark) is >= 0 and var at && (from < 0 || at < from)) from = at;
        }
        if (from <= 0) return (text, null);
        var mark0 = Marks.Where(m => m[^1] is ':' or '-').FirstOrDefault(m => string.Compare(text, from, m, 0, m.Length, StringComparison.OrdinalIgnoreCase) == 0);
        var notes = text[(from + (mark0 is { } label && !label.StartsWith("dress", StringComparison.Ordinal) && !label.StartsWith("uniform", StringComparison.Ordinal) ? label.Length : 0))..].Trim();
        return (text[..from], notes.Length == 0 ? null : notes.Length > Longest ? Cut(notes) : notes);
    }

    private static int IndexOf(string text, string mark)
    {
        for (var at = text.IndexOf(mark, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(mark, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (at == 0 || !char.IsLetterOrDigit(text[at - 1])) return at;
        }
        return -1;
    }

    private static string Cut(string notes) => char.IsHighSurrogate(notes[Longest - 1]) ? notes[..(Longest - 1)] : notes[..Longest];
}
