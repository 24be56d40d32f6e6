using WorkforceOS.Host.Wire;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Host.OpenApi;

/// <summary>What <see cref="OperationEndpoint"/> and the executor refuse by themselves, around the handler.</summary>
internal static class PipelineRefusals
{
    public static IEnumerable<Problem> Of(Operation operation)
    {
        yield return Problem.UnknownCompany;
        yield return Problem.UnknownParameter("");
        yield return Problem.TooManyRequests(TimeSpan.FromSeconds(1));
        yield return Problem.Bug;
        yield return Problem.Unavailable;
        yield return Problem.TookTooLong;
        if (operation.Access is not Access.Public)
        {
            yield return Problem.LoginRequired;
            yield return Problem.OtherCompany;
            if (operation.Surface.WantsCompleteSignIn && operation.Access is not Access.SecondFactorPending) yield return Problem.SecondFactorPending;
            if (operation.Surface.WantsCompleteSignIn && !operation.AnswersBeforeApproval) yield return Problem.ApprovalPending;
        }
        if (operation.Roles.Count > 0) yield return Problem.RoleRequired(operation.Roles);
        if (operation.Method is not "GET") yield return Problem.Busy;
        if (operation.Plan.TakesBody || operation.Plan.TakesFile)
        {
            yield return Problem.BodyTooLarge;
            yield return Problem.UnsupportedMedia;
        }
        if (!IdempotencyKey.Heeded(operation)) yield break;
        if (operation.Surface.Idempotency.Requires(operation)) yield return new(ProblemKind.IdempotencyKeyMissing, 400, null, "");
        yield return new(ProblemKind.IdempotencyKeyInvalid, 400, null, "");
        yield return new(ProblemKind.IdempotencyKeyInUse, 409, null, "");
        yield return new(ProblemKind.IdempotencyKeyReused, 422, null, "");
    }
}
