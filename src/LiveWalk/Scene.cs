using System.Globalization;

namespace WorkforceOS.LiveWalk;

/// <summary>A place where workers clock in.</summary>
internal sealed record Place(string Id, string Name);

/// <summary>A shift that was ordered.</summary>
internal sealed record Ordered(string Order, string Shift, string Role, DateTimeOffset StartsAt);

/// <summary>Who and what a walk has made so far, and what it knows of them.</summary>
internal sealed class Scene(string run)
{
    /// <summary>Of the hub of the guides; the fence has a radius of 120 metres.</summary>
    public const decimal Latitude = 37.4221m, Longitude = -122.0841m;

    /// <summary>Where the guides have somebody wander off to.</summary>
    public const decimal AwayLatitude = 37.4301m, AwayLongitude = -122.0761m;

    public const int Radius = 120;

    /// <summary>Per hour, in cents.</summary>
    public const int PayRate = 2300, BillRate = 3100;

    /// <summary>Whoever came is paid for so many minutes at least, by the rules that the walk gives its marketplace: nobody works for hours here.</summary>
    public const int PaidMinutes = 120;

    public const int PayCents = PayRate * PaidMinutes / 60, BillCents = BillRate * PaidMinutes / 60;
    public const string Certificate = "FOOD_HANDLER";

    public string RoleCode => $"BARISTA_{run.ToUpperInvariant()}";
    public string BusinessName => $"Walk Cafes {run}";
    public string ClientEmail => $"owner@{run}.walk.example";
    public string Password => $"tide-and-salt-{run}";

    /// <summary>When this run began: what it asks for has its times by this, so that it asks for the same when it goes on.</summary>
    public DateTimeOffset Began { get; set; }

    public Person Operator { get; set; } = new("operator", null);
    public Person Visitor { get; set; } = new("visitor", null);
    public Person Owner { get; set; } = new("owner", null);
    public Person Ana { get; set; } = new("Ana Barista", null);
    public Person Ben { get; set; } = new("Ben Brewer", null);
    public Person Cid { get; set; } = new("Cid Crema", null);

    /// <summary>Workers are people of the house, since no code comes to phones that nobody has.</summary>
    public bool WorkersAreOfTheHouse { get; set; }

    public string Business { get; set; } = "";
    public string Vendor { get; set; } = "";
    public string CatalogRole { get; set; } = "";
    public string Document { get; set; } = "";
    public string Attire { get; set; } = "";
    public bool HasOwnBenefit { get; set; }

    /// <summary>By its fence, and by its tag.</summary>
    public Place Cafe { get; set; } = new("", "");

    public Place Counter { get; set; } = new("", "");
    public string Tag => $"NFC-WALK-{run.ToUpperInvariant()}";

    /// <summary>Those under way, at the cafe and at the counter, and the one whose worker is late.</summary>
    public Ordered AtCafe { get; set; } = new("", "", "", default);

    public Ordered AtCounter { get; set; } = new("", "", "", default);
    public Ordered Missed { get; set; } = new("", "", "", default);

    /// <summary>The assignments to them: of Ana, of Ben, of Cid.</summary>
    public string AnaAtCafe { get; set; } = "";

    public string BenAtCounter { get; set; } = "";
    public string CidMissing { get; set; } = "";

    /// <summary>On which the work that is under way counts.</summary>
    public DateTimeOffset WorkStart => Began.AddMinutes(-1);

    public string WorkDay => Day(0);

    /// <summary>So many days after the work that is under way.</summary>
    public string Day(int after) => WorkStart.AddDays(after).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public string Range => $"from={Day(-1)}&to={Day(7)}";

    public static string Wire(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
