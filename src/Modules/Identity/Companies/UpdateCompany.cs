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
        [MaxLength(100)] Patch<string> Name, [MaxLength(200)] Patch<string?> Fullname, [WebAddress] Patch<string?> Avatar,
        [MaxLength(100)] Patch<string?> Industry, [MaxLength(50)] Patch<string?> CompanySize,
        [MaxLength(100)] Patch<string> Timezone, SettingsInput? Settings = null) : IInput;

    internal sealed record SettingsInput(
        [Range(0, 120)] int? LateGraceMinutes = null,
        [Range(0, 24)] decimal? OvertimeDailyHours = null,
        [Range(0, 168)] decimal? OvertimeWeeklyHours = null,
        [RegularExpression("[A-Z]{3}", ErrorMessage = "Three capitals, as in ISO 4217.")] string? Currency = null) : IInput
    {
        public CompanySettings Over(CompanySettings now) => new(LateGraceMinutes ?? now.LateGraceMinutes, OvertimeDailyHours ?? now.OvertimeDailyHours, OvertimeWeeklyHours ?? now.OvertimeWeeklyHours, Currency ?? now.Currency);
    }

    public static async Task<Result<CompanyView>> Handle(CompanyId companyId, Input request, IdentityDb db, KnownCompanies known, Scope scope, Caller caller, CancellationToken cancel)
    {
        if (request.Timezone.IsGiven && WallClock.ZoneOrNull(request.Timezone.Value) is null) return IdentityProblems.UnknownTimezone("timezone");
        if (!MayChange(companyId, caller)) return Problem.NotFound;

        if (companyId != caller.Company) await scope.Enter(companyId, cancel);
        var company = await db.Companies.SingleOrDefaultAsync(c => c.Id == companyId, cancel);
        if (company is null) return Problem.NotFound;
        var oldZone = company.Timezone;
        company.Name = request.Name.Or(company.Name).Trim();
        company.Fullname = request.Fullname.Or(company.Fullname);
        company.Avatar = request.Avatar.Or(company.Avatar);
        company.Industry = request.Industry.Or(company.Industry);
        company.CompanySize = request.CompanySize.Or(company.CompanySize);
        company.Timezone = request.Timezone.Or(company.Timezone);
        company.Settings = request.Settings?.Over(company.Settings) ?? company.Settings;

        if (company.Timezone != oldZone) db.Publish(new CompanyZoneChanged(oldZone, company.Timezone), companyId.Value);
        db.Signal(KnownCompanies.Changed, companyId.ToString());
        await db.SaveChangesAsync(cancel);
        known.Forget(companyId);
        return CompanyView.Of(company);
    }

    /// <summary>Root belongs to the super admin alone.</summary>
    private static bool MayChange(CompanyId company, Caller caller) => caller.Role switch
    {
        Role.SuperAdmin => true,
        Role.SaasAdmin => company != CompanyId.Root,
        _ => company == caller.Company,
    };
}
