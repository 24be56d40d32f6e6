using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.Profile;

/// <param name="ProfileVisible">Clients see one's photo beside the name.</param>
/// <param name="ShareLocationOnShift">Between clock-in and clock-out, and never else.</param>
/// <param name="LocationConsentAt">Since when it is shared; null while it is not, and where it never was decided.</param>
internal sealed record PrivacyView(bool ProfileVisible, bool ShareLocationOnShift, bool MarketingOptIn, DateTimeOffset? DataProcessingConsentAt, DateTimeOffset? LocationConsentAt);

/// <summary>What the worker lets others see.</summary>
internal static class ReadPrivacy
{
    public static async Task<Result<PrivacyView>> Handle(StaffingDb db, Worker worker, CancellationToken cancel) => await (
        from s in db.Staff
        where s.Id == worker.Id
        join said in db.StaffPrivacy on s.Id equals said.StaffId into some
        from privacy in some.DefaultIfEmpty()
        select new PrivacyView(
            s.ProfileVisible, s.ShareLocationOnShift, privacy != null && privacy.MarketingOptIn, privacy == null ? null : privacy.DataProcessingConsentAt, privacy == null ? null : privacy.LocationConsentAt)).SingleAsync(cancel);
}

/// <summary>A worker decides what others see of them. Who stops sharing where they are is not followed from that moment on; managers see that it is so, on each batch that says nothing.</summary>
internal static class UpdatePrivacy
{
    internal sealed record Input(Patch<bool> ProfileVisible, Patch<bool> ShareLocationOnShift, Patch<bool> MarketingOptIn) : IInput;

    public static async Task<Result<PrivacyView>> Handle(Input change, StaffingDb db, ProfileTurn turn, Worker worker, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        await using var transaction = await turn.Begin(cancel);
        var staff = await db.Staff.SingleAsync(s => s.Id == worker.Id, cancel);
        var privacy = await db.StaffPrivacy.SingleOrDefaultAsync(p => p.StaffId == worker.Id, cancel) ?? db.StaffPrivacy.Add(new StaffPrivacy { CompanyId = caller.Company, StaffId = worker.Id }).Entity;
        if (change.ShareLocationOnShift.IsGiven)
        {
            if (change.ShareLocationOnShift.Value && (!staff.ShareLocationOnShift || privacy.LocationConsentAt is null)) privacy.LocationConsentAt = clock.GetUtcNow();
            if (!change.ShareLocationOnShift.Value) privacy.LocationConsentAt = null;
            staff.ShareLocationOnShift = change.ShareLocationOnShift.Value;
        }
        (staff.ProfileVisible, privacy.MarketingOptIn) = (change.ProfileVisible.Or(staff.ProfileVisible), change.MarketingOptIn.Or(privacy.MarketingOptIn));
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return new PrivacyView(staff.ProfileVisible, staff.ShareLocationOnShift, privacy.MarketingOptIn, privacy.DataProcessingConsentAt, privacy.LocationConsentAt);
    }
}
