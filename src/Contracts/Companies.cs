using NodaTime;
using WorkforceOS.Kernel;

namespace WorkforceOS.Contracts.Identity;

/// <summary>Settings that a company's admins choose.</summary>
/// <param name="LateGraceMinutes">So many minutes after the start still count as on time, and before the end as not early. 0-120.</param>
/// <param name="OvertimeDailyHours">Hours of a day beyond which overtime begins.</param>
/// <param name="OvertimeWeeklyHours">The same of a week, Monday to Sunday.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="SelfRegistration">Whether people register into the company by themselves.</param>
public sealed record CompanySettings(int LateGraceMinutes = 5, decimal OvertimeDailyHours = 8, decimal OvertimeWeeklyHours = 40, string Currency = "USD", SelfRegistration SelfRegistration = SelfRegistration.Open)
{
    /// <summary>Whether people may name their leave by words that mean no type of leave.</summary>
    public bool FreeLeaveTypes { get; init; } = true;

    /// <summary>Whether each step of a request's approval is somebody else's to decide, admins not excepted.</summary>
    public bool StrictChain { get; init; }

    /// <summary>Where the two halves of a day meet that are taken as leave.</summary>
    public TimeOnly HalfDayAt { get; init; } = new(12, 0);

    /// <summary>ISO 3166, two letters: whose public holidays are kept; null where the company keeps only its own.</summary>
    public string? Country { get; init; }

    /// <summary>A region of the country, as its calendar calls it, such as BY; null for all of it.</summary>
    public string? Region { get; init; }

    /// <summary>What becomes of punches that a device sends later, when it is in reach again.</summary>
    public OfflinePunches OfflinePunches { get; init; } = OfflinePunches.Review;

    /// <summary>Whether people may check in where nobody has planned them.</summary>
    public UnplannedWork UnplannedWork { get; init; } = UnplannedWork.Off;

    /// <summary>Of what counts, never of the punches themselves.</summary>
    public Rounding Rounding { get; init; } = new();
}

/// <summary>What every module may know of a company.</summary>
/// <param name="Language">BCP 47, of those who chose none.</param>
/// <param name="ZoneVersion">Counted up each time the zone becomes another one.</param>
/// <param name="ZoneSince">When it last did; null where it never has.</param>
public sealed record CompanyFacts(CompanyId Id, string Codename, string Name, string? Fullname, DateTimeZone Zone, CompanySettings Settings, string Language = "en", int ZoneVersion = 0, DateTimeOffset? ZoneSince = null);

/// <summary>Companies by name or id; cached for seconds, dropped on every host when one changes. Deleted ones are not found.</summary>
public interface ICompanies
{
    ValueTask<CompanyFacts?> Find(string codename, CancellationToken cancel);
    ValueTask<CompanyFacts?> Find(CompanyId id, CancellationToken cancel);

    /// <summary>Whether <see cref="Find(string,CancellationToken)"/> knows without asking the database.</summary>
    bool Remembers(string codename) => false;

    /// <summary>Every living company but root, for jobs.</summary>
    Task<IReadOnlyList<CompanyFacts>> All(CancellationToken cancel);
}

public static class CompanyDays
{
    /// <summary>The date on the company's wall.</summary>
    public static async ValueTask<DateOnly> Today(this ICompanies companies, CompanyId company, TimeProvider clock, CancellationToken cancel)
    {
        var facts = await companies.Find(company, cancel) ?? throw new InvalidOperationException($"Company {company} is gone.");
        return WallClock.DayOf(clock.GetUtcNow(), facts.Zone);
    }
}
