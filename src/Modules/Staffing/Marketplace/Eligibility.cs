using WorkforceOS.Kernel;

namespace WorkforceOS.Staffing.Marketplace;

/// <summary>Whether a worker may do a piece of work. Each reason against it is one blocker; without any they may.</summary>
internal static class Eligibility
{
    /// <summary>Between shifts that begin on different days there are at least as many hours.</summary>
    public static readonly TimeSpan LeastRest = TimeSpan.FromHours(8);

    /// <summary>So much at most begins in one week.</summary>
    public static readonly TimeSpan MostInWeek = TimeSpan.FromHours(60);

    /// <summary>From one place to the next.</summary>
    public static readonly TimeSpan Travel = 2 * Assignment.HalfOfTravel;

    /// <summary>In the order of their codes' importance; at most one for each certificate and document.</summary>
    public static IReadOnlyList<Blocker> Blockers(WorkerFacts worker, RoleFacts role)
    {
        var found = new List<Blocker>();
        if (worker.Status is not StaffStatus.Active) found.Add(new(BlockerCode.StaffInactive, "Your account as a worker is not active."));
        if (worker.BlockedBy.Contains(role.Business)) found.Add(new(BlockerCode.Blocked, "This client does not take this worker."));
        if (!worker.ProfileComplete) found.Add(new(BlockerCode.ProfileIncomplete, "Your profile is not complete."));
        if (!worker.Roles.Contains(role.CatalogRole)) found.Add(new(BlockerCode.RoleNotHeld, "You are not registered for this role."));
        found.AddRange(role.CertificateTypes.Select(type => Certificate(worker, type, role.EndsAt)).OfType<Blocker>());
        found.AddRange(role.Documents.Where(d => !IsHandedIn(worker, d, role.EndsAt)).Select(d => new Blocker(d.IsAttire ? BlockerCode.AttireMissing : BlockerCode.DocumentMissing, $"Missing: {d.Name}.")));
        if (HoursInWeek(worker, role) > MostInWeek) found.Add(new(BlockerCode.MaxHours, $"With this shift you would work more than {MostInWeek.TotalHours:0} hours in the week."));
        if (!HasRest(worker, role)) found.Add(new(BlockerCode.MinRest, $"There would be less than {LeastRest.TotalHours:0} hours between two shifts."));
        return found;
    }

    /// <summary>Something else is at that time already, travel included: a shift that ends at 10:00 and one that begins at 10:30 go together, one at 10:29 does not.</summary>
    public static BookedTime? Conflict(WorkerFacts worker, RoleFacts role) =>
        worker.Bookings.FirstOrDefault(b => b.IsHeld && b.StartsAt < role.EndsAt + Travel && role.StartsAt < b.EndsAt + Travel);

    /// <summary>The same of a shift or leave in the house; from there to the marketplace nobody is held to travel.</summary>
    public static bool IsTakenInHouse(WorkerFacts worker, RoleFacts role) => worker.InHouse.Any(t => t.StartsAt < role.EndsAt && role.StartsAt < t.EndsAt);

    /// <summary>
    /// What begins in the same week, this included. A week is Monday to Sunday by the clock of the hub, and a shift counts whole in the one in which it begins.
    /// Example: 55 hours from Monday to Friday and a shift of 6 on Saturday are 61, which is too much; the same shift on the next Monday is 6.
    /// </summary>
    public static TimeSpan HoursInWeek(WorkerFacts worker, RoleFacts role)
    {
        var (from, until) = WeekOf(role);
        return worker.Work.Where(b => b.StartsAt >= from && b.StartsAt < until).Aggregate(role.EndsAt - role.StartsAt, (sum, b) => sum + (b.EndsAt - b.StartsAt));
    }

    /// <summary>From Monday's first instant to the next one's.</summary>
    public static (DateTimeOffset From, DateTimeOffset Until) WeekOf(RoleFacts role)
    {
        var monday = Monday(role.LocalDate);
        return (WallClock.DayRange(monday, role.Zone).Start, WallClock.DayRange(monday.AddDays(7), role.Zone).Start);
    }

    public static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>
    /// Shifts of one day, by the clock of the hub, may follow each other closely. Example: until 23:00, and from 06:30 on the next day, are 7.5 hours apart, which is too little; from 07:00 it is enough.
    /// </summary>
    private static bool HasRest(WorkerFacts worker, RoleFacts role)
    {
        var day = role.LocalDate;
        return !worker.Work.Any(b => Gap(b, role) is var gap && gap >= TimeSpan.Zero && gap < LeastRest && WallClock.DayOf(b.StartsAt, role.Zone) != day);
    }

    /// <summary>Negative where they overlap.</summary>
    private static TimeSpan Gap(BookedTime booked, RoleFacts role) => booked.StartsAt >= role.EndsAt ? booked.StartsAt - role.EndsAt : role.StartsAt - booked.EndsAt;

    private static Blocker? Certificate(WorkerFacts worker, string type, DateTimeOffset until)
    {
        var own = worker.Certificates.Where(c => c.Type == type).ToList();
        if (own.Any(c => c.Status is CredentialStatus.Verified && !Ends(c.ExpiresAt, until))) return null;
        return own.Any(c => c.Status is CredentialStatus.Expired || c.Status is CredentialStatus.Verified)
            ? new(BlockerCode.CertificateExpired, $"Your certificate {type} is not valid until the end of the shift.")
            : new(BlockerCode.CertificateMissing, $"Missing: the certificate {type}, verified.");
    }

    private static bool IsHandedIn(WorkerFacts worker, RequirementFact wanted, DateTimeOffset until) =>
        worker.Documents.Any(d => d.Document == wanted.Document && d.Status is CredentialStatus.Verified && !Ends(d.ExpiresAt, until));

    private static bool Ends(DateTimeOffset? expiresAt, DateTimeOffset until) => expiresAt < until;
}
