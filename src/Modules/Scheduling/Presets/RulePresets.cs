using System.Text.Json.Nodes;
using WorkforceOS.Contracts.Rules;
using WorkforceOS.Kernel;

namespace WorkforceOS.Scheduling.Presets;

/// <summary>What a preset says of one kind of rules.</summary>
/// <param name="Kind">Such as <c>payRules</c>.</param>
internal sealed record RulesOfPreset(string Kind, DateOnly AsOf, string Source, JsonObject Values);

/// <summary>Rules of one law, shipped with the product: a company takes a copy, and no link remains.</summary>
/// <param name="Notice">What whoever takes it has to know.</param>
internal sealed record RulePreset(string Name, string Title, string Notice, IReadOnlyList<RulesOfPreset> Rules);

/// <summary>The presets, with what each module that decides by rules has for them.</summary>
internal sealed class RulePresets(IEnumerable<IPresetRules> kinds)
{
    private static readonly IReadOnlyList<(string Name, string Title)> Shipped =
        [("none", "No rules but the usual ones"), ("eu", "European Union"), ("de", "Germany"), ("us", "United States"), ("usCalifornia", "California")];

    public IReadOnlyList<RulePreset> All => [.. Shipped.Select(preset => Of(preset.Name, preset.Title))];

    public RulePreset? Find(string name) => All.FirstOrDefault(preset => preset.Name == name);

    public async Task<Problem?> Apply(RulePreset preset, DateOnly validFrom, CancellationToken cancel)
    {
        foreach (var kind in kinds.OrderBy(k => k.Kind, StringComparer.Ordinal))
        {
            if (await kind.Apply(preset.Name, validFrom, cancel) is { } refusal) return refusal;
        }
        return null;
    }

    private RulePreset Of(string name, string title)
    {
        RulesOfPreset[] rules = [.. kinds.OrderBy(k => k.Kind, StringComparer.Ordinal).Select(k => (k.Kind, Values: k.Of(name))).Where(k => k.Values is not null).Select(k => new RulesOfPreset(k.Kind, k.Values!.AsOf, k.Values.Source, k.Values.Values))];
        var asOf = rules.Select(r => r.AsOf).DefaultIfEmpty().Min();
        return new RulePreset(name, title, $"Values as of {asOf:yyyy-MM-dd}, not legal advice.", rules);
    }
}
