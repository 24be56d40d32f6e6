using System.Globalization;

namespace WorkforceOS.Staffing.Profile;

/// <summary>What a field of a tax form holds.</summary>
internal enum TaxFieldFormat
{
    Text,
    State,
    Zip,
    Ssn,
    Ein,
    Day,
    Email,
    Phone,
    Amount,
    YesNo,

    /// <summary>Letters and digits: the number of a document.</summary>
    DocumentNumber,

    Choice,
}

/// <summary>What is asked for in a form.</summary>
/// <param name="IsRequired">Without it the form is not handed in.</param>
/// <param name="IsSensitive">Shown as its last four characters only.</param>
/// <param name="Choices">In capitals.</param>
internal sealed record TaxField(string Name, TaxFieldFormat Format, bool IsRequired = false, bool IsSensitive = false, params string[] Choices)
{
    /// <summary>Required too where another field says this.</summary>
    public (string Field, string Value)? RequiredWhere { get; init; }

    /// <summary>Or this one in its place.</summary>
    public string? Or { get; init; }
}

/// <summary>
/// The fields of the forms of the United States, by their names here: W-4 of the Internal Revenue Service (steps 1 to 4), I-9 of the Citizenship
/// and Immigration Services (section 1, which the worker fills in) and W-9 of the Internal Revenue Service (lines 1 to 7 and part I).
/// </summary>
internal static class TaxFields
{
    private static readonly TaxField[] Address =
    [
        new("address", TaxFieldFormat.Text, true), new("city", TaxFieldFormat.Text, true), new("state", TaxFieldFormat.State, true), new("zip", TaxFieldFormat.Zip, true),
    ];

    private static readonly Dictionary<TaxFormType, TaxField[]> All = new()
    {
        [TaxFormType.W4] =
        [
            new("firstName", TaxFieldFormat.Text, true), new("middleInitial", TaxFieldFormat.Text), new("lastName", TaxFieldFormat.Text, true), new("ssn", TaxFieldFormat.Ssn, true, true), .. Address,
            new("filingStatus", TaxFieldFormat.Choice, true, false, "SINGLE", "MARRIED_FILING_SEPARATELY", "MARRIED_FILING_JOINTLY", "HEAD_OF_HOUSEHOLD"),
            new("multipleJobs", TaxFieldFormat.YesNo), new("dependentsAmount", TaxFieldFormat.Amount), new("otherIncome", TaxFieldFormat.Amount), new("deductions", TaxFieldFormat.Amount), new("extraWithholding", TaxFieldFormat.Amount), new("exempt", TaxFieldFormat.YesNo),
        ],
        [TaxFormType.I9] =
        [
            new("firstName", TaxFieldFormat.Text, true), new("middleInitial", TaxFieldFormat.Text), new("lastName", TaxFieldFormat.Text, true), new("otherLastNames", TaxFieldFormat.Text), .. Address, new("apartment", TaxFieldFormat.Text),
            new("dateOfBirth", TaxFieldFormat.Day, true), new("ssn", TaxFieldFormat.Ssn, false, true), new("email", TaxFieldFormat.Email), new("phone", TaxFieldFormat.Phone),
            new("citizenshipStatus", TaxFieldFormat.Choice, true, false, "CITIZEN", "NONCITIZEN_NATIONAL", "LAWFUL_PERMANENT_RESIDENT", "AUTHORIZED_ALIEN"),
            new("uscisNumber", TaxFieldFormat.DocumentNumber, false, true) { RequiredWhere = ("citizenshipStatus", "LAWFUL_PERMANENT_RESIDENT") },
            new("workAuthorizationExpires", TaxFieldFormat.Day) { RequiredWhere = ("citizenshipStatus", "AUTHORIZED_ALIEN") },
            new("i94Number", TaxFieldFormat.DocumentNumber, false, true), new("passportNumber", TaxFieldFormat.DocumentNumber, false, true), new("passportCountry", TaxFieldFormat.Text),
        ],
        [TaxFormType.W9] =
        [
            new("name", TaxFieldFormat.Text, true), new("businessName", TaxFieldFormat.Text),
            new("taxClassification", TaxFieldFormat.Choice, true, false, "INDIVIDUAL", "C_CORPORATION", "S_CORPORATION", "PARTNERSHIP", "TRUST_ESTATE", "LLC", "OTHER"), .. Address,
            new("exemptPayeeCode", TaxFieldFormat.Text), new("fatcaCode", TaxFieldFormat.Text), new("accountNumbers", TaxFieldFormat.Text, false, true),
            new("ssn", TaxFieldFormat.Ssn, true, true) { Or = "ein" }, new("ein", TaxFieldFormat.Ein, false, true),
        ],
    };

    public static IReadOnlyList<TaxField> Of(TaxFormType form) => All[form];

    public static TaxField? Find(TaxFormType form, string name) => Array.Find(All[form], f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Names of what still has to be said, in the order of the form.</summary>
    public static IReadOnlyList<string> Missing(TaxFormType form, IReadOnlyDictionary<string, string> fields) => [.. All[form].Where(f => !fields.ContainsKey(f.Name) && IsWanted(f, fields)).Select(f => f.Name)];

    /// <returns>As it is kept; null where it is none.</returns>
    public static string? Normal(TaxField field, string given)
    {
        var text = given.Trim();
        return field.Format switch
        {
            TaxFieldFormat.Text => text.Length <= 200 && Kernel.OneLineAttribute.IsOneLine(text) ? text : null,
            TaxFieldFormat.State => text.Length == 2 && text.All(char.IsAsciiLetter) ? text.ToUpperInvariant() : null,
            TaxFieldFormat.Zip => IsZip(text) ? text : null,
            TaxFieldFormat.Ssn => Digits(text) is { Length: 9 } ssn && IsSsn(ssn) ? ssn : null,
            TaxFieldFormat.Ein => Digits(text) is { Length: 9 } ein ? ein : null,
            TaxFieldFormat.Day => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and <= 2200 ? $"{day:yyyy-MM-dd}" : null,
            TaxFieldFormat.Email => IsEmail(text) ? text : null,
            TaxFieldFormat.Phone => IsPhone(text) ? text : null,
            TaxFieldFormat.Amount => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount <= 10_000_000 && decimal.Round(amount, 2, MidpointRounding.AwayFromZero) == amount ? amount.ToString("0.##", CultureInfo.InvariantCulture) : null,
            TaxFieldFormat.YesNo => text.ToUpperInvariant() switch { "TRUE" or "YES" => "true", "FALSE" or "NO" => "false", _ => null },
            TaxFieldFormat.DocumentNumber => text.Length is >= 6 and <= 20 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-') ? text.ToUpperInvariant() : null,
            _ => Array.Find(field.Choices, c => c == text.ToUpperInvariant().Replace(' ', '_')),
        };
    }

    /// <summary>As it is shown, to its own worker too: <c>***-**-6789</c>, <c>**-***6789</c>, else the last four characters.</summary>
    public static string Shown(TaxField field, string kept) => !field.IsSensitive ? kept : field.Format switch
    {
        TaxFieldFormat.Ssn => $"***-**-{kept[^4..]}",
        TaxFieldFormat.Ein => $"**-***{kept[^4..]}",
        _ => $"****{kept[^Math.Min(4, kept.Length / 2)..]}",
    };

    private static bool IsWanted(TaxField field, IReadOnlyDictionary<string, string> fields) =>
        field.RequiredWhere is { } where ? fields.GetValueOrDefault(where.Field) == where.Value : field.IsRequired && (field.Or is null || !fields.ContainsKey(field.Or));

    private static string? Digits(string text) => text.All(c => char.IsAsciiDigit(c) || c is '-' or ' ') ? string.Concat(text.Where(char.IsAsciiDigit)) : null;

    /// <summary>Area 000, 666 and from 900, group 00 and serial 0000 are given to nobody (Social Security Administration, randomization of 2011).</summary>
    private static bool IsSsn(string digits) => digits[..3] is not ("000" or "666") && digits[0] is not '9' && digits[3..5] is not "00" && digits[5..] is not "0000";

    private static bool IsZip(string text) => text.Length is 5 or 10 && !text.Where((c, at) => at is 5 ? c is not '-' : !char.IsAsciiDigit(c)).Any();

    private static bool IsEmail(string text) => text.Length <= 254 && !text.Any(char.IsWhiteSpace) && text.Split('@') is [{ Length: > 0 }, { Length: > 2 } host] && host.Trim('.') == host && host.Contains('.');

    private static bool IsPhone(string text) => text.Length <= 25 && text.Count(char.IsAsciiDigit) is >= 7 and <= 15 && text.All(c => char.IsAsciiDigit(c) || c is '+' or '-' or ' ' or '(' or ')');
}
