namespace WorkforceOS.Staffing.Orders;

/// <summary>As clients write them; in tables 0 is Sunday.</summary>
internal enum Weekday
{
    Sun,
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
}
