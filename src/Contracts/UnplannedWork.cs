namespace WorkforceOS.Contracts.Identity;

/// <summary>What becomes of whoever comes to work that nobody has planned.</summary>
public enum UnplannedWork
{
    /// <summary>They cannot check in.</summary>
    Off,

    /// <summary>They can.</summary>
    Allowed,

    /// <summary>They can, and a manager is to look at it.</summary>
    Review,
}
