using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Identity;

/// <summary>Answers with a session; a new one's token goes into a header and a cookie too.</summary>
internal sealed class SessionAnswers(IdentityDb db, ICompanies companies, IReporting reporting, SigningKeys keys, IdentityOptions options)
{
    public async Task<SessionView> MakeAndHandOut(Session session, User user, HttpContext http, CancellationToken cancel)
    {
        var answer = await Make(session, user, cancel);
        var name = SessionToken.NameFor(answer.TenantCodename);
        http.Response.Headers[name] = answer.AccessToken;
        http.Response.Cookies.Append(name, answer.AccessToken, Cookie(http, session.ExpiresAt));
        return answer;
    }

    public async Task<SessionView> Make(Session session, User user, CancellationToken cancel)
    {
        var company = (await companies.Find(session.CompanyId, cancel))!;
        var departments = await (from member in db.UserGroupMembers
                                 join department in db.UserGroups on member.GroupId equals department.Id
                                 where member.UserId == user.Id
                                 orderby department.GroupName, department.Id
                                 select new { department.Id, department.GroupName }).ToListAsync(cancel);
        var reports = (await reporting.ReportsOf(user.Id, cancel)).Count;
        var token = await TokenOf(session, cancel);
        return new SessionView(session.Id, user.Id, user.Email, user.Fullname, GeneratedPicture.Or(user), user.RoleId, user.EmailVerified,
            company.Id, company.Id, company.Name, company.Codename, [.. departments.Select(d => d.Id)], [.. departments.Select(d => d.GroupName)],
            session.CreatedAt, session.ExpiresAt, token, null, options.EmailTwoFactor && session.SecondFactorPending,
            company.Zone.Id, company.Settings.Currency, user.Language ?? company.Language, reports > 0, reports, user.Approved);
    }

    public async Task<string> TokenOf(Session session, CancellationToken cancel)
    {
        var key = await keys.Current(cancel);
        return new Token(session.Id, session.UserId, session.CompanyId, key.Id, session.CreatedAt.ToUnixTimeSeconds(), session.ExpiresAt.ToUnixTimeSeconds()).Signed(key);
    }

    public static void Clear(HttpContext http, string codename) => http.Response.Cookies.Delete(SessionToken.NameFor(codename), Cookie(http, null));

    /// <summary>Outside Development no browser sends it in the clear, also where a proxy did not say that it was called by https.</summary>
    private static CookieOptions Cookie(HttpContext http, DateTimeOffset? until) => new()
    {
        HttpOnly = true,
        Secure = http.Request.IsHttps || !http.RequestServices.GetRequiredService<IHostEnvironment>().IsDevelopment(),
        SameSite = http.Request.IsHttps ? SameSiteMode.None : SameSiteMode.Lax,
        Path = "/",
        Expires = until,
    };
}
