using System.Text.Json;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Staffing.Profile;

/// <summary>Seals what stands in tax forms, and shows of it what may be shown.</summary>
internal sealed class TaxPapers(ISecretBox box)
{
    public const string Purpose = "tax form";

    /// <exception cref="BadConfigurationException">It was sealed under another secret.</exception>
    public Dictionary<string, string> Open(TaxForm? form) =>
        form is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>((box.Open(Purpose, form.FieldsEncrypted) ?? throw Resealing.OtherSecret).Opened, Json.Plain)!;

    public byte[] Seal<T>(T content) => box.Seal(Purpose, JsonSerializer.SerializeToUtf8Bytes(content, Json.Plain));

    /// <summary>What was said over what stands there: null takes back, what no form asks for is left out, and what is shown masked and sent back as shown stays.</summary>
    public static Result<Dictionary<string, string>> Merged(TaxFormType form, Dictionary<string, string> before, JsonElement said)
    {
        if (said.ValueKind is not JsonValueKind.Object) return Problem.WrongType("fields", "An object of the form's fields.");
        var merged = new Dictionary<string, string>(before);
        foreach (var given in said.EnumerateObject())
        {
            if (TaxFields.Find(form, given.Name) is not { } field) continue;
            if (given.Value.ValueKind is JsonValueKind.Null || given.Value.ValueKind is JsonValueKind.String && string.IsNullOrWhiteSpace(given.Value.GetString()))
            {
                merged.Remove(field.Name);
                continue;
            }
            if (TextOf(given.Value) is not { } text || !Text.IsStorable(text)) return Wrong(field);
            if (before.TryGetValue(field.Name, out var kept) && field.IsSensitive && TaxFields.Shown(field, kept) == text) continue;
            if (TaxFields.Normal(field, text) is not { } normal) return Wrong(field);
            merged[field.Name] = normal;
        }
        return merged;
    }

    public static IReadOnlyDictionary<string, object> Shown(TaxFormType form, Dictionary<string, string> fields) =>
        TaxFields.Of(form).Where(f => fields.ContainsKey(f.Name)).ToDictionary(f => f.Name, f => Value(f, fields[f.Name]));

    private static object Value(TaxField field, string kept) => field.Format switch
    {
        TaxFieldFormat.YesNo => kept is "true",
        TaxFieldFormat.Amount => decimal.Parse(kept, System.Globalization.CultureInfo.InvariantCulture),
        _ => TaxFields.Shown(field, kept),
    };

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    private static Problem Wrong(TaxField field) => Problem.WrongType($"fields.{field.Name}", field.Format switch
    {
        TaxFieldFormat.State => "Two letters, such as CA.",
        TaxFieldFormat.Zip => "Such as 94043 or 94043-1351.",
        TaxFieldFormat.Ssn => "A social security number: nine digits.",
        TaxFieldFormat.Ein => "Nine digits.",
        TaxFieldFormat.Day => "A day: 2026-01-31.",
        TaxFieldFormat.Amount => "Dollars, with two digits at most.",
        TaxFieldFormat.YesNo => "true or false.",
        TaxFieldFormat.Choice => $"One of: {string.Join(", ", field.Choices)}.",
        _ => "One line of text.",
    });
}

/// <summary>Who signed, and when, as they say.</summary>
internal sealed record TaxSignature(string Name, DateTimeOffset SignedAt);
