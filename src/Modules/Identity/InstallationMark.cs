using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>
/// A database is marked for the demo or for production by the host that first starts on it, and the other kind refuses it: no password
/// that everybody knows gets into production, and nobody is shown the codes of real people.
/// </summary>
internal sealed class InstallationMark(Scopes scopes, PasswordHashing hashing, IdentityOptions options)
{
    private const string Demo = "demo";
    private const string Production = "production";

    private string Wanted => options.HasDemo ? Demo : Production;

    /// <exception cref="BadConfigurationException">The database is of the other kind; the message says what to do.</exception>
    public Task Check(CancellationToken cancel) => scopes.Run(Caller.System("identity.start"), async services =>
    {
        var db = services.GetRequiredService<IdentityDb>();
        var mark = (await db.Database.SqlQuery<string>($"SELECT purpose AS \"Value\" FROM kernel.installation").ToListAsync(cancel)).SingleOrDefault();
        if (mark is Production && options.HasDemo) throw IsProduction();
        if (mark is Demo && !options.HasDemo) throw IsDemo();
        if (!options.HasDemo) await RefuseDemoPeople(db, cancel);
        if (mark is not null) return;

        // Databases from before the mark tell by what is in them.
        if (options.HasDemo && await HoldsRealPlatform(db, cancel)) throw IsProduction();
        await db.Database.ExecuteSqlAsync($"INSERT INTO kernel.installation (purpose) VALUES ({Wanted}) ON CONFLICT DO NOTHING", cancel);
    }, cancel);

    private async Task RefuseDemoPeople(IdentityDb db, CancellationToken cancel)
    {
        // The demo's people are looked for in every company.
        var people = await db.Users.IgnoreQueryFilters([ModuleDb.TenantFilter]).AsNoTracking()
            .Where(u => u.Email == DemoCompany.AdminEmail || u.Email!.EndsWith("@" + DemoCompany.Domain)).Select(u => new { u.Email, u.PasswordHash }).ToListAsync(cancel);
        foreach (var person in people)
        {
            if (await hashing.Verify(person.PasswordHash, DemoCompany.Password, cancel) is not PasswordVerificationResult.Failed)
            {
                throw new BadConfigurationException($"In this database {person.Email} signs in with the demo's password, which everybody knows. Start on an empty database (WORKFORCEOS_DATA or ConnectionStrings:Database); "
                    + $"or, if this one holds real companies, end the demo's accounts first: UPDATE identity.users SET is_active = false WHERE email = '{DemoCompany.AdminEmail}' OR email LIKE '%@{DemoCompany.Domain}'");
            }
        }
    }

    private async Task<bool> HoldsRealPlatform(IdentityDb db, CancellationToken cancel)
    {
        if (await db.Companies.AnyAsync(c => c.Codename == DemoCompany.Codename, cancel)) return false;
        var email = Mailbox.Normal(options.SuperAdmin.Email!);
        // Super admins live in root; here is looked across companies.
        return await db.Users.IgnoreQueryFilters([ModuleDb.TenantFilter]).AnyAsync(u => u.RoleId == Text.Of(Role.SuperAdmin) && u.Email != email, cancel);
    }

    private static BadConfigurationException IsProduction() => new(
        "This database is a production's, and Development would show everybody's sign-in codes. Set ASPNETCORE_ENVIRONMENT=Production, or let WORKFORCEOS_DATA or ConnectionStrings:Database name another database to try things out.");

    private static BadConfigurationException IsDemo() => new(
        "This database was made by Development for trying things out: its people sign in with a password that everybody knows. Start on an empty one (WORKFORCEOS_DATA or ConnectionStrings:Database), or set ASPNETCORE_ENVIRONMENT=Development and listen on localhost.");
}
