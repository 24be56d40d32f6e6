namespace WorkforceOS.Staffing;

internal enum ApplicationMode
{
    AutoReserve,
    DispatchReview,
}

internal enum Standing
{
    Active,
    Inactive,
}

internal enum MembershipStatus
{
    Invited,
    Active,
    Disabled,
}

internal enum ContractStatus
{
    Active,
    Pending,
    Ended,
}

internal enum AccountType
{
    Checking,
    Savings,
    Card,
}

internal enum AccountStatus
{
    Active,
    PendingVerification,
    Disabled,
}

internal enum StaffStatus
{
    Active,
    Inactive,
    Suspended,
}

internal enum AvailabilityStatus
{
    Available,
    Partial,
    Unavailable,
}

internal enum DocumentKind
{
    Document,
    Attire,
    TaxForm,
}

internal enum DocumentType
{
    GovernmentId,
    WorkAuthorization,
    BackgroundCheck,
    Policy,
    Other,
}

internal enum CredentialStatus
{
    Pending,
    Verified,
    Rejected,
    Expired,
}

internal enum TeamType
{
    Core,
    CertifiedLocation,
    Marketplace,
}

internal enum OrderType
{
    OneTime,
    Recurring,
    Permanent,
}

internal enum ServiceType
{
    Event,
    Catering,
    Hotel,
    Restaurant,
    Corporate,
    Other,
}

internal enum OrderStatus
{
    Draft,
    Open,
    Filled,
    InProgress,
    Completed,
    Cancelled,
    Replaced,
}

internal enum ShiftStatus
{
    Draft,
    Open,
    Filled,
    InProgress,
    Completed,
    Cancelled,
}

internal enum ShiftRoleStatus
{
    Open,
    Filled,
    Closed,
    Cancelled,
}

internal enum ApplicationStatus
{
    Pending,
    Confirmed,
    Rejected,
    Withdrawn,
    Expired,
}

internal enum AssignmentStatus
{
    Assigned,
    Accepted,
    Declined,
    SwapRequested,
    SwappedOut,
    CheckedIn,
    CheckedOut,
    Completed,
    Cancelled,
    NoShow,
}

internal enum CancelledBy
{
    Client,
    Staff,
    System,
    Ops,
}

internal enum SwapStatus
{
    Open,
    Resolved,
    Cancelled,
    AutoCancelled,
}
