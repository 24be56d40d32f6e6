using System.ComponentModel.DataAnnotations;
using WorkforceOS.Contracts.Files;

namespace WorkforceOS.Files;

internal enum FileDriver
{
    Disk,
    S3,
}

/// <summary>Where files are kept, and for how long. Section <c>Files</c>.</summary>
internal sealed record FileSettings : IValidatableObject
{
    public const string Section = "Files";

    public FileDriver Driver { get; init; }

    public S3Options S3 { get; init; } = new();

    /// <summary>Days by category of evidence; 0 is for ever.</summary>
    public Dictionary<string, int> KeepDays { get; init; } = [];

    /// <summary>How long an upload waits for somebody to refer to it.</summary>
    [Range(1, 3650)]
    public int KeepUnusedDays { get; init; } = 7;

    /// <summary>With what holds where nothing is set.</summary>
    public IEnumerable<KeyValuePair<string, int>> Kept => new Dictionary<string, int>(KeepDays.Prepend(new(EvidenceCategories.LocationBatch, 90)).GroupBy(k => k.Key).Select(k => k.Last())).Where(k => k.Value > 0);

    public IEnumerable<ValidationResult> Validate(ValidationContext context)
    {
        if (KeepDays.Values.Any(days => days is < 0 or > 36_500)) yield return new("Days are 0 (for ever) to 36500.", [nameof(KeepDays)]);
        if (Driver is not FileDriver.S3) yield break;
        if (string.IsNullOrEmpty(S3.Bucket)) yield return new("Set Files:S3:Bucket to the bucket to use.", [nameof(S3)]);
        if (string.IsNullOrEmpty(S3.AccessKey) || string.IsNullOrEmpty(S3.SecretKey)) yield return new("Set Files:S3:AccessKey and Files:S3:SecretKey.", [nameof(S3)]);
        if (S3.Endpoint is { } endpoint && !(Uri.TryCreate(endpoint, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")) yield return new("Files:S3:Endpoint is a http or https address.", [nameof(S3)]);
    }
}

/// <summary>A service that speaks S3.</summary>
internal sealed record S3Options
{
    /// <summary>Null is Amazon's own of the region.</summary>
    public string? Endpoint { get; init; }

    public string? Bucket { get; init; }

    public string Region { get; init; } = "us-east-1";

    public string? AccessKey { get; init; }

    public string? SecretKey { get; init; }

    /// <summary>The bucket stands in the path, not in the host's name.</summary>
    public bool PathStyle { get; init; }
}
