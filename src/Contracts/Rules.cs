using System.Text.Json.Nodes;
using WorkforceOS.Kernel;

namespace WorkforceOS.Contracts.Rules;

/// <summary>What a preset shipped with the product says of one kind of rules.</summary>
/// <param name="AsOf">The day as of which the values were looked up.</param>
/// <param name="Source">Where they come from.</param>
/// <param name="Values">As an object of that kind shows them.</param>
public sealed record PresetValues(DateOnly AsOf, string Source, JsonObject Values);

/// <summary>
/// One kind of rules that presets have values for. The module that decides by such rules owns it: it ships the values and writes them into
/// its own objects. To be called inside the transaction of whoever applies a preset.
/// </summary>
public interface IPresetRules
{
    /// <summary>What an object of that kind is called on the wire, such as <c>payRules</c>.</summary>
    string Kind { get; }

    /// <returns>Null where the preset says nothing of this kind.</returns>
    PresetValues? Of(string preset);

    /// <summary>Copies the values into rules from that day on, into those that begin on it where there are any; what the preset says nothing of stays as it is in force.</summary>
    Task<Problem?> Apply(string preset, DateOnly validFrom, CancellationToken cancel);
}
