using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>A firm that runs its staff here; <see cref="CompanyId.Root"/> is the platform itself.</summary>
[Tracked("auth", "company")]
internal sealed class Company : IRecord, IGlobal
{
    public CompanyId Id { get; init; }
    public bool IsActive { get; private set; } = true;
    public int RecordVersion { get; private set; } = 1;
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset UpdatedAt { get; private set; }

    public string Name { get; set; } = "";

    /// <summary>What the world calls it by; never changes.</summary>
    public string Codename { get; set; } = "";

    public string? Fullname { get; set; }
    public string? Avatar { get; set; }
    public UserId? OwnerId { get; init; }
    public string? Industry { get; set; }
    public string? CompanySize { get; set; }

    /// <summary>IANA name.</summary>
    public string Timezone { get; set; } = "UTC";

    /// <summary>Counted up each time the zone becomes another one.</summary>
    public int ZoneVersion { get; private set; }

    public DateTimeOffset? ZoneSince { get; private set; }

    /// <summary>BCP 47: the language of those who chose none.</summary>
    public string Language { get; set; } = "en";

    public CompanySettings Settings { get; set; } = new();

    /// <summary>The founder's mail until it is verified.</summary>
    public string? UnverifiedFounder { get; set; }

    /// <summary>Its founder has shown that the mail address is theirs. Until then it is in no list, and nobody joins.</summary>
    public bool Verified { get; private set; }

    public bool TakesRegistrations => Verified && Settings.SelfRegistration is not SelfRegistration.Off;

    public CompanyId CompanyId => Id;

    Guid IRecord.Key => Id.Value;

    /// <returns>Whether that is another zone.</returns>
    public bool FollowClockOf(string timezone, DateTimeOffset now)
    {
        if (timezone == Timezone) return false;
        (Timezone, ZoneVersion, ZoneSince) = (timezone, ZoneVersion + 1, now);
        return true;
    }

    public void Verify() => (Verified, UnverifiedFounder) = (true, null);

    void IRecord.Stamp(DateTimeOffset now, bool created)
    {
        if (created) CreatedAt = now;
        else RecordVersion++;
        UpdatedAt = now;
    }
}
