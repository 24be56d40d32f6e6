using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Nodes;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Host.OpenApi;

/// <summary>Request bodies that pass the checks of their route as they stand; the ids in them are to be replaced by one's own.</summary>
internal static class Examples
{
    public const string Id = "01960000-0000-7000-8000-000000000001";
    private const string Day = "2030-01-15";

    /// <summary>Texts whose form the route checks, by the field's name.</summary>
    private static readonly Dictionary<string, string> Texts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["email"] = "ada@example.com",
        ["password"] = "correct-horse-9",
        ["newPassword"] = "correct-horse-10",
        ["oldPassword"] = "correct-horse-9",
        ["fullname"] = "Ada Lovelace",
        ["keyword"] = "ada",
        ["codename"] = "babil",
        ["secretCode"] = "123456",
        ["roleId"] = "tenantUser",
        ["timezone"] = "Europe/Berlin",
        ["language"] = "de",
        ["currency"] = "EUR",
        ["country"] = "DE",
        ["region"] = "BY",
        ["pin"] = "473829",
        ["orderDate"] = Day,
        ["membershipId"] = Id,
        ["staffId"] = Id,
        ["tokenId"] = Id,
        ["pushToken"] = "token-of-the-device",
        ["idToken"] = "eyJhbGciOiJSUzI1NiJ9.e30.c2lnbmF0dXJl",
        ["shiftDate"] = Day,
        ["fromWeek"] = "2030-01-14",
        ["toWeeks"] = "2030-01-21",
        ["startTime"] = "09:00",
        ["endTime"] = "17:00",
        ["sendLocalTime"] = "2030-01-15T09:00",
        ["recurrenceRule"] = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
        ["avatar"] = "https://example.com/ada.png",
        ["documentUrl"] = "https://example.com/contract.pdf",
        ["redirectUrl"] = "https://example.com/paid",
        ["return_url"] = "https://example.com/paid",
        ["returnUrl"] = "https://example.com/subscription",
        ["paymentMethodId"] = "pm_card_visa",
        ["planCode"] = "ai-monthly",
        ["postalCode"] = "10115",
        ["taxIdType"] = "eu_vat",
        ["taxId"] = "DE123456789",
        ["leaveType"] = "annual",
        ["location"] = "Front desk",
        ["position"] = "Nurse",
        ["groupName"] = "Intensive care",
        ["yearly"] = "12-24",
        ["yearStart"] = "01-01",
        ["carryExpires"] = "03-31",
        ["idToken"] = "eyJhbGciOiJSUzI1NiJ9.e30.c2lnbmF0dXJl",
        ["phone"] = "+15550100001",
        ["phoneNumber"] = "+15550100001",
        ["nfcTagId"] = "NFC-DEMO-001",
        ["proofNonce"] = "01960000-nonce-000001",
        ["logoUrl"] = "https://example.com/logo.png",
        ["imageExampleUrl"] = "https://example.com/apron.png",
        ["code"] = "STANDARD",
        ["certificateType"] = "FOOD_HANDLER",
        ["accountNumber"] = "000123456789",
        ["routingNumber"] = "021000021",
        ["text"] = "3 baristas tomorrow 9am-5pm",
    };

    public static JsonObject Body(Type input, EnumSpelling enums)
    {
        var body = new JsonObject();
        foreach (var field in InputShape.Of(input).Fields.Where(IsShown)) body[field.Name] = Value(field, enums);
        return body;
    }

    public static JsonNode? Value(InputField field, EnumSpelling enums)
    {
        var one = One(field, enums);
        return field.IsList ? new JsonArray(one) : one;
    }

    public static JsonNode? Text(string name) => Texts.TryGetValue(name, out var text) ? text : null;

    /// <summary>What must be given, and what makes the example readable; a body with every optional field would not be.</summary>
    private static bool IsShown(InputField field) => field.Required || (field.IsPatch && !field.IsList && field.Type == typeof(string)) || Texts.ContainsKey(field.Name);

    private static JsonNode? One(InputField field, EnumSpelling enums)
    {
        var type = field.Type;
        if (typeof(IInput).IsAssignableFrom(type)) return Body(type, enums);
        if (type == typeof(string) && field.Checks.OfType<AllowedValuesAttribute>().FirstOrDefault() is { } allowed) return (string)allowed.Values[0]!;
        if (type == typeof(string)) return Short(Texts.GetValueOrDefault(field.Name, "A few words"), field.MostCharacters);
        if (type == typeof(bool)) return true;
        if (type == typeof(int) || type == typeof(long) || type == typeof(decimal)) return field.Checks.OfType<RangeAttribute>().FirstOrDefault() is { } range ? Convert.ToDecimal(range.Minimum, CultureInfo.InvariantCulture) : 1;
        if (type == typeof(DateOnly)) return Texts.GetValueOrDefault(field.Name, Day);
        if (type == typeof(TimeOnly)) return Texts.GetValueOrDefault(field.Name, "09:00");
        if (type == typeof(DateTimeOffset)) return Day + (field.Name is "endsAt" ? "T17:00:00Z" : "T09:00:00Z");
        if (type.IsEnum) return enums.Names(type).First();
        if (type == typeof(Guid) || typeof(IId).IsAssignableFrom(type)) return Id;
        return new JsonObject();
    }

    private static string Short(string text, int most) => text.Length > most ? text[..most] : text;
}
