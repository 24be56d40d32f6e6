using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Attendance.Places;

/// <summary>In the contract's order. What shows that somebody is at the place: <c>any</c> is one of the three.</summary>
internal enum PlaceProof
{
    None,
    Geofence,
    Kiosk,
    Nfc,
    Any,
}

/// <summary>In the contract's order. What becomes of a punch without that proof: it is noted, warned of and looked at by a manager, or refused.</summary>
internal enum FenceMode
{
    Record,
    Warn,
    Stop,
}

/// <summary>What a place is like, but for its tags.</summary>
internal sealed record PlaceDescription(string Name, string? Address, decimal? Latitude, decimal? Longitude, int RadiusMeters, PlaceProof Requires, FenceMode FenceMode, string? Country, string? Region);

/// <summary>Where people work, and how it is shown that they are there.</summary>
[Tracked("attendanceManagement", "place")]
internal sealed class Place : Record<PlaceId>
{
    public const int UsualRadius = 150;
    public const int MostTags = 50;

    /// <summary>A tenth of a metre.</summary>
    private const int Decimals = 6;

    private const int HintLength = 4;
    private const char HintMark = '…';

    public string Name { get; private set; } = "";
    public string? Address { get; private set; }

    /// <summary>Degrees of WGS 84, with <see cref="Longitude"/> or neither.</summary>
    public decimal? Latitude { get; private set; }

    public decimal? Longitude { get; private set; }
    public int RadiusMeters { get; private set; }
    public PlaceProof Requires { get; private set; }
    public FenceMode FenceMode { get; private set; }

    /// <summary>ISO 3166-1, two letters.</summary>
    public string? Country { get; private set; }

    /// <summary>A part of the country, as its public holidays are listed by.</summary>
    public string? Region { get; private set; }

    /// <summary>By <see cref="Geo.TagHash"/>, in hexadecimal.</summary>
    [Secret]
    public string[] TagHashes { get; private set; } = [];

    /// <summary>The last characters of each tag, in the same order: enough for an admin to tell them apart.</summary>
    public string[] TagHints { get; private set; } = [];

    public GeoPoint? Point => Latitude is { } latitude && Longitude is { } longitude ? new GeoPoint((double)latitude, (double)longitude) : null;

    public IEnumerable<string> MaskedTags => TagHints.Select(hint => HintMark + hint);

    public PlaceDescription Description => new(Name, Address, Latitude, Longitude, RadiusMeters, Requires, FenceMode, Country, Region);

    /// <param name="tags">All that hang there; one as <see cref="MaskedTags"/> shows it stays as it is. Null leaves them all.</param>
    public Problem? Describe(PlaceDescription like, IReadOnlyList<string>? tags)
    {
        if (like.Latitude is null != like.Longitude is null) return AttendanceProblems.HalfAPosition;
        (Name, Address) = (like.Name.Trim(), string.IsNullOrWhiteSpace(like.Address) ? null : like.Address.Trim());
        (Latitude, Longitude, RadiusMeters) = (Rounded(like.Latitude), Rounded(like.Longitude), like.RadiusMeters);
        (Requires, FenceMode, Country, Region) = (like.Requires, like.FenceMode, Code(like.Country), Code(like.Region));
        if (tags is not null && Hang(tags) is { } unknown) return unknown;
        return Requires switch
        {
            PlaceProof.Geofence when Point is null => AttendanceProblems.PlaceWithoutPosition,
            PlaceProof.Nfc when TagHashes is [] => AttendanceProblems.PlaceWithoutTags,
            _ => null,
        };
    }

    public bool HasTag(string tag) => Geo.IsOneOf(tag, TagHashes.Select(Convert.FromHexString));

    private Problem? Hang(IReadOnlyList<string> tags)
    {
        var all = new List<(string Hash, string Hint)>();
        foreach (var tag in tags.Select(tag => tag.Trim()))
        {
            if (tag.StartsWith(HintMark))
            {
                var kept = TagHashes.Zip(TagHints).Where(known => known.Second.Equals(tag[1..], StringComparison.OrdinalIgnoreCase)).ToList();
                if (kept.Count == 0) return AttendanceProblems.NoSuchTag;
                all.AddRange(kept);
            }
            else
            {
                all.Add((Convert.ToHexString(Geo.TagHash(tag)), tag[^HintLength..].ToUpperInvariant()));
            }
        }
        all = [.. all.DistinctBy(tag => tag.Hash)];
        (TagHashes, TagHints) = ([.. all.Select(tag => tag.Hash)], [.. all.Select(tag => tag.Hint)]);
        return null;
    }

    private static decimal? Rounded(decimal? degrees) => degrees is { } exact ? Math.Round(exact, Decimals, MidpointRounding.AwayFromZero) : null;

    private static string? Code(string? code) => string.IsNullOrWhiteSpace(code) ? null : code.Trim().ToUpperInvariant();
}
