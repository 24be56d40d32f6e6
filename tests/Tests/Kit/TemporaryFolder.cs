namespace WorkforceOS.Tests.Kit;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("workforceos-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
