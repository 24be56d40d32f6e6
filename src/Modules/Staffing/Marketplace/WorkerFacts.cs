using NodaTime;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing.People;

namespace WorkforceOS.Staffing.Marketplace;

/// <summary>What is known of a worker, as far as it decides which shifts are for them and in which order they are asked.</summary>
internal sealed record WorkerFacts
{
    public required StaffId Id { get; init; }
    public UserId? User { get; init; }
    public string FullName { get; init; } = "";
    public string? PhotoUri { get; init; }
    public StaffStatus Status { get; init; }
    public bool ProfileComplete { get; init; }
    public GeoPoint? Home { get; init; }
    public DateTimeZone Zone { get; init; } = DateTimeZone.Utc;
    public TrackRecord Record { get; init; } = TrackRecord.None;

    /// <summary>As it stands in their statistics: 0 to 100.</summary>
    public decimal ReliabilityScore { get; init; } = 100;

    public IReadOnlySet<CatalogRoleId> Roles { get; init; } = new HashSet<CatalogRoleId>();
    public IReadOnlyList<CertificateFact> Certificates { get; init; } = [];
    public IReadOnlyList<DocumentFact> Documents { get; init; } = [];

    /// <summary>Their shifts near those in question, worked or still to be worked.</summary>
    public IReadOnlyList<BookedTime> Bookings { get; init; } = [];

    /// <summary>What takes their time near those in the company's own schedule, where they are of the house.</summary>
    public IReadOnlyList<TakenTime> InHouse { get; init; } = [];

    /// <summary>All that they work, here and in the house.</summary>
    public IEnumerable<BookedTime> Work => Bookings.Concat(InHouse.Where(t => t.Kind is BookedKind.Shift).Select(t => new BookedTime(t.StartsAt, t.EndsAt, true)));

    public IReadOnlySet<BusinessId> BlockedBy { get; init; } = new HashSet<BusinessId>();
    public IReadOnlySet<BusinessId> FavoriteOf { get; init; } = new HashSet<BusinessId>();
    public IReadOnlyList<TeamFact> Teams { get; init; } = [];

    /// <summary>How many shifts they worked, by business and role.</summary>
    public IReadOnlyDictionary<(BusinessId Business, CatalogRoleId Role), int> Worked { get; init; } = new Dictionary<(BusinessId, CatalogRoleId), int>();

    public AvailabilityPlan Availability { get; init; } = AvailabilityPlan.Unknown;
}

/// <param name="ExpiresAt">Null where it does not.</param>
internal sealed record CertificateFact(string Type, CredentialStatus Status, DateTimeOffset? ExpiresAt);

/// <inheritdoc cref="CertificateFact"/>
internal sealed record DocumentFact(DocumentId Document, CredentialStatus Status, DateTimeOffset? ExpiresAt);

/// <summary>[StartsAt, EndsAt).</summary>
/// <param name="IsHeld">It is still ahead or goes on, so that nothing else can be at the time.</param>
internal sealed record BookedTime(DateTimeOffset StartsAt, DateTimeOffset EndsAt, bool IsHeld);

internal sealed record TeamFact(DispatchMembershipId Id, BusinessId Business, HubId? Hub, TeamType Type, DateOnly? EffectiveTo);

/// <summary>What is asked of whoever takes a place.</summary>
internal sealed record RoleFacts
{
    public required ShiftRoleId Id { get; init; }
    public required BusinessId Business { get; init; }
    public required HubId Hub { get; init; }
    public required CatalogRoleId CatalogRole { get; init; }
    public required DateTimeOffset StartsAt { get; init; }
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>The clock of the hub.</summary>
    public DateTimeZone Zone { get; init; } = DateTimeZone.Utc;

    public GeoPoint? Place { get; init; }
    public IReadOnlyList<string> CertificateTypes { get; init; } = [];
    public IReadOnlyList<RequirementFact> Documents { get; init; } = [];

    public DateOnly LocalDate => WallClock.DayOf(StartsAt, Zone);
}

/// <summary>Something that every worker of the role has to have handed in, or to wear.</summary>
internal sealed record RequirementFact(DocumentId Document, string Name, bool IsAttire);
