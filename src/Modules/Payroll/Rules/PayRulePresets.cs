using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Rules;
using WorkforceOS.Kernel;

namespace WorkforceOS.Payroll.Rules;

/// <summary>The pay rules of presets: files shipped with the product, of which a company takes a copy.</summary>
internal sealed class PayRulePresets(PayrollDb db, PayRuleVersions versions, TimeProvider clock) : IPresetRules
{
    public string Kind => "payRules";

    public PresetValues? Of(string preset) => Read(preset) is { } file ? new PresetValues(file.AsOf, file.Source, JsonSerializer.SerializeToNode(file.Values, Json.Plain)!.AsObject()) : null;

    public async Task<Problem?> Apply(string preset, DateOnly validFrom, CancellationToken cancel)
    {
        if (Read(preset) is not { } file) return null;
        var rules = await db.Rules.SingleOrDefaultAsync(r => r.ValidFrom == validFrom, cancel);
        if (rules is null) db.Rules.Add(rules = (await versions.InForce(validFrom, cancel)).Again(validFrom, clock));
        rules.Decide(validFrom, file.Values);
        await db.SaveChangesAsync(cancel);
        return null;
    }

    private static PresetFile? Read(string preset)
    {
        using var file = typeof(PayRulePresets).Assembly.GetManifestResourceStream($"payRules.{preset}.json");
        return file is null ? null : JsonSerializer.Deserialize<PresetFile>(file, Json.Plain);
    }

    private sealed record PresetFile(DateOnly AsOf, string Source, PayRuleSet Values);
}
