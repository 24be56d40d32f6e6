using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Scheduling.Presets;

/// <param name="ValidFrom">The first day on which the values decide.</param>
/// <param name="DryRun">Only say what would be copied.</param>
internal sealed record ApplyRulePresetInput(DateOnly ValidFrom, bool DryRun = false) : IInput;

/// <summary>An admin copies a preset's values into the company's rules, all of them or none.</summary>
internal static class ApplyRulePreset
{
    public static async Task<Result<RulePreset>> Handle(string name, ApplyRulePresetInput input, RulePresets presets, Scope scope, CancellationToken cancel)
    {
        if (presets.Find(name) is not { } preset) return Problem.NotFound;
        if (input.DryRun) return preset;

        await using var transaction = await scope.Begin(cancel);
        if (await presets.Apply(preset, input.ValidFrom, cancel) is { } refusal) return refusal;
        await transaction.Commit(cancel);
        return preset;
    }
}
