using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Surfaces.Staffing;

/// <summary>How clients order workers by the shift and workers take these shifts, as modules see it.</summary>
public static class StaffingSurface
{
    public const int UsualRows = 50;
    public const int MostRows = 200;

    /// <summary>Routes stand as they are written, with their prefix.</summary>
    public static readonly Surface Instance = new("staffing", (_, route) => route)
    {
        Grammar = new()
        {
            Enums = EnumSpelling.UpperSnakeCase,
            NaiveInstants = false,
            DaysAndInstantsMix = false,
            ScalarIsArrayOfOne = false,
            RefusesUnknownFields = false,
            RefusesUnknownParameters = false,
            TellsAllIssues = true,
            Lists = ListGrammar.Offsets(UsualRows, MostRows),
        },
        Idempotency = new()
        {
            // A key is a person's; sign-in, before which there is none, hands out secrets, which are not kept.
            Heeds = operation => operation is { Method: not "GET", Access: Access.SignedIn },
            Requires = operation => operation.Service is StaffingApi.ClientService or StaffingApi.StaffService or StaffingApi.CommandService,
            PerOperation = true,
            KeepsRefusals = true,
            ByMeaning = true,
            // Who asks at the same moment gets the same answer; only who would wait for long is told that it is being worked on.
            Waits = TimeSpan.FromSeconds(5),
            GivesUp = TimeSpan.FromSeconds(60),
            Keeps = TimeSpan.FromHours(24),
            ReplayHeader = "Idempotency-Replayed",
        },
        // The second factor and an admin's approval are the house's; here somebody is let in by what they are to the marketplace.
        WantsCompleteSignIn = false,
        Guards = [StaffingGuard.Check],
        StatusOf = operation => operation.SuccessStatus,
    };

    public static StaffingApi Staffing(this ApiMap map) => new(map);
}
