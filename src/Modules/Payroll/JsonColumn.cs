using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkforceOS.Kernel;

namespace WorkforceOS.Payroll;

/// <summary>Values that are read and written whole: as jsonb, and another one only where the text is another one.</summary>
internal static class JsonColumn
{
    public static void AsJson<T>(this PropertyBuilder<T> property) =>
        property.HasColumnType("jsonb").HasConversion(value => Write(value), text => JsonSerializer.Deserialize<T>(text, Json.Plain)!,
            new ValueComparer<T>((one, other) => ReferenceEquals(one, other) || Write(one) == Write(other), value => Write(value).GetHashCode(StringComparison.Ordinal), value => value));

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, Json.Plain);
}
