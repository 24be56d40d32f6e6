namespace WorkforceOS.Bench;

/// <summary>How much is filled, and for how long each thing is measured.</summary>
/// <param name="Name">The folder below <c>bench/data</c>.</param>
/// <param name="Employees">Of the large company; twenty to a line manager.</param>
/// <param name="Most">Employees of the largest company, which has a quarter of a year of shifts and ten years of leave behind it.</param>
/// <param name="Shifts">Past ones of the large company, two people on each; those of the coming weeks come on top.</param>
/// <param name="Connections">That ask at once, where they ask as fast as they are answered.</param>
/// <param name="CheckInsPerSecond">That arrive, however long each takes; check-outs too.</param>
/// <param name="Staff">Workers of the marketplace; a multiple of ten.</param>
/// <param name="ShiftRoles">Of the marketplace, four months back and a month ahead.</param>
/// <param name="ArrivingWarmUp">Before what arrives at its own pace is measured: so few requests a second take longer until the host has compiled what they need.</param>
/// <param name="Worked">Assignments of a year of one business, for its reports; a hundredth of it is handed in and on no bill, of four others each.</param>
/// <param name="OpenStreams">Of as many people; at most half of the employees.</param>
/// <param name="Waiting">Events in the outbox after an outage.</param>
internal sealed record Size(string Name, int Companies, int Employees, int Most, int Shifts, int Connections, int CheckInsPerSecond, int OpenStreams, int Waiting, int Staff, int ShiftRoles, TimeSpan WarmUp, TimeSpan ArrivingWarmUp, TimeSpan Measured, int Worked = 0)
{
    /// <summary>Of a shift for many.</summary>
    public int Crew => Math.Min(36, (Employees - 1) / 4);

    /// <summary>Of the largest company: each comes or goes once, by the product, the recording or the statements alone, whose clients skip some.</summary>
    public int Punching => Math.Min(Most - 1, (int)((WarmUpPerSecond * ArrivingWarmUp.TotalSeconds) + (CheckInsPerSecond * (Measured.TotalSeconds + (1.5 * (WarmUp + Measured).TotalSeconds)))));

    /// <summary>Workers each of whom applies, comes, or says where they are once.</summary>
    public int Working => Math.Min(Staff, (int)((WarmUpPerSecond * ArrivingWarmUp.TotalSeconds) + (CheckInsPerSecond * (Measured.TotalSeconds + (1.5 * (WarmUp + Measured).TotalSeconds)))));

    /// <summary>So many arrive before it is measured: beyond that a host that is still compiling could not keep up, and would have no time to compile.</summary>
    public int WarmUpPerSecond => Math.Min(CheckInsPerSecond, 100);

    /// <summary>So many workers open the app each second: each of ten thousand every four minutes.</summary>
    public int OpeningPerSecond => Math.Min(40, Staff / 10);

    /// <summary>So many people sign in at once, at the start of a day.</summary>
    public int SigningIn => Math.Min(60, Employees / 2);

    public static readonly Size Full = new("full", 200, 2_000, 7_000, 1_000_000, 8, 100, 1_000, 100_000, 10_000, 100_000, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(18), TimeSpan.FromSeconds(20));

    /// <summary>For punches by themselves, at the pace of a large customer's morning: little beside the largest company, which has as many people as come in that while.</summary>
    public static readonly Size Punches = new("punches", 20, 200, 12_001, 100_000, 8, 250, 100, 10_000, 200, 2_000, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(14));

    /// <summary>For the marketplace by itself: little beside its hundred thousand shift roles.</summary>
    public static readonly Size Market = new("market", 4, 40, 120, 20_000, 8, 100, 15, 2_000, 10_000, 100_000, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(12));

    /// <summary>For reports by themselves: a year of a business with a million assignments, and little beside it.</summary>
    public static readonly Size Reports = new("reports", 4, 40, 120, 20_000, 8, 8, 15, 2_000, 10_000, 2_000, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(12), 1_000_000);

    public static readonly Size Quick = new("quick", 4, 40, 120, 20_000, 4, 8, 15, 2_000, 200, 2_000, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4), 20_000);
}
