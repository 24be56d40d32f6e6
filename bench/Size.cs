namespace WorkforceOS.Bench;

/// <summary>How much is filled, and for how long each thing is measured.</summary>
/// <param name="Name">The folder below <c>bench/data</c>.</param>
/// <param name="Employees">Of the large company; twenty to a line manager.</param>
/// <param name="Shifts">Past ones of the large company, two people on each; those of the coming weeks come on top.</param>
/// <param name="Connections">That ask at once, where they ask as fast as they are answered.</param>
/// <param name="CheckInsPerSecond">That arrive, however long each takes.</param>
/// <param name="OpenStreams">Of as many people; at most half of the employees.</param>
internal sealed record Size(string Name, int Companies, int Employees, int Shifts, int Connections, int CheckInsPerSecond, int OpenStreams, TimeSpan WarmUp, TimeSpan Measured)
{
    public static readonly Size Full = new("full", 200, 2_000, 1_000_000, 8, 100, 1_000, TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(30));

    public static readonly Size Quick = new("quick", 4, 40, 20_000, 4, 10, 15, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4));
}
