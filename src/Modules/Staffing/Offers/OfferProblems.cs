using WorkforceOS.Kernel;

namespace WorkforceOS.Staffing.Offers;

/// <summary>What planners are refused who offer a shift, in the words of the company surface.</summary>
internal static class OfferProblems
{
    public static readonly Problem UnknownHub = Problem.Rule("UnknownHub", "There is no such hub in this marketplace.");
    public static readonly Problem HeadCountMissing = Problem.Rule("HeadCountMissing", "Say first how many people this shift needs.");
    public static readonly Problem DeadlineOver = Problem.Rule("DeadlineOver", "The deadline has passed already.");
    public static readonly Problem NotOffered = Problem.Rule("NotOffered", "No places of this shift are offered now.");
    public static readonly Problem ShiftNotOpen = Problem.Rule("ShiftNotOpen", "Somebody has come to this shift already; what was offered of it stays as it is.");

    /// <param name="most">How many could be offered, with those that are taken already.</param>
    public static Problem TooManyPlaces(int most) => Problem.Rule("TooManyPlaces", $"This shift has {most} places to offer.", new { openPlaces = most });

    public static Problem PlacesTaken(int filled) => Problem.Rule("PlacesTaken", $"{filled} of these places are taken already. Take the offer back to call their workers off.", new { filled });

    /// <summary>What is ordered by it breaks rules of the trade.</summary>
    public static Problem NotOrderable(Problem why) => Problem.Rule("OfferNotPossible", why.Detail is null ? "This shift cannot be ordered of this vendor." : "This shift breaks rules of the trade; the details say which.", why.Detail);
}
