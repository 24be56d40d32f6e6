using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Staffing.SignIn;

/// <summary>Somebody has a session of the marketplace.</summary>
internal sealed record AuthSignedIn(UserId User) : IEvent
{
    public static string Name => "staffing.authSignedIn";
}

internal sealed record AuthSignedOut(UserId User) : IEvent
{
    public static string Name => "staffing.authSignedOut";
}

internal sealed record BusinessCreated(Guid Business, UserId Owner) : IEvent
{
    public static string Name => "staffing.businessCreated";
}

/// <summary>Whoever was invited to a client has come.</summary>
internal sealed record MembershipActivated(Guid Membership, UserId User) : IEvent
{
    public static string Name => "staffing.membershipActivated";
}

/// <summary>Whoever was invited as a worker has come.</summary>
internal sealed record StaffBound(Guid Staff, UserId User) : IEvent
{
    public static string Name => "staffing.staffBound";
}
