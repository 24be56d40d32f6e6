namespace WorkforceOS.Kernel;

/// <summary>What sort of refusal it is. Each wire dialect has its own words for all but <see cref="Rule"/>, whose sentence is the module's.</summary>
public enum ProblemKind
{
    Rule,
    Missing,
    WrongType,
    NotAnEnumValue,
    NotAValid,
    ArrayGiven,
    BadId,
    BadBody,
    BodyTooLarge,
    UnsupportedMedia,
    UnknownCompany,
    LoginRequired,
    OtherCompany,
    SecondFactorPending,
    RoleRequired,
    NotTheOwner,
    NotFound,
    NoSuchRoute,
    MethodNotAllowed,
    Duplicate,
    TooManyRequests,
    Busy,
    Bug,
}

/// <summary>A refusal, as a value.</summary>
/// <param name="Status">The HTTP status that goes with it.</param>
/// <param name="Code">Stable, for machines; null where the kind alone says it.</param>
/// <param name="Message">For <see cref="ProblemKind.Rule"/> a sentence for people; otherwise what it is about: the parameter, the index, the roles.</param>
/// <param name="Detail">More, as data or as a sentence; goes to the caller.</param>
public sealed record Problem(ProblemKind Kind, int Status, string? Code, string Message, object? Detail = null)
{
    public static readonly Problem NotFound = new(ProblemKind.NotFound, 404, null, "");
    public static readonly Problem NotTheOwner = new(ProblemKind.NotTheOwner, 403, "ForbiddenAccess", "");
    public static readonly Problem LoginRequired = new(ProblemKind.LoginRequired, 401, "LoginRequired", "");
    public static readonly Problem SecondFactorPending = new(ProblemKind.SecondFactorPending, 403, "EmailTwoFactorNeeded", "");
    public static readonly Problem OtherCompany = new(ProblemKind.OtherCompany, 403, "UserTenantMismatch", "");
    public static readonly Problem UnknownCompany = new(ProblemKind.UnknownCompany, 400, "UserTenantNotFound", "");
    public static readonly Problem BadBody = new(ProblemKind.BadBody, 400, null, "");
    public static readonly Problem Bug = new(ProblemKind.Bug, 500, null, "");

    /// <summary>Somebody else changed the same thing at the same moment, more often than we retry.</summary>
    public static readonly Problem Busy = new(ProblemKind.Busy, 409, "ChangedMeanwhile", "This was changed by somebody else at the same moment. Please try again.");

    public static Problem Rule(string code, string sentence, object? detail = null, int status = 400) => new(ProblemKind.Rule, status, code, sentence, detail);
    public static Problem Forbidden(string code, string sentence) => new(ProblemKind.Rule, 403, code, sentence);
    public static Problem Missing(string name) => new(ProblemKind.Missing, 400, null, name);
    public static Problem WrongType(string name, string? why = null) => new(ProblemKind.WrongType, 400, null, name, why);
    public static Problem NotAnEnumValue(string name, IEnumerable<string> allowed) => new(ProblemKind.NotAnEnumValue, 400, null, name, "One of: " + string.Join(", ", allowed));

    /// <summary>What lists say of a filter or a page that does not parse.</summary>
    /// <param name="what">Date, Number, …</param>
    public static Problem NotAValid(string name, string what, string? why = null) => new(ProblemKind.NotAValid, 400, null, $"{name}IsNotAValid{what}", why);
    public static Problem ArrayGiven(string name) => new(ProblemKind.ArrayGiven, 400, null, name);
    public static Problem BadId(string name) => new(ProblemKind.BadId, 400, null, name);
    public static Problem Duplicate(string index) => new(ProblemKind.Duplicate, 400, null, index);
    public static Problem RoleRequired(params IEnumerable<Role> roles) => new(ProblemKind.RoleRequired, 403, "ForbiddenAccess", string.Join(" , ", roles.Select(Text.Of)));
    public static Problem TooManyRequests(TimeSpan retryAfter) => new(ProblemKind.TooManyRequests, 429, "TooManyRequests", ((int)Math.Ceiling(Math.Max(1, retryAfter.TotalSeconds))).ToString());
}

/// <summary>The answer, or why there is none.</summary>
public readonly struct Result<T> : IResult
{
    private readonly T? value;

    private Result(T? value, Problem? problem) => (this.value, Problem) = (value, problem);

    public Problem? Problem { get; }

    /// <summary>The answer; asking for it after a refusal is a bug.</summary>
    public T Value => Problem is null ? value! : throw new InvalidOperationException($"There is no answer, but a refusal: {Problem.Code} {Problem.Message}");

    object? IResult.Value => Value;

    public static implicit operator Result<T>(T value) => new(value, null);
    public static implicit operator Result<T>(Problem problem) => new(default, problem);
}

/// <summary>A <see cref="Result{T}"/> of whichever type.</summary>
public interface IResult
{
    Problem? Problem { get; }
    object? Value { get; }
}
