namespace WorkforceOS.Identity;

/// <summary>How far changes have come: the number of the latest that concerned somebody. What is held in memory is bounded; beyond that a change concerns everybody.</summary>
internal sealed class ChangeCounts<TOwner> where TOwner : struct
{
    private const int Most = 100_000;
    private readonly Dictionary<TOwner, long> latest = [];
    private readonly Lock writing = new();
    private long count;
    private long latestOfAll;

    public long Of(TOwner owner)
    {
        lock (writing) return latest.TryGetValue(owner, out var own) ? own : latestOfAll;
    }

    /// <param name="owner">Null for everybody.</param>
    public void Note(TOwner? owner)
    {
        lock (writing)
        {
            count++;
            if (owner is { } one && latest.Count < Most)
            {
                latest[one] = count;
                return;
            }
            latest.Clear();
            latestOfAll = count;
        }
    }
}
