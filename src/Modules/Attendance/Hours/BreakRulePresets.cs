using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Rules;
using WorkforceOS.Kernel;

namespace WorkforceOS.Attendance.Hours;

/// <summary>The rules of breaks of presets: files shipped with the product, of which a company takes a copy.</summary>
internal sealed class BreakRulePresets(AttendanceDb db, BreakRuleWriter writer, Caller caller, TimeProvider clock) : IPresetRules
{
    public string Kind => "breakRules";

    public PresetValues? Of(string preset) => Read(preset) is { } file ? new PresetValues(file.AsOf, file.Source, JsonSerializer.SerializeToNode(file.Values, Json.Plain)!.AsObject()) : null;

    public async Task<Problem?> Apply(string preset, DateOnly validFrom, CancellationToken cancel)
    {
        if (Read(preset) is not { Values: var values }) return null;
        var rule = await db.BreakRules.SingleOrDefaultAsync(r => r.ValidFrom == validFrom, cancel);
        if (rule is null) db.BreakRules.Add(rule = new BreakRule { Id = NewId.At<BreakRuleId>(clock), CompanyId = caller.Company, ValidFrom = validFrom });
        (rule.Pieces, rule.Deduct, rule.Steps) = (values.Pieces, values.Deduct, values.Steps);
        return await writer.Save(validFrom, cancel);
    }

    private static PresetFile? Read(string preset)
    {
        using var file = typeof(BreakRulePresets).Assembly.GetManifestResourceStream($"breakRules.{preset}.json");
        return file is null ? null : JsonSerializer.Deserialize<PresetFile>(file, Json.Plain);
    }

    private sealed record PresetFile(DateOnly AsOf, string Source, PresetRule Values);

    private sealed record PresetRule(int Pieces, bool Deduct, IReadOnlyList<BreakStep> Steps);
}
