using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.Operating;

/// <summary>What the marketplace has decided; where it has decided nothing, the product's own.</summary>
/// <param name="OfferMinutes">For as long an offered place waits for its worker.</param>
/// <param name="SwapWindowMinutes">For as long somebody else is looked for.</param>
/// <param name="RefillNoticeMinutes">So long after they are booked begins whoever takes a place of a shift that is under way.</param>
/// <param name="CertifiedAfterMinutes">So long after it was ordered a place opens to those certified at the hub.</param>
/// <param name="MarketplaceAfterMinutes">The same for everybody.</param>
/// <param name="MinimumPaidMinutes">Whoever came is paid for so long at least.</param>
/// <param name="StayLateMinutes">So long past the end of a shift is paid at most; null: all of it.</param>
/// <param name="LateStepMinutes">Whoever is late is paid from the next of such steps after the start; 0: from the minute.</param>
/// <param name="OvertimeAfterMinutes">What is paid beyond so long in one shift is paid, and billed, at <paramref name="OvertimePercent"/> of the rate; null: nothing is.</param>
/// <param name="WeeklyOvertimeAfterMinutes">What is paid beyond so long in one week, and not beyond the limit of its shift, is paid at <paramref name="WeeklyOvertimePercent"/> of the rate; null: nothing is. A vendor may have another limit.</param>
/// <param name="WeekStartsOn">By the clocks of the hubs; a shift belongs to the day on which it begins.</param>
/// <param name="BillWeeklyOvertime">Whether it is billed at that percentage, where nothing else is agreed with the client; else at the rate alone.</param>
/// <param name="FeeBasisPoints">Added to the hours of a bill, in hundredths of a percent, where nothing else is agreed with its client.</param>
/// <param name="TaxBasisPoints">The same of hours and fee together.</param>
/// <param name="DefaultVendorId">From whom a new client may order; null: from nobody until an operator says so.</param>
internal sealed record SettingsView(
    ApplicationMode ApplicationMode, int OfferMinutes, int SwapWindowMinutes, int LateGraceMinutes, int NoShowMinutes, int ClockInEarlyMinutes, int RefillNoticeMinutes, int CertifiedAfterMinutes, int MarketplaceAfterMinutes,
    bool ExposeNfcTagToStaff, AttestationMode AttestationMode, bool PayEarlyClockIn, VendorId? DefaultVendorId,
    int MinimumPaidMinutes, int? StayLateMinutes, int LateStepMinutes, int? OvertimeAfterMinutes, int OvertimePercent,
    int? WeeklyOvertimeAfterMinutes, int WeeklyOvertimePercent, DayOfWeek WeekStartsOn, bool BillWeeklyOvertime, int FeeBasisPoints, int TaxBasisPoints)
{
    public static SettingsView Of(StaffingSettings s) => new(
        s.ApplicationMode, s.OfferMinutes, s.SwapWindowMinutes, s.LateGraceMinutes, s.NoShowMinutes, s.ClockInEarlyMinutes, s.RefillNoticeMinutes, s.CertifiedAfterMinutes, s.MarketplaceAfterMinutes,
        s.ExposeNfcTagToStaff, s.AttestationMode, s.PayEarlyClockIn, s.DefaultVendorId, s.MinimumPaidMinutes, s.StayLateMinutes, s.LateStepMinutes, s.OvertimeAfterMinutes, s.OvertimePercent,
        s.WeeklyOvertimeAfterMinutes, s.WeeklyOvertimePercent, s.WeekStartsOn, s.BillWeeklyOvertime, s.FeeBasisPoints, s.TaxBasisPoints);
}

/// <summary>By which rules the marketplace goes.</summary>
internal static class GetStaffingSettings
{
    public static async Task<Result<SettingsView>> Handle(SettingsInForce settings, CancellationToken cancel) => SettingsView.Of(await settings.Get(cancel));
}

/// <summary>An operator changes the rules. They count at once, also for what is ordered already.</summary>
internal static class UpdateStaffingSettings
{
    internal sealed record Input(
        Patch<ApplicationMode> ApplicationMode, [Range(10, 10080)] Patch<int> OfferMinutes, [Range(15, 10080)] Patch<int> SwapWindowMinutes, [Range(0, 240)] Patch<int> LateGraceMinutes, [Range(5, 480)] Patch<int> NoShowMinutes,
        [Range(0, 240)] Patch<int> ClockInEarlyMinutes, [Range(0, 90)] Patch<int> RefillNoticeMinutes, [Range(0, 10080)] Patch<int> CertifiedAfterMinutes, [Range(0, 10080)] Patch<int> MarketplaceAfterMinutes, Patch<bool> ExposeNfcTagToStaff,
        Patch<AttestationMode> AttestationMode, Patch<bool> PayEarlyClockIn, Patch<VendorId?> DefaultVendorId, [Range(0, 480)] Patch<int> MinimumPaidMinutes, [Range(0, 960)] Patch<int?> StayLateMinutes, [Range(0, 60)] Patch<int> LateStepMinutes,
        [Range(60, 1440)] Patch<int?> OvertimeAfterMinutes, [Range(100, 400)] Patch<int> OvertimePercent,
        [Range(60, 10080)] Patch<int?> WeeklyOvertimeAfterMinutes, [Range(100, 400)] Patch<int> WeeklyOvertimePercent, Patch<DayOfWeek> WeekStartsOn, Patch<bool> BillWeeklyOvertime,
        [Range(0, 10_000)] Patch<int> FeeBasisPoints, [Range(0, 10_000)] Patch<int> TaxBasisPoints) : IInput
    {
        public SettingsView Over(StaffingSettings now) => new(
            ApplicationMode.Or(now.ApplicationMode), OfferMinutes.Or(now.OfferMinutes), SwapWindowMinutes.Or(now.SwapWindowMinutes), LateGraceMinutes.Or(now.LateGraceMinutes), NoShowMinutes.Or(now.NoShowMinutes),
            ClockInEarlyMinutes.Or(now.ClockInEarlyMinutes), RefillNoticeMinutes.Or(now.RefillNoticeMinutes), CertifiedAfterMinutes.Or(now.CertifiedAfterMinutes), MarketplaceAfterMinutes.Or(now.MarketplaceAfterMinutes), ExposeNfcTagToStaff.Or(now.ExposeNfcTagToStaff),
            AttestationMode.Or(now.AttestationMode), PayEarlyClockIn.Or(now.PayEarlyClockIn), DefaultVendorId.Or(now.DefaultVendorId),
            MinimumPaidMinutes.Or(now.MinimumPaidMinutes), StayLateMinutes.Or(now.StayLateMinutes), LateStepMinutes.Or(now.LateStepMinutes), OvertimeAfterMinutes.Or(now.OvertimeAfterMinutes), OvertimePercent.Or(now.OvertimePercent),
            WeeklyOvertimeAfterMinutes.Or(now.WeeklyOvertimeAfterMinutes), WeeklyOvertimePercent.Or(now.WeeklyOvertimePercent), WeekStartsOn.Or(now.WeekStartsOn), BillWeeklyOvertime.Or(now.BillWeeklyOvertime),
            FeeBasisPoints.Or(now.FeeBasisPoints), TaxBasisPoints.Or(now.TaxBasisPoints));
    }

    public static async Task<Result<SettingsView>> Handle(Input change, StaffingDb db, Scope scope, TimeProvider clock, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        // The first two who decide something come one after the other.
        await transaction.TakeTurn("staffing.settings", scope.Caller.Company.Value, cancel);
        if (change.DefaultVendorId is { IsGiven: true, Value: { } vendor } && !await db.Vendors.AnyAsync(v => v.Id == vendor && v.Status == Standing.Active, cancel)) return OperatingProblems.UnknownVendor;
        var settings = await db.Settings.SingleOrDefaultAsync(cancel) ?? db.Settings.Add(new StaffingSettings { Id = NewId.At<StaffingSettingsId>(clock), CompanyId = scope.Caller.Company }).Entity;
        var decided = change.Over(settings);
        db.Entry(settings).CurrentValues.SetValues(decided);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return decided;
    }
}
