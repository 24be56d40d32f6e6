using NodaTime;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Contracts.Identity;

/// <summary>A department: the contract's <c>userGroup</c>.</summary>
public readonly record struct DepartmentId(Guid Value) : IId<DepartmentId>
{
    public static DepartmentId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

public sealed record CompanyRegistered(UserId Owner) : IEvent
{
    public static string Name => "company.registered";
}

/// <summary>The company's wall clock is another one now; what is planned keeps its wall-clock times.</summary>
/// <param name="Version">Of the clock; 0 where a build said so that counted none.</param>
/// <param name="At">What began before this stays as it was.</param>
public sealed record CompanyZoneChanged(string OldZone, string NewZone, int Version = 0, DateTimeOffset? At = null) : IEvent
{
    public static string Name => "company.zoneChanged";
}

/// <summary>The company's settings name other hours beyond which overtime begins.</summary>
public sealed record OvertimeSettingsChanged(decimal DailyHours, decimal WeeklyHours) : IEvent
{
    public static string Name => "company.overtimeSettingsChanged";
}

/// <summary>The company's settings name other public holidays: those of another country or region.</summary>
public sealed record HolidaySettingsChanged(string? Country, string? Region) : IEvent
{
    public static string Name => "company.holidaySettingsChanged";
}

/// <summary>The company's settings round worked time otherwise.</summary>
public sealed record RoundingSettingsChanged : IEvent
{
    public static string Name => "company.roundingSettingsChanged";
}

/// <param name="ByAdmin">An admin made the account; its owner may know nothing of it.</param>
public sealed record UserRegistered(UserId User, string Fullname, string Email, bool ByAdmin = false) : IEvent
{
    public static string Name => "user.registered";
}

/// <summary>For the first time a code came back that was mailed to the person: the address is theirs.</summary>
public sealed record EmailProved(UserId User) : IEvent
{
    public static string Name => "user.emailProved";
}

/// <summary>Deleted or archived: no longer to be planned, shown or told.</summary>
/// <param name="LastDay">On which they were employed, where whoever deleted them said it; else the day of it.</param>
/// <param name="Archived">By themselves, and for thirty days they may come back.</param>
/// <param name="Reason">In the words of whoever deleted them, if they said.</param>
public sealed record UserDeactivated(UserId User, DateOnly? LastDay = null, bool Archived = false, string? Reason = null) : IEvent
{
    public static string Name => "user.deactivated";
}

/// <summary>Whoever archived their account came back within thirty days.</summary>
public sealed record UserReturned(UserId User) : IEvent
{
    public static string Name => "user.returned";
}

/// <summary>An admin has let in who registered and waited for it.</summary>
public sealed record UserApproved(UserId User) : IEvent
{
    public static string Name => "user.approved";
}

/// <summary>Somebody may do other things than before.</summary>
public sealed record UserRoleChanged(UserId User, Role Before, Role After) : IEvent
{
    public static string Name => "user.roleChanged";
}

/// <summary>Thirty days after archiving: personal fields go, sums and the audit trail stay.</summary>
public sealed record UserErased(UserId User) : IEvent
{
    public static string Name => "user.erased";
}

/// <param name="ByThemselves">False when an admin did it.</param>
public sealed record PasswordChanged(UserId User, bool ByThemselves, string? Address) : IEvent
{
    public static string Name => "user.passwordChanged";
}

/// <summary>With a code from the mail. Sessions and API keys ended with it.</summary>
public sealed record PasswordReset(UserId User, string? Address) : IEvent
{
    public static string Name => "user.passwordReset";
}

/// <param name="Hint">The key's last four characters.</param>
public sealed record ApiKeyCreated(UserId User, string KeyName, string Hint, DateTimeOffset? ExpiresAt, string? Address) : IEvent
{
    public static string Name => "apiKey.created";
}

/// <summary>Somebody guessed wrong too often.</summary>
/// <param name="Guessed">The wrong ones: <c>password</c>, or codes of <c>emailVerification</c>, <c>passwordReset</c>, <c>emailSecondFactor</c>.</param>
/// <param name="Address">Where the last guess came from, which alone is locked out where passwords are guessed.</param>
public sealed record SignInLocked(UserId User, string Guessed, DateTimeOffset Until, string? Address) : IEvent
{
    public static string Name => "user.signInLocked";
}

public sealed record DepartmentMemberJoined(DepartmentId Department, UserId User) : IEvent
{
    public static string Name => "department.memberJoined";
}

public sealed record DepartmentMemberLeft(DepartmentId Department, UserId User) : IEvent
{
    public static string Name => "department.memberLeft";
}

public sealed record DepartmentDeleted(DepartmentId Department) : IEvent
{
    public static string Name => "department.deleted";
}

/// <summary>A person as other objects show them to this reader.</summary>
/// <param name="Email">One's own, and of those whom the reader manages; else null.</param>
/// <param name="Avatar">Null for who was deleted; of them the name stays.</param>
public sealed record PersonBrief(UserId Id, string? Email, string Fullname, string? Avatar);

/// <summary>How to write to a person, for those who send what the platform says.</summary>
/// <param name="Email">Empty for who has none.</param>
/// <param name="EmailVerified">They have shown by a code from the mailbox that the address is theirs; an admin's word for it does not count here. To an address that nobody has shown to be theirs go codes, and one invitation, in fixed words.</param>
/// <param name="Language">BCP 47; the person's, or else the company's.</param>
/// <param name="Zone">The person's clock, or else the company's.</param>
public sealed record PersonContact(UserId Id, string Email, bool EmailVerified, string Fullname, string Language, DateTimeZone Zone)
{
    /// <summary>E.164, shown to be theirs by a code; null for who has shown none.</summary>
    public string? Phone { get; init; }

    /// <summary>A person of the marketplace: told by its own surface, never by the house.</summary>
    public bool IsExternal { get; init; }
}

/// <summary>A department as other objects show it.</summary>
public sealed record DepartmentBrief(DepartmentId Id, string GroupName, string? Avatar);

/// <summary>The people of the company in whose unit of work it is asked: those of the house, where nothing else is said.</summary>
public interface IPeople
{
    /// <summary>Those of the ids that exist, living or not, of the house or not, as the caller of this unit of work may see them: to be shown to them, and for nothing else.</summary>
    Task<IReadOnlyDictionary<UserId, PersonBrief>> Briefs(IEnumerable<UserId> ids, CancellationToken cancel);

    /// <summary>The same with those of the departments that live, asked for at once.</summary>
    Task<(IReadOnlyDictionary<UserId, PersonBrief> People, IReadOnlyDictionary<DepartmentId, DepartmentBrief> Departments)> Briefs(IEnumerable<UserId> ids, IEnumerable<DepartmentId> departments, CancellationToken cancel);

    /// <summary>Those of the ids that are active users of this company, and let in.</summary>
    Task<IReadOnlySet<UserId>> Active(IEnumerable<UserId> ids, CancellationToken cancel);

    /// <summary>Those of the ids that are active, of the house or not, to write to them: never to be shown.</summary>
    Task<IReadOnlyDictionary<UserId, PersonContact>> Contacts(IEnumerable<UserId> ids, CancellationToken cancel);

    /// <summary>Those of the ids that are active users of this company, and let in, with how to write to them: never to be shown.</summary>
    Task<IReadOnlyDictionary<UserId, PersonContact>> Readers(IEnumerable<UserId> ids, CancellationToken cancel);

    /// <summary>Owner and admins: whom to tell what concerns the whole company.</summary>
    Task<IReadOnlyList<UserId>> Admins(CancellationToken cancel);

    /// <summary>Who owns the company, of several the first; null where nobody does.</summary>
    Task<UserId?> Owner(CancellationToken cancel);

    /// <summary>All active users of this company that are let in, in the order of their ids: whom to tell what concerns everybody.</summary>
    Task<IReadOnlyList<UserId>> Everyone(CancellationToken cancel);

    /// <summary>How many active users this company has that are let in: its seats.</summary>
    Task<int> CountActive(CancellationToken cancel);
}

/// <summary>The departments of the company in whose unit of work it is asked.</summary>
public interface IDepartments
{
    Task<IReadOnlyDictionary<DepartmentId, DepartmentBrief>> Briefs(IEnumerable<DepartmentId> ids, CancellationToken cancel);

    /// <summary>Active members of each of the living departments among the ids; a living department without members has an empty list, others are left out.</summary>
    Task<IReadOnlyDictionary<DepartmentId, IReadOnlyList<UserId>>> Members(IEnumerable<DepartmentId> ids, CancellationToken cancel);

    Task<IReadOnlyList<DepartmentId>> Of(UserId user, CancellationToken cancel);
}

/// <summary>Whom a token, a cookie or an API key stands for.</summary>
/// <param name="Session">Null for an API key.</param>
/// <param name="AwaitsApproval">They registered by themselves, and an admin has still to let them in.</param>
/// <param name="IsExternal">A person of the marketplace: not of the house.</param>
/// <param name="ExpiresAt">Null for an API key that lives until it is revoked.</param>
public sealed record SignedIn(SessionId? Session, UserId User, CompanyId Company, Role Role, bool SecondFactorPending, string Via, bool AwaitsApproval = false, DateTimeOffset? ExpiresAt = null, string? Agent = null, bool IsExternal = false);

public interface ISignIn
{
    /// <param name="bearer">A JWT of ours, or an API key.</param>
    /// <returns>Null when it is unknown, expired, revoked, or its user is gone.</returns>
    ValueTask<SignedIn?> Check(string bearer, CancellationToken cancel);

    /// <summary>The same at a company, where an ID token of the outside issuer counts too for whoever is bound there to its subject.</summary>
    ValueTask<SignedIn?> Check(string bearer, CompanyId at, CancellationToken cancel) => Check(bearer, cancel);

    /// <summary>Whether <see cref="Check(string,CancellationToken)"/> knows without asking the database.</summary>
    bool Remembers(string bearer) => false;

    /// <summary>Another number than before when sessions, keys or rights of the user may have changed since, on whatever host; asks no database. Whoever holds an answer of <see cref="Check(string,CancellationToken)"/> asks for this before it.</summary>
    long ChangesOf(UserId user);
}

/// <summary>The sessions of the company in whose unit of work it is asked.</summary>
public interface ISessions
{
    /// <summary>Those of the ids that have neither ended nor expired.</summary>
    Task<IReadOnlySet<SessionId>> Living(IEnumerable<SessionId> ids, CancellationToken cancel);
}

/// <summary>What an operator does to the keys that sessions' tokens are signed with.</summary>
public enum SigningKeyChange
{
    /// <summary>New tokens get a new key; what the old one signed stays good.</summary>
    Rotate,

    /// <summary>What this key signed is good no longer, on any host.</summary>
    Revoke,

    /// <summary>All are sealed under <c>Identity:KeyEncryptionSecret</c>, where they were under <c>Identity:PreviousKeyEncryptionSecret</c>, and with them whatever else is sealed.</summary>
    Reseal,
}

public static class SessionToken
{
    /// <summary>The header and the cookie that carry the token of a company's session.</summary>
    public static string NameFor(string codename) => $"workforceos-access-token-{codename}";
}
