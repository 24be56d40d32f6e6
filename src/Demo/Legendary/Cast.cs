namespace WorkforceOS.Demo.Legendary;

/// <summary>A worker of the marketplace.</summary>
/// <param name="Roles">By their codes, the first of them theirs before all.</param>
internal sealed record Hand(string Name, string Phone, params string[] Roles)
{
    public bool HasProfile { get; init; } = true;

    /// <summary>Of the certificate that baristas need: valid, or over since last month; null for none.</summary>
    public bool? IsCertified { get; init; } = true;
}

/// <summary>A role with what is paid and billed for an hour.</summary>
internal sealed record Rate(string Code, string Name, int PayCents, int BillCents);

/// <summary>Who and what there is at the marketplace.</summary>
internal static class Cast
{
    public const string Codename = "legendary";
    public const string Company = "Legendary";
    public const string CompanyName = "Legendary Event Staffing and Entertainment";
    public const string Zone = "America/Los_Angeles";
    public const string Pool = "Legendary Staffing Pool A";
    public const string Cafes = "Google Mountain View Cafes";
    public const string Bayview = "Bayview Conference Center";
    public const string FoodHandler = "FOOD_HANDLER";

    public const string Founder = "founder@demo.krow.test";
    public const string Ops = "ops@demo.krow.test";
    public const string Owner = "owner@demo.krow.test";
    public const string Manager = "manager@demo.krow.test";
    public const string BayviewOwner = "owner@bayview.krow.test";

    public const string OtherCodename = "northwind";
    public const string OtherCompany = "Northwind";
    public const string OtherCompanyName = "Northwind Staffing";
    public const string OtherFounder = "founder@northwind.krow.test";
    public const string OtherOwner = "owner@northwind.krow.test";
    public const string OtherPool = "Northwind Pool";
    public const string OtherBusiness = "Harbour Hotel";

    public static readonly Rate[] Rates =
    [
        new("BARISTA", "Barista", 2300, 3100), new("SERVER", "Server", 2000, 2700), new("LINE_COOK", "Line cook", 2400, 3300), new("EVENT_LEAD", "Event lead", 3000, 4200), new("DISHWASHER", "Dishwasher", 1800, 2500),
    ];

    public static readonly Hand Ana = new("Ana Barista", "+15550100001", "BARISTA", "SERVER");
    public static readonly Hand Ben = new("Ben Brewer", "+15550100002", "BARISTA");
    public static readonly Hand Cara = new("Cara Crema", "+15550100003", "BARISTA", "SERVER");
    public static readonly Hand Dan = new("Dan Drip", "+15550100004", "BARISTA");
    public static readonly Hand Eve = new("Eve Espresso", "+15550100005", "BARISTA") { HasProfile = false, IsCertified = null };
    public static readonly Hand Finn = new("Finn Filter", "+15550100006", "BARISTA", "DISHWASHER") { IsCertified = false };
    public static readonly Hand[] Hands = [Ana, Ben, Cara, Dan, Eve, Finn];
    public static readonly Hand Gia = new("Gia Grind", "+15550100007", "BARISTA") { IsCertified = null };

    public static readonly string[] Documents = ["Government ID", "Right to work", "Background check"];
    public static readonly string[] Attire = ["Black trousers", "Black shoes", "Apron", "Cap"];
}
