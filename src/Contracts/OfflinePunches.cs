namespace WorkforceOS.Contracts.Identity;

/// <summary>What becomes of punches that were made out of reach.</summary>
public enum OfflinePunches
{
    /// <summary>They count.</summary>
    On,

    /// <summary>They count, and a manager is to look at them.</summary>
    Review,

    /// <summary>They are refused.</summary>
    Off,
}
