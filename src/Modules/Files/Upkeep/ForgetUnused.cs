using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Files.Upkeep;

/// <summary>Deletes what was uploaded and never referred to.</summary>
internal sealed class ForgetUnused(FileSettings settings, TimeProvider clock) : IJob
{
    public const string Name = "files.forgetUnused";

    public Task Run(IServiceProvider services, CancellationToken cancel) =>
        ForgottenFiles.Delete(services.GetRequiredService<Scope>(), "unused_since IS NOT NULL", "unused_since", clock.GetUtcNow().AddDays(-settings.KeepUnusedDays), cancel);
}
