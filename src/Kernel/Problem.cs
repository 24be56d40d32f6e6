namespace WorkforceOS.Kernel;

/// <summary>What sort of refusal it is. Each surface has its own words and codes for all but <see cref="Rule"/>, whose sentence is the module's.</summary>
public enum ProblemKind
{
    Rule,
    Missing,
    WrongType,
    NotAnEnumValue,
    NotAValid,
    ArrayGiven,
    BadId,
    UnknownField,
    UnknownParameter,
    BadBody,
    BodyTooLarge,
    UnsupportedMedia,
    UnknownCompany,
    LoginRequired,
    OtherCompany,
    SecondFactorPending,
    ApprovalPending,
    RoleRequired,
    NotTheOwner,
    NotFound,
    NoSuchRoute,
    MethodNotAllowed,
    Duplicate,
    ChangedMeanwhile,
    IdempotencyKeyMissing,
    IdempotencyKeyInvalid,
    IdempotencyKeyReused,
    IdempotencyKeyInUse,
    TooManyRequests,
    Unavailable,
    Bug,
}

/// <summary>A refusal, as a value.</summary>
/// <param name="Status">The HTTP status that goes with it.</param>
/// <param name="Code">Stable, for machines; null where the kind alone says it.</param>
/// <param name="Message">For <see cref="ProblemKind.Rule"/> a sentence for people; otherwise what it is about: the path of the field (<c>points[1].lat</c>), the parameter, the index.</param>
/// <param name="Detail">More, as data or as a sentence; goes to the caller.</param>
public sealed record Problem(ProblemKind Kind, int Status, string? Code, string Message, object? Detail = null)
{
    public static readonly Problem NotFound = new(ProblemKind.NotFound, 404, null, "");
    public static readonly Problem NotTheOwner = new(ProblemKind.NotTheOwner, 403, null, "");
    public static readonly Problem LoginRequired = new(ProblemKind.LoginRequired, 401, null, "");
    public static readonly Problem SecondFactorPending = new(ProblemKind.SecondFactorPending, 403, null, "");
    public static readonly Problem ApprovalPending = new(ProblemKind.ApprovalPending, 403, null, "");
    public static readonly Problem OtherCompany = new(ProblemKind.OtherCompany, 403, null, "");
    public static readonly Problem UnknownCompany = new(ProblemKind.UnknownCompany, 400, null, "");
    public static readonly Problem BadBody = new(ProblemKind.BadBody, 400, null, "");
    public static readonly Problem BodyTooLarge = new(ProblemKind.BodyTooLarge, 413, null, "");
    public static readonly Problem UnsupportedMedia = new(ProblemKind.UnsupportedMedia, 415, null, "");
    public static readonly Problem Bug = new(ProblemKind.Bug, 500, null, "");

    /// <summary>The database cannot be reached, or has no time left for this.</summary>
    public static readonly Problem Unavailable = new(ProblemKind.Unavailable, 503, null, "The database cannot be reached at the moment. Please try again.");

    /// <summary>One statement took longer than any may.</summary>
    public static readonly Problem TookTooLong = new(ProblemKind.Unavailable, 503, "TookTooLong", "This took longer than it may. Please ask for less at once, or try again later.");

    /// <summary>Somebody else changed the same thing at the same moment, more often than we retry, or holds it too long.</summary>
    public static readonly Problem Busy = new(ProblemKind.ChangedMeanwhile, 409, null, "This was changed by somebody else at the same moment. Please try again.");

    /// <summary>What a value is not, where <see cref="ProblemKind.NotAValid"/>: Date, Number, Field, …</summary>
    public string? What { get; init; }

    /// <summary>The roles that would do, where <see cref="ProblemKind.RoleRequired"/>.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>All that is wrong with an input, this first, on surfaces that tell it all.</summary>
    public IReadOnlyList<Problem> Issues { get; init; } = [];

    /// <summary>When it is worth trying again.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static Problem Rule(string code, string sentence, object? detail = null, int status = 400) => new(ProblemKind.Rule, status, code, sentence, detail);
    public static Problem Forbidden(string code, string sentence) => new(ProblemKind.Rule, 403, code, sentence);
    public static Problem Missing(string name) => new(ProblemKind.Missing, 400, null, name);
    public static Problem WrongType(string name, string? why = null) => new(ProblemKind.WrongType, 400, null, name, why);
    public static Problem NotAnEnumValue(string name, IEnumerable<string> allowed) => new(ProblemKind.NotAnEnumValue, 400, null, name, "One of: " + string.Join(", ", allowed));

    /// <summary>What lists say of a filter or a page that does not parse.</summary>
    /// <param name="what">Date, Number, …</param>
    public static Problem NotAValid(string name, string what, string? why = null) => new(ProblemKind.NotAValid, 400, null, name, why) { What = what };
    public static Problem ArrayGiven(string name) => new(ProblemKind.ArrayGiven, 400, null, name);
    public static Problem BadId(string name) => new(ProblemKind.BadId, 400, null, name);
    public static Problem UnknownField(string name) => new(ProblemKind.UnknownField, 400, null, name, "There is no such field.");
    public static Problem UnknownParameter(string name) => new(ProblemKind.UnknownParameter, 400, null, name, "There is no such parameter.");
    public static Problem Duplicate(string index) => new(ProblemKind.Duplicate, 400, null, index);
    public static Problem RoleRequired(params IEnumerable<Role> roles) => new(ProblemKind.RoleRequired, 403, null, "") { Roles = [.. roles] };
    public static Problem TooManyRequests(TimeSpan retryAfter) => new(ProblemKind.TooManyRequests, 429, null, "") { RetryAfter = retryAfter };

    /// <summary>The change was meant for an older version than the one that stands.</summary>
    /// <param name="current">The object as the caller may see it now; null where there is no way to read it.</param>
    public static Problem ChangedMeanwhile(object? current) => new(ProblemKind.ChangedMeanwhile, 409, null, "This was changed by somebody else since it was read. Look at it as it is now, and decide anew.", current);
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
