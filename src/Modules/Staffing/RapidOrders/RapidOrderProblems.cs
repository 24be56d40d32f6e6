using WorkforceOS.Contracts.Models;
using WorkforceOS.Kernel;

namespace WorkforceOS.Staffing.RapidOrders;

/// <summary>What rapid orders refuse.</summary>
internal static class RapidOrderProblems
{
    public static readonly Problem NotSetUp = Problem.Rule("SERVICE_UNAVAILABLE", "Recordings are not written down here. Type the order, or ask the operator.", status: 503);
    public static readonly Problem Failed = Problem.Rule("MODEL_FAILED", "The recording could not be written down. Please try again, or type the order.", status: 502);
    public static readonly Problem NotSound = Problem.WrongType("audioFileUri", "A recording is wanted.");

    public static Problem Of(ModelRefusal refusal) => refusal.Kind switch
    {
        ModelRefusalKind.NotSetUp => NotSetUp,
        ModelRefusalKind.TooMuch => Problem.TooManyRequests(refusal.RetryAfter ?? TimeSpan.FromMinutes(1)),
        _ => Failed,
    };
}
