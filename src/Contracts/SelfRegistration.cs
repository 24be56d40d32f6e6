namespace WorkforceOS.Contracts.Identity;

/// <summary>Who comes in that was not invited.</summary>
public enum SelfRegistration
{
    /// <summary>Whoever registers.</summary>
    Open,

    /// <summary>Whom an admin then lets in.</summary>
    Approval,

    /// <summary>Nobody.</summary>
    Off,
}
