using WorkforceOS.Kernel;

namespace WorkforceOS.Contracts.Identity;

/// <summary>Somebody with an account in a company, of the house or not, as those see it who let people in at another surface than the house's.</summary>
/// <param name="Email">Null for who has none.</param>
/// <param name="EmailVerified">It is theirs, by a code from the mailbox or by an admin's word.</param>
/// <param name="Phone">E.164, theirs by a code that came to it; null for who has shown none.</param>
/// <param name="IsExternal">A person of the marketplace: not of the house, and shown to nobody there.</param>
public sealed record Account(UserId Id, string? Email, bool EmailVerified, string? Phone, string Fullname, bool IsExternal);

/// <summary>A password that is good enough for its owner, hashed.</summary>
public sealed record ChosenPassword(string Hash);

/// <summary>What somebody has shown to be theirs, by a code or by the word of an outside issuer.</summary>
/// <param name="Challenge">The phone code that showed it; it is used up with what follows from it.</param>
/// <param name="Phone">E.164.</param>
/// <param name="Email">An address that the issuer has verified.</param>
/// <param name="Issuer">The outside issuer, and <paramref name="Subject"/> the person there.</param>
/// <param name="Fullname">As the issuer knows them.</param>
public sealed record IdentityProof(Guid? Challenge = null, string? Phone = null, string? Email = null, string? Issuer = null, string? Subject = null, string? Fullname = null);

/// <summary>What became of showing something.</summary>
/// <param name="Proof">Null where it is not shown.</param>
/// <param name="IsExpired">It was right once, or may have been: too late.</param>
public readonly record struct Proving(IdentityProof? Proof, bool IsExpired = false);

/// <summary>A code is on its way to a phone, or is there already.</summary>
/// <param name="ResendAfter">Until then asking again for the same phone sends nothing more and answers the same challenge.</param>
public sealed record PhoneChallenge(Guid Id, TimeSpan GoodFor, TimeSpan ResendAfter);

/// <summary>A session made at a surface that asks for no second factor.</summary>
/// <param name="Token">For <c>Authorization: Bearer</c>, on every surface.</param>
public sealed record BegunSession(SessionId Id, string Token, DateTimeOffset ExpiresAt);

/// <summary>
/// The accounts of the company in whose unit of work it is asked, for a surface where people come who are not of the house. Whoever is both has
/// one account. What is registered, bound and begun here is saved with the unit of work's own transaction, where there is one, so that an
/// account and what is made for it stand or fall together.
/// </summary>
public interface IExternalPeople
{
    /// <summary>The one spelling of a mail address; null for what cannot be one.</summary>
    string? NormalEmail(string email);

    /// <summary>Hashes a password, before a transaction begins: it takes long. The refusal says why it cannot be one.</summary>
    Task<Result<ChosenPassword>> Choose(string password, string email, string fullname, CancellationToken cancel);

    /// <summary>Makes an account with an address that nobody has shown to be theirs yet. Without a password its owner comes in by a code for a new one.</summary>
    /// <returns>Null where the address is taken, also by somebody who registers at the same moment.</returns>
    Task<Account?> Register(string email, string fullname, ChosenPassword? password, CancellationToken cancel);

    /// <summary>Checks mail and password as the sign-in of the house does: counted and locked out with it, and as long for an unknown address. Whoever had left within thirty days is back by it. Outside a transaction, which would undo the count.</summary>
    /// <returns>Null where they are not right; a refusal while the address is locked out.</returns>
    Task<Result<Account?>> CheckPassword(string email, string password, CancellationToken cancel);

    /// <summary>Those of the ids that are active accounts.</summary>
    Task<IReadOnlyDictionary<UserId, Account>> Find(IEnumerable<UserId> ids, CancellationToken cancel);

    /// <summary>Whose the address is, shown or not; null where it is nobody's.</summary>
    Task<Account?> FindByEmail(string email, CancellationToken cancel);

    /// <summary>Who has shown the same before: the person bound to the issuer's subject, else whose the phone is, else whose verified address it is.</summary>
    Task<Account?> Find(IdentityProof proof, CancellationToken cancel);

    /// <summary>The same person, or a new one, with all that is shown bound to them that is nobody else's. Uses the challenge up.</summary>
    /// <param name="signedIn">Who showed it while signed in: where it is nobody's yet, it is theirs.</param>
    /// <returns>Null where the challenge is used up already.</returns>
    Task<Account?> Admit(IdentityProof proof, UserId? signedIn, CancellationToken cancel);

    /// <summary>Gives a person of the marketplace the name they say they have; of the house nobody is renamed.</summary>
    Task Rename(UserId user, string fullname, CancellationToken cancel);

    /// <summary>Begins a session in the one table of sessions, without a second factor; the oldest goes where there are too many.</summary>
    /// <param name="device">As the client names itself.</param>
    Task<BegunSession> BeginSession(UserId user, string? device, CancellationToken cancel);

    /// <summary>Ends the session that the caller of this unit of work comes with, on every host; nothing where they come with none.</summary>
    Task EndSession(CancellationToken cancel);
}

/// <summary>Codes that show whose a phone is, in the company in whose unit of work it is asked.</summary>
public interface IPhoneCodes
{
    /// <summary>A number as people write it with its country, as <c>+49 151 23456789</c>, in E.164; null where no such number can be.</summary>
    string? Normal(string phone);

    /// <summary>Sends a code; says nothing of whether the phone is known. A refusal where too many were asked for, for the phone or from the address.</summary>
    /// <param name="phone">E.164.</param>
    Task<Result<PhoneChallenge>> Start(string phone, CancellationToken cancel);

    /// <summary>Tries a code; each try counts. Outside a transaction, which would undo the count.</summary>
    Task<Proving> Check(Guid challenge, string code, CancellationToken cancel);
}

/// <summary>ID tokens of the outside issuer that the settings name, where they do.</summary>
public interface IOutsideIssuer
{
    bool IsNamed { get; }

    /// <summary>Reads a token whose signature, issuer, audience and times are right. A refusal where the issuer cannot be asked for its keys.</summary>
    Task<Result<Proving>> Check(string idToken, CancellationToken cancel);
}
