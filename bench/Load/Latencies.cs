namespace WorkforceOS.Bench;

/// <summary>How long each of many requests took, in milliseconds, in order of length.</summary>
internal sealed class Latencies
{
    private readonly double[] sorted;

    public Latencies(IEnumerable<double> milliseconds) => sorted = [.. milliseconds.Order()];

    public int Count => sorted.Length;

    public double Mean => Count == 0 ? double.NaN : sorted.Average();

    public double Median => Percentile(50);

    public double P99 => Percentile(99);

    public double Longest => Percentile(100);

    /// <summary>By nearest rank: the shortest time within which so many of a hundred were answered.</summary>
    public double Percentile(double percent) =>
        Count == 0 ? double.NaN : sorted[Math.Clamp((int)Math.Ceiling(Count * percent / 100) - 1, 0, Count - 1)];
}
