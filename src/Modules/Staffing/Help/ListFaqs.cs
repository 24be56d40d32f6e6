using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Staffing.Help;

/// <summary>In which language somebody is answered: the one they ask for, else their own, as far as the marketplace has answers in it; else English.</summary>
internal sealed class FaqLanguage(StaffingDb db, IPeople people, Caller caller)
{
    public async Task<FaqLocale> Of(string? asked, CancellationToken cancel)
    {
        var own = (await people.Contacts([caller.User], cancel)).GetValueOrDefault(caller.User)?.Language;
        var there = await db.Faqs.Select(f => f.Locale).Distinct().ToListAsync(cancel);
        foreach (var wanted in new[] { asked, own }) if (Known(wanted) is { } locale && there.Contains(locale)) return locale;
        return FaqLocale.En;
    }

    private static FaqLocale? Known(string? language) => language?.Split('-', '_')[0].ToLowerInvariant() switch { "en" => FaqLocale.En, "de" => FaqLocale.De, "tr" => FaqLocale.Tr, _ => null };
}

/// <summary>What workers ask again and again, by category.</summary>
internal static class ListFaqs
{
    private const int Most = 500;

    /// <param name="Locale">BCP 47, such as <c>de-AT</c>; one's own where it is left out or nothing is answered in it.</param>
    internal sealed record Input([MaxLength(35)] string? Locale = null) : IInput;

    internal sealed record FaqLine(FaqId FaqId, string Question, string Answer, int Order);

    internal sealed record View(string Category, IReadOnlyList<FaqLine> Items);

    public static async Task<Result<Page<View>>> Handle(Input query, RowWindow window, StaffingDb db, FaqLanguage language, CancellationToken cancel)
    {
        var locale = await language.Of(query.Locale, cancel);
        var all = await db.Faqs.AsNoTracking().Where(f => f.Locale == locale).OrderBy(f => f.Category).ThenBy(f => f.SortOrder).ThenBy(f => f.Id).Take(Most).ToListAsync(cancel);
        return Page.Of<View>([.. all.GroupBy(f => f.Category).Select(c => new View(c.Key, [.. c.Select(f => new FaqLine(f.Id, f.Question, f.Answer, f.SortOrder))]))], window);
    }
}

/// <summary>Questions and answers in which words stand, in the forms that the language gives them; those in the question count more.</summary>
internal sealed class SearchFaqs(FaqLanguage language, Scope scope)
{
    /// <param name="Q">Words; a minus before one leaves out where it stands, quotation marks hold several together.</param>
    internal sealed record Input([MinLength(2), MaxLength(100)] string Q) : IInput;

    /// <param name="Score">0 to 1, the best first.</param>
    internal sealed record View(FaqId FaqId, string Category, string Question, string Answer, decimal Score);

    private const string Found = """
        SELECT id, category, question, answer, round(ts_rank(search, asked, 32)::numeric, 4), count(*) OVER ()::int FROM staffing.faqs, websearch_to_tsquery(@config::regconfig, @words) AS asked
        WHERE company_id = @company AND locale = @locale AND is_active AND search @@ asked ORDER BY 5 DESC, id OFFSET @skipped LIMIT @most
        """;

    public static async Task<Result<Page<View>>> Handle(Input query, RowWindow window, SearchFaqs search, CancellationToken cancel) => await search.Of(query.Q, window, cancel);

    private async Task<Page<View>> Of(string words, RowWindow window, CancellationToken cancel)
    {
        var locale = await language.Of(null, cancel);
        await using var find = new NpgsqlCommand(Found, scope.Connection);
        find.Parameters.AddWithValue("company", scope.Caller.Company.Value);
        find.Parameters.AddWithValue("locale", Text.Of(locale));
        find.Parameters.AddWithValue("config", locale switch { FaqLocale.De => "german", FaqLocale.Tr => "turkish", _ => "english" });
        find.Parameters.AddWithValue("words", words);
        find.Parameters.AddWithValue("skipped", window.Skipped);
        find.Parameters.AddWithValue("most", window.Most);
        var (rows, total) = (new List<View>(), 0);
        await using var row = await find.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
        {
            rows.Add(new(new(row.GetGuid(0)), row.GetString(1), row.GetString(2), row.GetString(3), row.GetDecimal(4)));
            total = row.GetInt32(5);
        }
        return new Page<View>(rows, window, rows.Count == 0 ? 0 : total);
    }
}
