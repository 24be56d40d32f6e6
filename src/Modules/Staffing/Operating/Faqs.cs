using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Help;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Staffing.Operating;

/// <summary>A question that workers ask, and its answer.</summary>
internal sealed record FaqView : View
{
    public FaqLocale Locale { get; init; }
    public string Category { get; init; } = "";
    public string Question { get; init; } = "";
    public string Answer { get; init; } = "";

    /// <summary>Among those of its category, from the smallest.</summary>
    public int SortOrder { get; init; }

    public static FaqView Of(Faq f) => new FaqView { Locale = f.Locale, Category = f.Category, Question = f.Question, Answer = f.Answer, SortOrder = f.SortOrder }.Stamped(f);
}

/// <summary>All questions and answers.</summary>
internal static class ListMarketplaceFaqs
{
    public static readonly Filters<Faq> Filters = new Filters<Faq>().Choice("locale", f => f.Locale).Text("category", f => f.Category).Text("question", f => f.Question);

    public static async Task<Result<Page<FaqView>>> Handle(ListOf<Faq> list, StaffingDb db, CancellationToken cancel) => (await list.Read(db.Faqs, cancel)).Select(FaqView.Of);
}

/// <summary>What an operator decides of a question, under the names of its columns.</summary>
internal sealed record FaqDetails(FaqLocale Locale, string Category, string Question, string Answer, int SortOrder);

/// <summary>An operator answers a question, in one language.</summary>
internal static class CreateFaq
{
    internal sealed record Input(
        FaqLocale Locale, [MinLength(1), MaxLength(100), OneLine] string Category, [MinLength(1), MaxLength(300), OneLine] string Question, [MinLength(1), MaxLength(5000)] string Answer, [Range(0, 10_000)] int SortOrder = 0) : IInput;

    public static async Task<Result<FaqView>> Handle(Input input, StaffingDb db, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        var faq = new Faq { Id = NewId.At<FaqId>(clock), CompanyId = caller.Company };
        db.Faqs.Add(faq);
        db.Entry(faq).CurrentValues.SetValues(new FaqDetails(input.Locale, input.Category.Trim(), input.Question.Trim(), input.Answer.Trim(), input.SortOrder));
        await db.SaveChangesAsync(cancel);
        return FaqView.Of(faq);
    }
}

/// <summary>An operator answers otherwise.</summary>
internal static class UpdateFaq
{
    internal sealed record Input(
        Patch<FaqLocale> Locale, [MinLength(1), MaxLength(100), OneLine] Patch<string> Category, [MinLength(1), MaxLength(300), OneLine] Patch<string> Question, [MinLength(1), MaxLength(5000)] Patch<string> Answer, [Range(0, 10_000)] Patch<int> SortOrder) : IInput;

    public static async Task<Result<FaqView>> Handle(FaqId faqId, Input change, StaffingDb db, CancellationToken cancel)
    {
        if (await db.Faqs.SingleOrDefaultAsync(f => f.Id == faqId, cancel) is not { } faq) return Problem.NotFound;
        db.Entry(faq).CurrentValues.SetValues(new FaqDetails(change.Locale.Or(faq.Locale), change.Category.Or(faq.Category).Trim(), change.Question.Or(faq.Question).Trim(), change.Answer.Or(faq.Answer).Trim(), change.SortOrder.Or(faq.SortOrder)));
        await db.SaveChangesAsync(cancel);
        return FaqView.Of(faq);
    }
}

/// <summary>An operator takes a question off.</summary>
internal static class DeleteFaq
{
    public static async Task<Result<FaqView>> Handle(FaqId faqId, StaffingDb db, CancellationToken cancel)
    {
        if (await db.Faqs.SingleOrDefaultAsync(f => f.Id == faqId, cancel) is not { } faq) return Problem.NotFound;
        faq.Delete();
        await db.SaveChangesAsync(cancel);
        return FaqView.Of(faq);
    }
}
