using System.Globalization;
using WorkforceOS.Contracts.Employees;

namespace WorkforceOS.Payroll.Payslips;

/// <summary>The words, numbers and days of a payslip in one language; each language is one value below.</summary>
internal sealed record PayslipWords(string Code, string DayFormat, NumberFormatInfo Numbers)
{
    public required string Payslip { get; init; }
    public required string Draft { get; init; }
    public required string Employee { get; init; }
    public required string Period { get; init; }
    public required string Employment { get; init; }
    public required string Since { get; init; }
    public required string PayBasis { get; init; }
    public required string Monthly { get; init; }
    public required string Hourly { get; init; }
    public required string PaidOn { get; init; }
    public required string AsOf { get; init; }
    public required string HoursWorked { get; init; }
    public required string OvertimeHours { get; init; }
    public required string PremiumHours { get; init; }
    public required string Absence { get; init; }
    public required string Days { get; init; }
    public required string Hours { get; init; }
    public required string Description { get; init; }
    public required string Quantity { get; init; }
    public required string Rate { get; init; }
    public required string Factor { get; init; }
    public required string Amount { get; init; }
    public required string Total { get; init; }
    public required string CarriedForward { get; init; }
    public required string NoLines { get; init; }
    public required string BeforeTaxes { get; init; }
    public required string Report { get; init; }
    public required string Version { get; init; }
    public required string Page { get; init; }

    /// <summary>What lines are called, by their code.</summary>
    public required IReadOnlyDictionary<string, string> Lines { get; init; }

    private static readonly PayslipWords English = new("en", "d MMM yyyy", Separators(".", ","))
    {
        Payslip = "Payslip",
        Draft = "Draft, not approved yet",
        Employee = "Employee",
        Period = "Period",
        Employment = "Employed",
        Since = "since {0}",
        PayBasis = "Paid",
        Monthly = "by the month",
        Hourly = "by the hour",
        PaidOn = "Paid on",
        AsOf = "As of",
        HoursWorked = "Hours worked",
        OvertimeHours = "of these overtime",
        PremiumHours = "of these with a premium",
        Absence = "Absence",
        Days = "days",
        Hours = "h",
        Description = "Description",
        Quantity = "Quantity",
        Rate = "Rate",
        Factor = "Factor",
        Amount = "Amount",
        Total = "Gross pay",
        CarriedForward = "Carried into the next period",
        NoLines = "This report keeps no details.",
        BeforeTaxes = "Before taxes and social security.",
        Report = "Report",
        Version = "version {0}",
        Page = "Page {0} of {1}",
        Lines = new Dictionary<string, string>
        {
            ["pay"] = "Pay", ["base"] = "Salary", ["hours"] = "Hours", ["absence"] = "Absence", ["paidLeave"] = "Paid leave", ["holiday"] = "Public holidays", ["overtime"] = "Overtime",
            ["toil"] = "Overtime as time off", ["premium"] = "Premium", ["bonus"] = "Bonus", ["deduction"] = "Deduction", ["expense"] = "Expenses", ["backPay"] = "Back pay",
            ["carriedIn"] = "Carried from an earlier period",
        },
    };

    private static readonly PayslipWords German = new("de", "dd.MM.yyyy", Separators(",", "."))
    {
        Payslip = "Entgeltabrechnung",
        Draft = "Entwurf, noch nicht freigegeben",
        Employee = "Name",
        Period = "Zeitraum",
        Employment = "Beschäftigt",
        Since = "seit {0}",
        PayBasis = "Bezahlung",
        Monthly = "monatlich",
        Hourly = "nach Stunden",
        PaidOn = "Ausgezahlt am",
        AsOf = "Stand",
        HoursWorked = "Arbeitsstunden",
        OvertimeHours = "davon Überstunden",
        PremiumHours = "davon mit Zuschlag",
        Absence = "Fehlzeit",
        Days = "Tage",
        Hours = "Std.",
        Description = "Bezeichnung",
        Quantity = "Menge",
        Rate = "Satz",
        Factor = "Faktor",
        Amount = "Betrag",
        Total = "Bruttoentgelt",
        CarriedForward = "Übertrag in den nächsten Zeitraum",
        NoLines = "Zu dieser Abrechnung sind keine Einzelposten gespeichert.",
        BeforeTaxes = "Vor Steuern und Sozialabgaben.",
        Report = "Abrechnung",
        Version = "Fassung {0}",
        Page = "Seite {0} von {1}",
        Lines = new Dictionary<string, string>
        {
            ["pay"] = "Entgelt", ["base"] = "Gehalt", ["hours"] = "Stundenlohn", ["absence"] = "Fehlzeit", ["paidLeave"] = "Bezahlte Abwesenheit", ["holiday"] = "Feiertage", ["overtime"] = "Überstunden",
            ["toil"] = "Überstunden als Freizeit", ["premium"] = "Zuschlag", ["bonus"] = "Bonus", ["deduction"] = "Abzug", ["expense"] = "Auslagen", ["backPay"] = "Nachzahlung",
            ["carriedIn"] = "Übertrag aus einem früheren Zeitraum",
        },
    };

    private static readonly PayslipWords Turkish = new("tr", "dd.MM.yyyy", Separators(",", "."))
    {
        Payslip = "Ücret bordrosu",
        Draft = "Taslak, henüz onaylanmadı",
        Employee = "Çalışan",
        Period = "Dönem",
        Employment = "İstihdam",
        Since = "{0} tarihinden beri",
        PayBasis = "Ücret türü",
        Monthly = "aylık",
        Hourly = "saatlik",
        PaidOn = "Ödeme tarihi",
        AsOf = "Düzenleme tarihi",
        HoursWorked = "Çalışılan saat",
        OvertimeHours = "bunun fazla mesaisi",
        PremiumHours = "bunun zamlı saati",
        Absence = "Devamsızlık",
        Days = "gün",
        Hours = "sa.",
        Description = "Açıklama",
        Quantity = "Miktar",
        Rate = "Birim ücret",
        Factor = "Katsayı",
        Amount = "Tutar",
        Total = "Brüt ücret",
        CarriedForward = "Sonraki döneme devreden",
        NoLines = "Bu bordronun ayrıntıları saklanmamıştır.",
        BeforeTaxes = "Vergi ve sosyal güvenlik kesintilerinden önce.",
        Report = "Bordro",
        Version = "sürüm {0}",
        Page = "Sayfa {0} / {1}",
        Lines = new Dictionary<string, string>
        {
            ["pay"] = "Ücret", ["base"] = "Aylık ücret", ["hours"] = "Saat ücreti", ["absence"] = "Devamsızlık", ["paidLeave"] = "Ücretli izin", ["holiday"] = "Resmî tatiller", ["overtime"] = "Fazla mesai",
            ["toil"] = "İzin olarak fazla mesai", ["premium"] = "Zam", ["bonus"] = "Prim", ["deduction"] = "Kesinti", ["expense"] = "Masraflar", ["backPay"] = "Geriye dönük ödeme",
            ["carriedIn"] = "Önceki dönemden devreden",
        },
    };

    public static readonly IReadOnlyList<PayslipWords> All = [English, German, Turkish];

    /// <summary>Those of the wanted language, such as <c>de-AT</c>, else English.</summary>
    public static PayslipWords Of(string? language) =>
        All.FirstOrDefault(words => words.Code.Equals(language?.Split('-', '_')[0], StringComparison.OrdinalIgnoreCase)) ?? English;

    public string Day(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    public string Month(DateOnly day) => day.ToString(DayFormat.Replace("dd.", "", StringComparison.Ordinal).Replace("d ", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    public string Range(DateOnly from, DateOnly to) => $"{Day(from)} – {Day(to)}";

    public string Number(decimal number, int digits) => number.ToString($"N{digits}", Numbers);

    public string? NameOf(PayBasis? basis) => basis switch { Contracts.Employees.PayBasis.Monthly => Monthly, Contracts.Employees.PayBasis.Hourly => Hourly, _ => null };

    private static NumberFormatInfo Separators(string point, string group) => NumberFormatInfo.ReadOnly(new NumberFormatInfo
    {
        NumberDecimalSeparator = point,
        NumberGroupSeparator = group,
        NegativeSign = "−",
    });
}
