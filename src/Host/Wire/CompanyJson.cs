using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Host.Wire;

/// <summary>The company surface's JSON: beside each enum <c>x</c> of an object stands <c>x_idx</c>, its position from 0.</summary>
internal static class CompanyJson
{
    public static readonly JsonSerializerOptions Options = Make();

    private static JsonSerializerOptions Make()
    {
        var options = Json.New();
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { AddPositions } };
        return options;
    }

    private static void AddPositions(JsonTypeInfo type)
    {
        if (!typeof(View).IsAssignableFrom(type.Type)) return;
        foreach (var property in type.Properties.ToList())
        {
            if (!(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType).IsEnum || property.Get is not { } get) continue;
            var position = type.CreateJsonPropertyInfo(typeof(int?), property.Name + "_idx");
            position.Get = view => get(view) is { } value ? (int)value : null;
            type.Properties.Insert(type.Properties.IndexOf(property) + 1, position);
        }
    }
}
