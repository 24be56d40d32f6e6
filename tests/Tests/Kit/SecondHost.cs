namespace WorkforceOS.Tests.Kit;

/// <summary>Another host of the same product on the same database. The first one has <see cref="SharedSecret"/> too.</summary>
public class SecondHost : TestHost
{
    private readonly TestHost first;

    /// <summary>By the same clock, unless a test sets another: ids of one moment, which order what happened then, come from the clock too.</summary>
    public SecondHost(TestHost first) => (this.first, Clock) = (first, first.Clock);

    public static Dictionary<string, string?> SharedSecret => new() { ["Identity:KeyEncryptionSecret"] = "the secret of all hosts of this test" };

    protected override Dictionary<string, string?> Settings => SharedSecret;

    protected override Task<string> Database() => Task.FromResult(first.ConnectionString);
}
