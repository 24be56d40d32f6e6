namespace WorkforceOS.Attendance.Records;

/// <summary>How a punch came. In the contract's order.</summary>
internal enum EntrySource
{
    Web,
    Kiosk,
    Nfc,
    Manager,
    Request,
    Import,
    Offline,
    Rule,
    Marketplace,
}

/// <summary>What a manager is to look at. In the contract's order.</summary>
internal enum ReviewReason
{
    AutoClosed,
    LateOut,
    OutsideFence,
    Offline,
    MockLocation,
    Rest,
    Unplanned,
    Overlap,
}
