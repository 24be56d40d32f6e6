using WorkforceOS.Contracts.Models;
using WorkforceOS.Kernel;

namespace WorkforceOS.Agents;

/// <summary>What the model's doors refuse.</summary>
internal static class AgentsProblems
{
    public static readonly Problem NotSetUp = Problem.Rule("SERVICE_UNAVAILABLE", "No model is set up here. Ask the operator.", status: 503);
    public static readonly Problem Failed = Problem.Rule("MODEL_FAILED", "The model gave no answer that could be used. Please try again.", status: 502);
    public static readonly Problem NotSeen = Problem.WrongType("fileUrls", "Pictures and PDFs are wanted.");
    public static readonly Problem TooLarge = Problem.WrongType("fileUrls", "At most 10 MB altogether.");

    public static Problem Of(ModelRefusal refusal) => refusal.Kind switch
    {
        ModelRefusalKind.NotSetUp => NotSetUp,
        ModelRefusalKind.TooMuch => Problem.TooManyRequests(refusal.RetryAfter ?? TimeSpan.FromMinutes(1)),
        _ => Failed,
    };
}
