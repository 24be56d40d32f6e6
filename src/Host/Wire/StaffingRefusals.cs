using WorkforceOS.Kernel;

namespace WorkforceOS.Host.Wire;

/// <summary>What the staffing surface calls each sort of refusal, and how it says it to people.</summary>
internal static class StaffingRefusals
{
    public const string Invalid = "VALIDATION_ERROR";
    public const string Unavailable = "SERVICE_UNAVAILABLE";

    public static (int Status, string Code) Of(Problem problem) => problem.Kind switch
    {
        ProblemKind.Rule => (problem.Status, Spelled(problem.Code!)),
        ProblemKind.LoginRequired => (401, "UNAUTHENTICATED"),
        ProblemKind.OtherCompany or ProblemKind.SecondFactorPending or ProblemKind.ApprovalPending or ProblemKind.RoleRequired or ProblemKind.NotTheOwner => (403, "FORBIDDEN"),
        ProblemKind.NotFound or ProblemKind.NoSuchRoute => (404, "NOT_FOUND"),
        ProblemKind.MethodNotAllowed => (405, "METHOD_NOT_ALLOWED"),
        ProblemKind.BodyTooLarge => (413, "PAYLOAD_TOO_LARGE"),
        ProblemKind.UnsupportedMedia => (415, "UNSUPPORTED_MEDIA_TYPE"),
        ProblemKind.IdempotencyKeyMissing => (400, "IDEMPOTENCY_KEY_REQUIRED"),
        ProblemKind.IdempotencyKeyInUse => (409, "IDEMPOTENCY_IN_PROGRESS"),
        ProblemKind.IdempotencyKeyReused => (422, "IDEMPOTENCY_KEY_REUSED"),
        ProblemKind.TooManyRequests => (429, "RATE_LIMITED"),
        ProblemKind.Bug => (500, "INTERNAL_ERROR"),
        // This surface knows no versions: somebody else was faster, again and again, and the same request may do it next time.
        ProblemKind.ChangedMeanwhile or ProblemKind.Unavailable => (503, Unavailable),
        _ => (problem.Status, Invalid),
    };

    /// <summary>Whether the same request may be answered in a moment.</summary>
    public static bool IsWorthTryingAgain(Problem problem) => problem.Kind is ProblemKind.ChangedMeanwhile or ProblemKind.Unavailable or ProblemKind.IdempotencyKeyInUse;

    public static string Words(Problem problem) => problem.Kind switch
    {
        ProblemKind.LoginRequired => "Sign in first, or again.",
        ProblemKind.OtherCompany => "Your session is another company's.",
        ProblemKind.SecondFactorPending => "Complete your sign-in by the second factor first.",
        ProblemKind.ApprovalPending => "An admin of the company has to let you in first.",
        ProblemKind.RoleRequired or ProblemKind.NotTheOwner => "Your role does not allow this.",
        ProblemKind.NotFound => "There is no such thing here.",
        ProblemKind.NoSuchRoute => "There is no such route.",
        ProblemKind.MethodNotAllowed => "This route does not take this method.",
        ProblemKind.BodyTooLarge => "The body is too large.",
        ProblemKind.UnsupportedMedia => "The body is of a type that this route does not take.",
        ProblemKind.IdempotencyKeyMissing => $"This request needs the header {problem.Message}.",
        ProblemKind.TooManyRequests => "Too many requests. Please wait a moment.",
        ProblemKind.Bug => "Something went wrong here. Nothing was saved.",
        ProblemKind.Rule or ProblemKind.IdempotencyKeyInUse or ProblemKind.IdempotencyKeyReused or ProblemKind.Unavailable or ProblemKind.ChangedMeanwhile => problem.Message,
        _ when All(problem) is [var only] => only is ("", var words) ? words : $"{only.Path}: {only.Words}",
        _ => $"{All(problem).Count} fields are not as they should be.",
    };

    /// <summary>An object, always: what the rule tells, or what is wrong with which field.</summary>
    public static object Details(Problem problem) => problem switch
    {
        { Kind: ProblemKind.Rule, Detail: string words } => new { hint = words },
        { Kind: ProblemKind.Rule, Detail: { } told } => told,
        { Kind: not ProblemKind.Rule } when Of(problem).Code is Invalid => new { issues = All(problem).Select(i => new { path = i.Path, message = i.Words }) },
        _ => new { },
    };

    private static List<(string Path, string Words)> All(Problem problem) => [.. (problem.Issues is { Count: > 0 } all ? all : [problem]).Select(Issue)];

    private static (string Path, string Words) Issue(Problem problem) => problem.Kind switch
    {
        ProblemKind.Missing => (problem.Message, "This is required."),
        ProblemKind.BadId => (problem.Message, "This is no id."),
        ProblemKind.ArrayGiven => (problem.Message, "One value is wanted, no array."),
        ProblemKind.UnknownCompany => (Dialect.CompanyHeader, "There is no such company."),
        ProblemKind.IdempotencyKeyInvalid => (Kernel.Api.IdempotencyKey.Header, problem.Message),
        ProblemKind.BadBody => ("", "The body is not valid JSON."),
        ProblemKind.Duplicate => ("", "There is one like this already."),
        ProblemKind.BodyTooLarge or ProblemKind.UnsupportedMedia => ("", Words(problem)),
        _ => (problem.Message, problem.Detail is string { Length: > 0 } words ? words.TrimEnd('.') + "." : "This is not of the right type."),
    };

    /// <summary>Modules that also speak to other surfaces spell their codes as these do.</summary>
    private static string Spelled(string code) => code.Any(char.IsLower) ? Text.Snake(code).ToUpperInvariant() : code;
}
