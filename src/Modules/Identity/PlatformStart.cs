using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>Before the first request: a key to sign with, somebody who runs the platform, and the demo company where there is one.</summary>
internal sealed class PlatformStart(Scopes scopes, SigningKeys keys, Passwords passwords, IdentityOptions options, TimeProvider clock) : IHostedService
{
    private const string Via = "identity.start";

    public async Task StartAsync(CancellationToken cancel)
    {
        await keys.Current(cancel);
        await Once(EnsureSuperAdmin, cancel);
        if (options.HasDemo) await Once(EnsureDemo, cancel);
    }

    public Task StopAsync(CancellationToken cancel) => Task.CompletedTask;

    private async Task EnsureSuperAdmin(IServiceProvider services, CancellationToken cancel)
    {
        var db = services.GetRequiredService<IdentityDb>();
        var email = Mailbox.Normal(options.SuperAdmin.Email!);
        if (await db.Users.AnyAsync(u => u.Email == email && u.RoleId == Text.Of(Role.SuperAdmin), cancel)) return;
        db.Users.Add(new User
        {
            Id = NewId.At<UserId>(clock), CompanyId = CompanyId.Root, Role = Role.SuperAdmin, Email = email,
            PasswordHash = passwords.Hash(options.SuperAdmin.Password!), Fullname = "Super Admin", EmailVerified = true,
        });
        await db.SaveChangesAsync(cancel);
    }

    private async Task EnsureDemo(IServiceProvider services, CancellationToken cancel)
    {
        if (await services.GetRequiredService<IdentityDb>().Companies.AnyAsync(c => c.Codename == DemoCompany.Codename, cancel)) return;
        var owner = new User { Email = Mailbox.Normal(options.SuperAdmin.Email!), PasswordHash = passwords.Hash(options.SuperAdmin.Password!), Fullname = "Belit Babil", EmailVerified = true };
        await services.GetRequiredService<Founding>().Found(new("Babil", "Babil Online BookStore Ltd.", null, "Retail", "11-50", "Europe/Istanbul"), owner, cancel);
    }

    /// <summary>Several hosts may start at once; they do this one after the other.</summary>
    private Task Once(Func<IServiceProvider, CancellationToken, Task> step, CancellationToken cancel) => scopes.Run(Caller.Platform(CompanyId.Root, Via), async services =>
    {
        await using var turn = await services.GetRequiredService<Scope>().Begin(cancel);
        await turn.TakeTurn(Via, CompanyId.Root.Value, cancel, patience: TimeSpan.FromMinutes(5));
        await scopes.Run(Caller.Platform(CompanyId.Root, Via), own => step(own, cancel), cancel);
    }, cancel);
}
