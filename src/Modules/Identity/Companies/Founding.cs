using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>What a founder says of the company.</summary>
internal sealed record CompanyIdea(string Name, string? Fullname, string? Avatar, string? Industry, string? CompanySize, string Timezone, string Language = "en");

/// <summary>Makes a company and its owner, both or neither.</summary>
internal sealed class Founding(IdentityDb db, Scope scope, Scopes scopes, Codenames codenames, TimeProvider clock)
{
    /// <param name="founder">Not yet in any company: mail, password hash, name.</param>
    public async Task<Result<(Company Company, User Owner)>> Found(CompanyIdea idea, User founder, CancellationToken cancel)
    {
        var companyId = NewId.At<CompanyId>(clock);
        var owner = new User
        {
            Id = NewId.At<UserId>(clock), CompanyId = companyId, Role = Role.TenantOwner,
            Email = founder.Email, PasswordHash = founder.PasswordHash, Fullname = founder.Fullname, Avatar = founder.Avatar, EmailVerified = founder.EmailVerified,
        };
        await LetGoOfForgotten(founder.Email!, cancel);
        await scope.Enter(companyId, cancel);
        await using var transaction = await scope.Begin(cancel);
        var company = new Company
        {
            Id = companyId, OwnerId = owner.Id, Codename = await codenames.Take(idea.Name, cancel), UnverifiedFounder = founder.EmailVerified ? null : founder.Email,
            Name = idea.Name.Trim(), Fullname = idea.Fullname, Avatar = idea.Avatar, Industry = idea.Industry, CompanySize = idea.CompanySize, Timezone = idea.Timezone, Language = idea.Language,
        };
        if (founder.EmailVerified) company.Verify();
        db.Add(company);
        db.Add(owner);
        db.Publish(new CompanyRegistered(owner.Id), companyId.Value);
        db.Publish(new UserRegistered(owner.Id, owner.Fullname, owner.Email!), owner.Id.Value);
        db.Signal(KnownCompanies.Changed, companyId.ToString());
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException lost) when (lost.Violates("company_unverified_founder"))
        {
            return IdentityProblems.FoundingUnverified;
        }
        await transaction.Commit(cancel);
        return (company, owner);
    }

    /// <summary>Nobody can keep a mail from founding for longer than a code is good. Another company's row is the platform's to change.</summary>
    private Task LetGoOfForgotten(string email, CancellationToken cancel)
    {
        var before = clock.GetUtcNow() - Code.Lifetime;
        return scopes.Run(Caller.System("identity.founding"), services => services.GetRequiredService<IdentityDb>().Companies
            .Where(c => c.UnverifiedFounder == email && c.CreatedAt < before)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.UnverifiedFounder, (string?)null), cancel), cancel);
    }
}
