using System.Text.Json;
using System.Text.Json.Serialization;
using WorkforceOS.Notifications.Inbox;

namespace WorkforceOS.Notifications.Wording;

/// <summary>
/// What somebody is told: which kind, and its arguments. It is kept like this, and put into words in the language of whoever reads
/// it. The names of the kinds and of their arguments stand in the database: they may be added to, not changed. Each area has a file beside this one.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "says")]
[JsonDerivedType(typeof(Welcome), "welcome")]
[JsonDerivedType(typeof(Several), "several")]
internal abstract partial record News([property: JsonIgnore] NotificationKind Kind)
{
    /// <summary>The days that it speaks of, both ends included.</summary>
    internal virtual (DateOnly First, DateOnly Last)? Days => null;

    /// <summary>The shift that it speaks of, as it is now.</summary>
    internal virtual ShiftTime? Begins => null;

    /// <summary>The other person it speaks of.</summary>
    internal virtual string? Who => null;

    /// <summary>Why, where there are several reasons.</summary>
    internal virtual string? Why => null;

    /// <summary>Which of its sentences in the files of texts it is, where there are several.</summary>
    internal virtual string? Variant => null;

    /// <summary>What its sentences take beside its own properties and <see cref="Days"/>, or in other words than the property has.</summary>
    internal virtual IEnumerable<(string Name, object Value)> More => [];

    /// <summary>How many things it tells.</summary>
    internal virtual int Things => 1;

    // jsonb keeps properties in an order of its own.
    private static readonly JsonSerializerOptions Format = new(Kernel.Json.Plain) { AllowOutOfOrderMetadataProperties = true };

    /// <returns>Null where a newer build says something that this one does not know.</returns>
    public static News? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<News>(json, Format);
        }
        catch (Exception unknown) when (unknown is JsonException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>All of one kind in one.</summary>
    /// <param name="parts">The oldest first.</param>
    /// <param name="areOfOneObject">Then the last word on it counts.</param>
    /// <param name="areOfOnePerson">The others who are spoken of are the same one.</param>
    public static News Together(IReadOnlyList<News> parts, bool areOfOneObject, bool areOfOnePerson)
    {
        if (areOfOneObject || parts.Count == 1) return parts[^1].Since(parts[0]);
        var days = parts.Select(p => p.Days).OfType<(DateOnly First, DateOnly Last)>().ToList();
        return new Several(parts[0].Kind, parts.Sum(p => p.Things), days.Count > 0 ? days.Min(d => d.First) : null, days.Count > 0 ? days.Max(d => d.Last) : null,
            areOfOnePerson ? parts[^1].Who : null, parts.Select(p => p.Why).Distinct().Count() == 1 ? parts[0].Why : null);
    }

    public string Write() => JsonSerializer.Serialize(this, Format);

    /// <summary>The same as seen by who knows no more than an earlier one.</summary>
    protected virtual News Since(News earlier) => this;

    internal sealed record Welcome(string Company, string Email) : News(NotificationKind.Welcome);

    /// <summary>More of one kind than anybody wants to hear one by one.</summary>
    /// <param name="First">The earliest day that they speak of, where they speak of days.</param>
    /// <param name="Last">The latest, inclusive.</param>
    /// <param name="Name">Of the other person, where all speak of the same one.</param>
    /// <param name="Reason">Where all have the same.</param>
    internal sealed record Several(NotificationKind Of, int Count, DateOnly? First, DateOnly? Last, string? Name, string? Reason) : News(Of)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (First, Last) is ({ } first, { } last) ? (first, last) : null;

        internal override string? Who => Name;

        internal override string? Why => Reason;

        internal override int Things => Count;

        internal override string? Variant => Of switch
        {
            NotificationKind.ShiftReleased => WhyReleased(Reason),
            NotificationKind.ShiftVacated or NotificationKind.DepartmentConflict or NotificationKind.ReportLate or NotificationKind.ReportAbsent or NotificationKind.LeaveRequested or NotificationKind.LeaveChanged
                or NotificationKind.LeaveEscalated or NotificationKind.DocumentExpiring or NotificationKind.EmploymentEnding or NotificationKind.ManagerLeft or NotificationKind.AutoClosed or NotificationKind.LateOut
                or NotificationKind.UnplannedWork or NotificationKind.CorrectionRequested or NotificationKind.PayrollStale or NotificationKind.PeriodReopened => Name is null ? null : "named",
            _ => null,
        };

        internal override IEnumerable<(string Name, object Value)> More => [("when", new Piece.When(First, Last))];
    }
}
