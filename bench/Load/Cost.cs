namespace WorkforceOS.Bench;

/// <summary>What a stretch of load costs, from now on.</summary>
internal sealed class Cost(HostProcess host, ClusterTime cluster)
{
    private readonly TimeSpan hostBefore = host.Worked();
    private readonly long bytesBefore = host.AllocatedBytes;
    private readonly TimeSpan clusterBefore = cluster.Worked();

    public Spent SoFar() => new(host.Worked() - hostBefore, host.AllocatedBytes - bytesBefore, cluster.Worked() - clusterBefore);
}

/// <param name="Host">Processor time of the host.</param>
/// <param name="Bytes">That the host allocated.</param>
/// <param name="Postgres">Processor time of the cluster.</param>
internal sealed record Spent(TimeSpan Host, double Bytes, TimeSpan Postgres)
{
    public Spent Each(double requests) => new(Host / requests, Bytes / requests, Postgres / requests);
}
