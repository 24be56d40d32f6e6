using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.Help;

/// <summary>The languages of the platform, in which questions are answered.</summary>
internal enum FaqLocale
{
    En,
    De,
    Tr,
}

/// <summary>A question that workers ask again and again, in one language.</summary>
[Tracked("staffing", "faq")]
internal sealed class Faq : Record<FaqId>
{
    public FaqLocale Locale { get; init; }
    public string Category { get; init; } = "";
    public string Question { get; init; } = "";
    public string Answer { get; init; } = "";

    /// <summary>Among those of its category, from the smallest.</summary>
    public int SortOrder { get; init; }
}
