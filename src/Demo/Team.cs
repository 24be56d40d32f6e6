using WorkforceOS.Contracts.Identity;

namespace WorkforceOS.Demo;

/// <param name="Salary">Of a month.</param>
internal sealed record Person(string Fullname, string Team, string Position, decimal Salary, bool Leads = false)
{
    public string Email => $"{Fullname.ToLowerInvariant().Replace(' ', '.')}@{DemoCompany.Domain}";
}

/// <summary>Who works at Babil: invented people, always the same.</summary>
internal static class Team
{
    public const string Shop = "Shop";
    public const string Warehouse = "Warehouse";
    public const string Night = "Night dispatch";
    public const string Care = "Customer care";
    public const string Office = "Office";

    public static readonly string[] Names = [Shop, Warehouse, Night, Care, Office];

    public static readonly Person[] Leads =
    [
        new("Elif Demirtepe", Shop, "Shop manager", 4200, Leads: true),
        new("Tomasz Wrobelski", Warehouse, "Warehouse manager", 4350, Leads: true),
        new("Amara Okonjoye", Night, "Night dispatch lead", 4100, Leads: true),
        new("Lucia Ferrandiz", Care, "Head of customer care", 4250, Leads: true),
        new("Kenji Satomura", Office, "Head of finance", 5200, Leads: true),
    ];

    public static readonly Person[] Members =
    [
        .. Of(Shop, "Bookseller", 2450, "Mia Lindqvall", "Deniz Arslangil", "Noah Bergmannis", "Priya Ramanesh", "Mateo Iglesiano", "Yuki Tanabeko",
            "Leila Haddadian", "Oscar Nymanson", "Zeynep Kayalar", "Ines Marquesa", "Samuel Adeyinka"),
        .. Of(Warehouse, "Picker", 2300, "Piotr Kowalewicz", "Hana Novakova Reise", "Emre Yildizhan", "Jonas Kruegermann", "Fatima Zahidi", "Luca Morettini",
            "Aisha Bangurani", "Viktor Hollosy", "Selin Aydogmus"),
        .. Of(Night, "Dispatcher", 2750, "Kwame Mensahene", "Irina Volkovaya", "Baran Tekinalp", "Sofia Lombardelli", "Ahmet Karabulutlu"),
        .. Of(Care, "Care agent", 2400, "Chloe Beaumarchand", "Arjun Mehtani", "Nora Eilertsvik", "Can Ozgurler", "Grace Wanjikuri", "Pablo Quintanar"),
        .. Of(Office, "Accountant", 3100, "Ada Sternfeldt", "Burak Celikoglu", "Mei Lingwood", "Omar Farouki"),
    ];

    public static readonly Person[] Everybody = [.. Leads, .. Members];

    private static IEnumerable<Person> Of(string team, string position, decimal salary, params IEnumerable<string> names) =>
        names.Select((name, nr) => new Person(name, team, nr == 0 ? $"Senior {position.ToLowerInvariant()}" : position, salary + (nr == 0 ? 350 : nr * 35)));
}
