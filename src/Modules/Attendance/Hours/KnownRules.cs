using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;

namespace WorkforceOS.Attendance.Hours;

/// <summary>What punches are judged by.</summary>
/// <param name="HasPlaces">Without any no punch is judged by where it was made.</param>
internal sealed record PunchingRules(TimeRules Time, bool HasPlaces);

/// <summary>
/// The rules of companies, kept for as long as they are of the version that a punch has read with its record: a change holds for the next
/// punch on every host, and no host need be told.
/// </summary>
internal sealed class KnownRules
{
    private const int Most = 10_000;
    private readonly ConcurrentDictionary<CompanyId, (Guid? Version, PunchingRules Rules)> known = new();

    /// <param name="version">As it stands; read before this is asked, so that rules which are newer are found out by the next.</param>
    public async ValueTask<PunchingRules> Of(CompanyId company, Guid? version, AttendanceDb db, CancellationToken cancel)
    {
        if (known.TryGetValue(company, out var entry) && entry.Version == version) return entry.Rules;
        var rules = new PunchingRules(await TimeRules.In(db, cancel), await db.Places.AnyAsync(cancel));
        if (known.Count >= Most) known.Clear();
        known[company] = (version, rules);
        return rules;
    }
}
