using Microsoft.AspNetCore.Http;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.SignIn;

/// <summary>Lets somebody in: the session, and what is said of it.</summary>
internal sealed class Entrance(StaffingDb db, IExternalPeople people, ICompanies companies, Scope scope, IHttpContextAccessor http, TimeProvider clock)
{
    /// <summary>Within the transaction that makes or binds what the person is here, which is committed with it.</summary>
    public async Task<AuthEnvelope> LetIn(Account account, Member? member, StaffRef? staff, ScopeTransaction transaction, CancellationToken cancel)
    {
        db.Publish(new AuthSignedIn(account.Id), account.Id.Value);
        await db.SaveChangesAsync(cancel);
        var session = await people.BeginSession(account.Id, http.HttpContext?.Request.Headers.UserAgent.ToString(), cancel);
        await transaction.Commit(cancel);

        var company = (await companies.Find(scope.Caller.Company, cancel))!;
        return new AuthEnvelope(session.Token, session.Token, (int)(session.ExpiresAt - clock.GetUtcNow()).TotalSeconds, UserRef.Of(account), new TenantRef(company.Id, company.Name),
            member is null ? null : new BusinessRef(member.Business, member.BusinessName, member.Role), staff, RequiresProfileSetup: member is null && staff is null);
    }
}
