using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>Before the first request: a database that was made for this, a key to sign with, the one who runs the platform, and the demo company where there is one.</summary>
internal sealed class PlatformStart(Scopes scopes, InstallationMark mark, SigningKeys keys, PasswordHashing hashing, SecurityLog log, IdentityOptions options, TimeProvider clock) : IHostedService
{
    private const string Via = "identity.start";

    public async Task StartAsync(CancellationToken cancel)
    {
        await Once((_, stop) => mark.Check(stop), cancel);
        await keys.Current(cancel);
        await Once(EnsureSuperAdmin, cancel);
        if (options.HasDemo) await Once(EnsureDemo, cancel);
    }

    public Task StopAsync(CancellationToken cancel) => Task.CompletedTask;

    /// <summary>As the settings name them, with their password; whoever the settings named before is one no longer.</summary>
    private async Task EnsureSuperAdmin(IServiceProvider services, CancellationToken cancel)
    {
        var db = services.GetRequiredService<IdentityDb>();
        var email = Mailbox.Normal(options.SuperAdmin.Email!);
        var admins = await db.Users.Where(u => u.RoleId == Text.Of(Role.SuperAdmin)).ToListAsync(cancel);
        foreach (var former in admins.Where(a => a.Email != email)) await End(former, services, cancel);

        if (admins.SingleOrDefault(a => a.Email == email) is { } admin)
        {
            await KeepPassword(admin, services, cancel);
            return;
        }
        if (await db.Users.AnyAsync(u => u.Email == email, cancel)) throw new BadConfigurationException($"Identity:SuperAdmin:Email is the address of somebody who works for the platform in another role. Choose another, or delete that account first.");
        db.Users.Add(new User
        {
            Id = NewId.At<UserId>(clock), CompanyId = CompanyId.Root, Role = Role.SuperAdmin, Email = email,
            PasswordHash = await Hash(options.SuperAdmin.Password!, cancel), Fullname = "Super Admin", EmailVerified = true,
        });
        await db.SaveChangesAsync(cancel);
    }

    private async Task End(User former, IServiceProvider services, CancellationToken cancel)
    {
        var db = services.GetRequiredService<IdentityDb>();
        former.Delete();
        await db.RevokeKeysOf(former.Id, cancel);
        db.Publish(new UserDeactivated(former.Id), former.Id.Value);
        await services.GetRequiredService<EndSessions>().Save(former, SessionEnd.Deactivated, cancel);
        log.SuperAdminChanged(former.Id, "named no longer, ended");
    }

    private async Task KeepPassword(User admin, IServiceProvider services, CancellationToken cancel)
    {
        if (await hashing.Verify(admin.PasswordHash, options.SuperAdmin.Password!, cancel) is not Microsoft.AspNetCore.Identity.PasswordVerificationResult.Failed) return;
        var db = services.GetRequiredService<IdentityDb>();
        admin.PasswordHash = await Hash(options.SuperAdmin.Password!, cancel);
        await db.RevokeKeysOf(admin.Id, cancel);
        db.Publish(new PasswordChanged(admin.Id, ByThemselves: false, Address: null), admin.Id.Value);
        await services.GetRequiredService<EndSessions>().Save(admin, SessionEnd.PasswordChanged, cancel);
        log.SuperAdminChanged(admin.Id, "another password; sessions and keys ended");
    }

    private async Task EnsureDemo(IServiceProvider services, CancellationToken cancel)
    {
        if (await services.GetRequiredService<IdentityDb>().Companies.AnyAsync(c => c.Codename == DemoCompany.Codename, cancel)) return;
        var owner = new User { Email = Mailbox.Normal(options.SuperAdmin.Email!), PasswordHash = await Hash(options.SuperAdmin.Password!, cancel), Fullname = "Belit Babil", EmailVerified = true };
        await services.GetRequiredService<Founding>().Found(new("Babil", "Babil Online BookStore Ltd.", null, "Retail", "11-50", "Europe/Istanbul"), owner, cancel);
    }

    private async Task<string> Hash(string password, CancellationToken cancel) =>
        await hashing.Hash(password, cancel) ?? throw new InvalidOperationException("Nothing else is hashed before the first request.");

    /// <summary>Several hosts may start at once; they do this one after the other.</summary>
    private Task Once(Func<IServiceProvider, CancellationToken, Task> step, CancellationToken cancel) => scopes.Run(Caller.Platform(CompanyId.Root, Via), async services =>
    {
        await using var turn = await services.GetRequiredService<Scope>().Begin(cancel);
        await turn.TakeTurn(Via, CompanyId.Root.Value, cancel, patience: TimeSpan.FromMinutes(5));
        await scopes.Run(Caller.Platform(CompanyId.Root, Via), own => step(own, cancel), cancel);
    }, cancel);
}
