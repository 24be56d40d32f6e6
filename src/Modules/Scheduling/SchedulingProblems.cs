using WorkforceOS.Kernel;

namespace WorkforceOS.Scheduling;

/// <summary>What this module refuses, and how it says so.</summary>
internal static class SchedulingProblems
{
    public static readonly Problem NoLength = Problem.Rule("ShiftHasNoLength", "A shift cannot end at the minute it starts.");

    public static readonly Problem SkippedByClock = Problem.Rule("ShiftHasNoLength", "The clocks go forward over these times on that day, so that the shift would have no length.");
}
