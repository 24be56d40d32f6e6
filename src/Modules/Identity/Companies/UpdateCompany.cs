using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>A company's admins describe and set up their company; the platform's admins any. Its codename stays.</summary>
internal static class UpdateCompany
{
    internal sealed record Input(
        [MaxLength(100), OneLine] Patch<string> Name, [MaxLength(200), OneLine] Patch<string?> Fullname, [WebAddress(OrPath = true)] Patch<string?> Avatar,
        [MaxLength(100), OneLine] Patch<string?> Industry, [MaxLength(50), OneLine] Patch<string?> CompanySize,
        [Timezone] Patch<string> Timezone, [Language] Patch<string> Language, SettingsInput? Settings = null) : IInput;

    internal sealed record SettingsInput(
        [Range(0, 120)] int? LateGraceMinutes = null,
        [Range(0, 24)] decimal? OvertimeDailyHours = null,
        [Range(0, 168)] decimal? OvertimeWeeklyHours = null,
        [Currency] string? Currency = null,
        SelfRegistration? SelfRegistration = null,
        bool? FreeLeaveTypes = null,
        [AfterMidnight] TimeOnly? HalfDayAt = null,
        [Country] string? Country = null,
        [MaxLength(50), OneLine] string? Region = null,
        OfflinePunches? OfflinePunches = null,
        bool? StrictChain = null,
        UnplannedWork? UnplannedWork = null,
        RoundingInput? Rounding = null) : IInput
    {
        public CompanySettings Over(CompanySettings now) => now with
        {
            LateGraceMinutes = LateGraceMinutes ?? now.LateGraceMinutes,
            OvertimeDailyHours = OvertimeDailyHours ?? now.OvertimeDailyHours,
            OvertimeWeeklyHours = OvertimeWeeklyHours ?? now.OvertimeWeeklyHours,
            Currency = Currency ?? now.Currency,
            SelfRegistration = SelfRegistration ?? now.SelfRegistration,
            FreeLeaveTypes = FreeLeaveTypes ?? now.FreeLeaveTypes,
            HalfDayAt = HalfDayAt ?? now.HalfDayAt,
            Country = OrNone(Country, now.Country)?.ToUpperInvariant(),
            Region = OrNone(Region, Country is null || Country == now.Country ? now.Region : null),
            OfflinePunches = OfflinePunches ?? now.OfflinePunches,
            StrictChain = StrictChain ?? now.StrictChain,
            UnplannedWork = UnplannedWork ?? now.UnplannedWork,
            Rounding = Rounding?.Over(now.Rounding) ?? now.Rounding,
        };

        /// <summary>An empty text takes it away.</summary>
        private static string? OrNone(string? given, string? now) => given is null ? now : string.IsNullOrWhiteSpace(given) ? null : given.Trim();
    }

    internal sealed record RoundingInput([AllowedValues(1, 5, 6, 10, 15, 30, ErrorMessage = "1, 5, 6, 10, 15 or 30 minutes.")] int? Unit = null, RoundTo? In = null, RoundTo? Out = null) : IInput
    {
        public Rounding Over(Rounding now) => new(Unit ?? now.Unit, In ?? now.In, Out ?? now.Out);
    }

    public static async Task<Result<CompanyView>> Handle(CompanyId companyId, Input request, IdentityDb db, KnownCompanies known, Scope scope, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (!MayChange(companyId, caller)) return Problem.NotFound;

        if (companyId != caller.Company) await scope.Enter(companyId, cancel);
        var company = await db.Companies.SingleOrDefaultAsync(c => c.Id == companyId, cancel);
        if (company is null) return Problem.NotFound;
        var oldZone = company.Timezone;
        company.Name = request.Name.Or(company.Name).Trim();
        company.Fullname = request.Fullname.Or(company.Fullname);
        company.Avatar = Picture.OrNull(request.Avatar.Or(company.Avatar));
        company.Industry = request.Industry.Or(company.Industry);
        company.CompanySize = request.CompanySize.Or(company.CompanySize);
        company.Language = request.Language.IsGiven ? LanguageTag.Canonical(request.Language.Value)! : company.Language;
        var oldSettings = company.Settings;
        company.Settings = request.Settings?.Over(oldSettings) ?? oldSettings;

        if (company.FollowClockOf(request.Timezone.Or(oldZone), clock.GetUtcNow())) db.Publish(new CompanyZoneChanged(oldZone, company.Timezone, company.ZoneVersion, company.ZoneSince), companyId.Value);
        if (OvertimeOf(company.Settings) != OvertimeOf(oldSettings)) db.Publish(new OvertimeSettingsChanged(company.Settings.OvertimeDailyHours, company.Settings.OvertimeWeeklyHours), companyId.Value);
        if ((company.Settings.Country, company.Settings.Region) != (oldSettings.Country, oldSettings.Region)) db.Publish(new HolidaySettingsChanged(company.Settings.Country, company.Settings.Region), companyId.Value);
        if (company.Settings.Rounding != oldSettings.Rounding) db.Publish(new RoundingSettingsChanged(), companyId.Value);
        db.Signal(KnownCompanies.Changed, companyId.ToString());
        await db.SaveChangesAsync(cancel);
        known.Forget(companyId);
        return CompanyView.Of(company);
    }

    private static (decimal Daily, decimal Weekly) OvertimeOf(CompanySettings settings) => (settings.OvertimeDailyHours, settings.OvertimeWeeklyHours);

    /// <summary>Root belongs to the super admin alone.</summary>
    private static bool MayChange(CompanyId company, Caller caller) => caller.Role switch
    {
        Role.SuperAdmin => true,
        Role.SaasAdmin => company != CompanyId.Root,
        _ => company == caller.Company,
    };
}

/// <summary>A time within a day that leaves something of it on either side.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class AfterMidnightAttribute() : ValidationAttribute("A time of day after midnight.")
{
    public override bool IsValid(object? value) => value is not TimeOnly time || time > TimeOnly.MinValue;
}
