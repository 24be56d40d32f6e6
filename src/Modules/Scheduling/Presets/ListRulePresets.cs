using WorkforceOS.Kernel;

namespace WorkforceOS.Scheduling.Presets;

/// <summary>Everybody may read which presets there are.</summary>
internal static class ListRulePresets
{
    public static Task<Result<IReadOnlyList<RulePreset>>> Handle(RulePresets presets, CancellationToken cancel) => Task.FromResult<Result<IReadOnlyList<RulePreset>>>(presets.All.ToList());
}
