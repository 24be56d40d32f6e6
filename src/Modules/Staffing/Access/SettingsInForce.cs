using Microsoft.EntityFrameworkCore;

namespace WorkforceOS.Staffing.Access;

/// <summary>The marketplace's settings, read once in a unit of work.</summary>
internal sealed class SettingsInForce(StaffingDb db)
{
    private StaffingSettings? known;

    public async ValueTask<StaffingSettings> Get(CancellationToken cancel) =>
        known ??= await db.Settings.AsNoTracking().SingleOrDefaultAsync(cancel) ?? new StaffingSettings();

    /// <summary>As they were read along with something else; null where the marketplace has decided nothing.</summary>
    public void Know(StaffingSettings? read) => known ??= read ?? new StaffingSettings();
}
