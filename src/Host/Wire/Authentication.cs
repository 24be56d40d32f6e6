using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Host.Wire;

/// <summary>Who sent a request: by bearer, by header or by cookie.</summary>
internal sealed class RequestSignIn(ISignIn signIn, Origins origins, RateLimits limits)
{
    /// <param name="at">The company, where it is known already: ID tokens of an outside issuer count at one.</param>
    /// <returns>The token that was sent and whom it stands for; the refusal where the address has sent too many that stand for nobody.</returns>
    public async ValueTask<(string? Token, SignedIn? Who, Problem? Problem)> Check(HttpContext http, string codename, CompanyId? at, CancellationToken cancel)
    {
        if (Token(http.Request, codename) is not { } token) return default;
        var (who, asksTooMuch) = signIn.Remembers(token) ? (await signIn.Check(token, cancel), null) : await limits.LookUp(http, () => at is { } company ? signIn.Check(token, company, cancel) : signIn.Check(token, cancel));
        return (token, who, asksTooMuch);
    }

    public ValueTask<SignedIn?> Check(string token, CompanyId at, CancellationToken cancel) => signIn.Check(token, at, cancel);

    public long ChangesOf(UserId user) => signIn.ChangesOf(user);

    private string? Token(HttpRequest request, string codename)
    {
        var bearer = request.Headers.Authorization.ToString();
        if (bearer.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return bearer[7..].Trim();
        var name = SessionToken.NameFor(codename);
        if (request.Headers[name].ToString() is { Length: > 0 } header) return header;
        return request.Cookies.TryGetValue(name, out var cookie) && cookie is not "" && origins.Trusts(request) ? cookie : null;
    }
}

/// <summary>
/// The host's sign-in as ASP.NET knows it, for what is mapped beside the operations: libraries' endpoints, pages. The company is the
/// one that the header or the query names, else the token's own.
/// </summary>
internal sealed class SessionAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, RequestSignIn signIn, ICompanies companies, Dialects dialects)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Session";
    public const string CompanyClaim = "company";
    public const string SessionClaim = "session";
    private const string PendingClaim = "secondFactorPending";
    private const string UnapprovedClaim = "awaitsApproval";
    private const string ExternalClaim = "external";

    /// <summary>Of the house, and signed in all the way; what <c>RequireAuthorization()</c> means where it names no policy.</summary>
    public static readonly AuthorizationPolicy SignedInPolicy = new AuthorizationPolicyBuilder(SchemeName).RequireAuthenticatedUser()
        .RequireAssertion(caller => !caller.User.HasClaim(claim => claim.Type is PendingClaim or UnapprovedClaim or ExternalClaim)).Build();

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // It finds out by itself, when its company and its limits are known.
        if (Context.GetEndpoint()?.Metadata.GetMetadata<Operation>() is not null) return AuthenticateResult.NoResult();

        var selection = dialects.Of(Context).Selection;
        var named = Request.Headers[selection.Header].ToString().Trim();
        if (named is "" && selection.Parameter is { } parameter) named = Request.Query[parameter].ToString().Trim();
        var (_, who, problem) = await signIn.Check(Context, named is "" ? selection.Otherwise ?? "" : named.ToLowerInvariant(), at: null, Context.RequestAborted);
        if (problem is not null) return AuthenticateResult.Fail("Too many unknown tokens.");
        if (who is null) return AuthenticateResult.NoResult();
        if (named is not "" && who.Role is not Role.SuperAdmin && (await companies.Find(who.Company, Context.RequestAborted))?.Codename.Equals(named, StringComparison.OrdinalIgnoreCase) is not true)
            return AuthenticateResult.Fail("The token is another company's.");
        return Ticket(who);
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return dialects.Of(Context).Refuse(Context, Problem.LoginRequired);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        dialects.Of(Context).Refuse(Context, Context.User.HasClaim(claim => claim.Type == PendingClaim) ? Problem.SecondFactorPending
            : Context.User.HasClaim(claim => claim.Type == UnapprovedClaim) ? Problem.ApprovalPending : Problem.RoleRequired());

    private AuthenticateResult Ticket(SignedIn who)
    {
        var identity = new ClaimsIdentity(SchemeName);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, who.User.ToString()));
        identity.AddClaim(new Claim(ClaimTypes.Role, Text.Of(who.Role)));
        identity.AddClaim(new Claim(CompanyClaim, who.Company.ToString()));
        if (who.Session is { } session) identity.AddClaim(new Claim(SessionClaim, session.ToString()));
        if (who.SecondFactorPending) identity.AddClaim(new Claim(PendingClaim, "true"));
        if (who.IsExternal) identity.AddClaim(new Claim(ExternalClaim, "true"));
        if (who.AwaitsApproval) identity.AddClaim(new Claim(UnapprovedClaim, "true"));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }
}
