using WorkforceOS.Contracts.Identity;

namespace WorkforceOS.Demo;

/// <param name="Salary">Of a month; null for who is paid by the hour.</param>
internal sealed record Person(string Fullname, string Team, string Position, decimal? Salary, bool Leads = false)
{
    public decimal? HourlyRate { get; init; }

    /// <summary>Hours from Monday to Sunday; null for a full week from Monday to Friday.</summary>
    public decimal[]? Week { get; init; }

    /// <summary>Whose holidays they keep, where it is not the company's.</summary>
    public string? HolidayRegion { get; init; }

    public string Email => $"{Fullname.ToLowerInvariant().Replace(' ', '.')}@{DemoCompany.Domain}";

    public bool WorksOn(DateOnly day) => Week is null ? day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) : Week[((int)day.DayOfWeek + 6) % 7] > 0;
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

    private static readonly decimal[] MondayToWednesday = [8, 8, 8, 0, 0, 0, 0];
    private static readonly decimal[] MondayToThursday = [8, 8, 8, 8, 0, 0, 0];
    private static readonly decimal[] TuesdayToSaturday = [0, 7.5m, 7.5m, 7.5m, 7.5m, 7.5m, 0];
    private static readonly decimal[] ThursdayToSaturday = [0, 0, 0, 7.5m, 7.5m, 7.5m, 0];
    private static readonly decimal[] Mornings = [4, 4, 4, 4, 4, 0, 0];
    private static readonly decimal[] SundayToThursday = [7.5m, 7.5m, 7.5m, 7.5m, 0, 0, 7.5m];

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

    /// <summary>Came this month.</summary>
    public static readonly Person Newcomer = Member("Pablo Quintanar");

    /// <summary>Leaves this month.</summary>
    public static readonly Person Leaver = Member("Omar Farouki");

    /// <summary>Earns more since the middle of last month, which was agreed only when that month was approved.</summary>
    public static readonly Person Raised = Member("Burak Celikoglu");

    public static Person Member(string fullname) => Members.Single(p => p.Fullname == fullname);

    private static IEnumerable<Person> Of(string team, string position, decimal salary, params IEnumerable<string> names) =>
        names.Select((name, nr) => Agreed(new Person(name, team, nr == 0 ? $"Senior {position.ToLowerInvariant()}" : position, salary + (nr == 0 ? 350 : nr * 35))));

    /// <summary>Who is not paid monthly for a full week from Monday to Friday.</summary>
    private static Person Agreed(Person usual) => usual.Fullname switch
    {
        "Mateo Iglesiano" or "Yuki Tanabeko" => usual with { Salary = usual.Salary * 0.6m, Week = MondayToWednesday },
        "Leila Haddadian" or "Oscar Nymanson" => usual with { Salary = null, HourlyRate = 16.40m, Week = TuesdayToSaturday },
        "Zeynep Kayalar" or "Ines Marquesa" or "Samuel Adeyinka" => usual with { Salary = null, HourlyRate = 15.75m, Week = ThursdayToSaturday },
        "Grace Wanjikuri" => usual with { Salary = usual.Salary * 0.8m, Week = MondayToThursday },
        "Mei Lingwood" => usual with { Salary = usual.Salary * 0.5m, Week = Mornings },
        "Ada Sternfeldt" => usual with { HolidayRegion = "DE-BE" },
        _ when usual.Team is Night => usual with { Week = SundayToThursday },
        _ => usual,
    };
}
