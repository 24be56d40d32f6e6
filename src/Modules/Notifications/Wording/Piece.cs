namespace WorkforceOS.Notifications.Wording;

/// <summary>A piece of a sentence that is no argument by itself: each language has entries of its own for it in its file, or a way to write it.</summary>
internal abstract record Piece
{
    /// <summary>A span of days, both ends included.</summary>
    internal sealed record Span(DateOnly First, DateOnly Last) : Piece;

    /// <summary>The days behind the words of several; nothing where they speak of no days.</summary>
    internal sealed record When(DateOnly? First, DateOnly? Last) : Piece;

    /// <summary>The shift of a record; where it is gone its day, as far as that is known.</summary>
    internal sealed record OfShift(ShiftTime? Shift, DateOnly? Day) : Piece;

    /// <summary>Where something came from; nothing where that is not known.</summary>
    internal sealed record From(string? Address) : Piece;

    /// <summary>Words of one area, in a list. One that the files do not have stays as it is.</summary>
    internal sealed record Words(string Area, params string[] Values) : Piece;
}
