using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Attendance.PunchPins;

internal readonly record struct PunchPinId(Guid Value) : IId<PunchPinId>
{
    public static PunchPinId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>What a kiosk knows a person by: a PIN, a badge, or both. Neither is kept, only what they are found by.</summary>
[Tracked("attendanceManagement", "punchPin")]
internal sealed class PunchPin : Record<PunchPinId>
{
    public const string PinPurpose = "punch pin";
    public const string BadgePurpose = "punch badge";

    /// <summary>So many PINs of others may somebody hit upon, in so long, who chooses their own.</summary>
    public const int MostTaken = 5;

    public static readonly TimeSpan TakenWindow = TimeSpan.FromMinutes(15);

    public UserId UserId { get; init; }

    [Secret]
    public byte[]? PinHash { get; private set; }

    public DateTimeOffset? PinSetAt { get; private set; }

    [Secret]
    public byte[]? BadgeHash { get; private set; }

    public DateTimeOffset? BadgeSetAt { get; private set; }

    [Secret]
    public int TakenTries { get; private set; }

    [Secret]
    public DateTimeOffset? TriesSince { get; private set; }

    public void SetPin(byte[]? hash, DateTimeOffset now) => (PinHash, PinSetAt) = (hash, hash is null ? null : now);

    public void SetBadge(byte[]? hash, DateTimeOffset now) => (BadgeHash, BadgeSetAt) = (hash, hash is null ? null : now);

    /// <summary>The same PIN or badge under another key.</summary>
    /// <returns>Whether it was another one.</returns>
    public bool Rekey(byte[] hash, bool isPin)
    {
        if ((isPin ? PinHash : BadgeHash).AsSpan().SequenceEqual(hash)) return false;
        if (isPin) PinHash = hash;
        else BadgeHash = hash;
        return true;
    }

    /// <summary>How long to wait after too many PINs that others have.</summary>
    public TimeSpan? MustWait(DateTimeOffset now) => TakenTries >= MostTaken && TriesSince + TakenWindow > now ? TriesSince + TakenWindow - now : null;

    public void NoteTaken(DateTimeOffset now) =>
        (TakenTries, TriesSince) = TriesSince + TakenWindow > now ? (TakenTries + 1, TriesSince) : (1, now);

    /// <summary>It opens nothing any more, and its numbers are free for others.</summary>
    public void End()
    {
        (PinHash, PinSetAt, BadgeHash, BadgeSetAt) = (null, null, null, null);
        Delete();
    }
}
