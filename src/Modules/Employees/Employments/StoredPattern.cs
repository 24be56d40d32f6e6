using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Kernel;

namespace WorkforceOS.Employees.Employments;

/// <summary>Work patterns as they are stored, and compared.</summary>
internal static class StoredPattern
{
    public static readonly ValueComparer<WorkPattern?> Comparer = new((one, other) => Same(one, other), pattern => pattern == null ? 0 : Write(pattern)!.GetHashCode(StringComparison.Ordinal));

    public static string? Write(WorkPattern? pattern) => pattern is null ? null : JsonSerializer.Serialize(pattern, Json.Plain);

    public static WorkPattern? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<WorkPattern>(json, Json.Plain);

    public static bool Same(WorkPattern? one, WorkPattern? other) =>
        ReferenceEquals(one, other) || (one is not null && other is not null && one.Kind == other.Kind && one.Anchor == other.Anchor
            && one.Weeks.Count == other.Weeks.Count && one.Weeks.Zip(other.Weeks).All(weeks => weeks.First.SequenceEqual(weeks.Second)));
}
