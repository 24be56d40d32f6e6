using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Identity;

/// <param name="ExpiresAt">Until when the token counts.</param>
internal sealed record OutsideToken(IdentityProof Proof, DateTimeOffset ExpiresAt);

/// <inheritdoc cref="IOutsideIssuer"/>
internal sealed class OutsideIssuer(OutsideIssuerOptions options, IssuerKeys keys, TimeProvider clock) : IOutsideIssuer
{
    public const int Longest = 16 * 1024;
    private const int LongestSubject = 255;
    private const int LongestName = 200;
    private static readonly Problem Down = Problem.Rule("IssuerUnavailable", "Whoever made this token cannot be asked for their keys at the moment. Please try again.", status: 503);
    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = Longest };

    public bool IsNamed => options.IsNamed;

    public async Task<Result<Proving>> Check(string idToken, CancellationToken cancel)
    {
        var (token, isExpired, problem) = await Read(idToken, cancel);
        return problem is not null ? problem : new Proving(token?.Proof, isExpired);
    }

    /// <summary>The same, with how long it counts.</summary>
    public async Task<(OutsideToken? Token, bool IsExpired, Problem? Problem)> Read(string text, CancellationToken cancel)
    {
        if (!IsNamed || text.Length > Longest || !handler.CanReadToken(text)) return default;
        // The algorithm is ours to choose, never the sender's.
        if (Header(text) is not { Alg: SecurityAlgorithms.RsaSha256 or SecurityAlgorithms.EcdsaSha256, Kid: { Length: > 0 } id }) return default;
        var (key, isDown) = await keys.Find(id, cancel);
        if (key is null) return isDown ? (null, false, Down) : default;

        var result = await handler.ValidateTokenAsync(text, new TokenValidationParameters
        {
            ValidIssuer = options.UsedIssuer, ValidAudience = options.UsedAudience, IssuerSigningKey = key, ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.EcdsaSha256],
            RequireExpirationTime = true, RequireSignedTokens = true, LifetimeValidator = (_, _, token, _) => IsBegun((JsonWebToken)token),
        });
        if (!result.IsValid) return default;
        var read = (JsonWebToken)result.SecurityToken;
        var ends = new DateTimeOffset(read.ValidTo, TimeSpan.Zero);
        if (clock.GetUtcNow() >= ends + Skew) return (null, true, null);
        return read.Subject is { Length: > 0 and <= LongestSubject } ? (new OutsideToken(ProofOf(read), ends + Skew), false, null) : default;
    }

    private TimeSpan Skew => TimeSpan.FromSeconds(options.ClockSkewSeconds);

    private static JsonWebToken? Header(string text)
    {
        try
        {
            return new JsonWebToken(text);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Made in the past, and to count by now. When it ends is looked at afterwards, to say so.</summary>
    private bool IsBegun(JsonWebToken token)
    {
        var latest = (clock.GetUtcNow() + Skew).UtcDateTime;
        return token.IssuedAt != DateTime.MinValue && token.IssuedAt <= latest && token.ValidFrom <= latest && token.ValidTo != DateTime.MinValue;
    }

    private static IdentityProof ProofOf(JsonWebToken token)
    {
        var phone = Claim(token, "phone_number") is { } given ? PhoneNumbers.Normal(given) : null;
        var email = Claim(token, "email") is { } address && Mailbox.IsUsable(address) && IsTrue(token, "email_verified") ? Mailbox.Normal(address) : null;
        var name = Claim(token, "name")?.Trim() is { Length: > 0 and <= LongestName } said && OneLineAttribute.IsOneLine(said) ? said : null;
        return new IdentityProof(Phone: phone, Email: email, Issuer: token.Issuer, Subject: token.Subject, Fullname: name);
    }

    private static string? Claim(JsonWebToken token, string name) => token.TryGetClaim(name, out var claim) ? claim.Value : null;

    private static bool IsTrue(JsonWebToken token, string name) => token.TryGetClaim(name, out var claim) && claim.ValueType == ClaimValueTypes.Boolean && bool.Parse(claim.Value);
}
