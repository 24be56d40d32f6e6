using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Files.Upkeep;

/// <summary>Deletes evidence that is older than its category is kept.</summary>
internal sealed class ForgetOldEvidence(FileSettings settings, TimeProvider clock) : IJob
{
    public const string Name = "files.forgetOldEvidence";

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var scope = services.GetRequiredService<Scope>();
        foreach (var (category, days) in settings.Kept) await ForgottenFiles.Delete(scope, "bucket = 'evidence' AND category = @category", "created_at", clock.GetUtcNow().AddDays(-days), cancel, category);
    }
}
