using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Spreadsheets;

namespace WorkforceOS.Kernel.Lists;

/// <summary>What a caller asks of a list: its filters, page and order, already checked.</summary>
public sealed class ListOf<T> where T : class
{
    private const string PositionSuffix = "_idx";

    /// <summary>So many are sorted in milliseconds.</summary>
    private const int FewRows = 30_000;

    /// <summary>Found once: looking for them by their names costs more than the rest of a list's query.</summary>
    private static readonly Dictionary<string, System.Reflection.MethodInfo> Orders = new[] { nameof(Queryable.OrderBy), nameof(Queryable.OrderByDescending), nameof(Queryable.ThenBy), nameof(Queryable.ThenByDescending) }
        .ToDictionary(name => name, name => typeof(Queryable).GetMethods().Single(m => m.Name == name && m.GetParameters().Length == 2));

    private readonly Filters<T> filters;
    private readonly List<Expression<Func<T, bool>>> conditions;
    private readonly LambdaExpression? sortBy;
    private readonly bool descending;
    private readonly IReadOnlyDictionary<string, (DateOnly First, DateOnly Last)> days;

    private ListOf(Filters<T> filters, List<Expression<Func<T, bool>>> conditions, IReadOnlyDictionary<string, (DateOnly, DateOnly)> days, RowWindow window, LambdaExpression? sortBy, bool descending, bool joins)
    {
        (this.filters, this.conditions, this.days, this.sortBy, this.descending) = (filters, conditions, days, sortBy, descending);
        (Window, WithJoins) = (window, joins);
    }

    /// <summary>Which rows are asked for.</summary>
    public RowWindow Window { get; }

    /// <summary>False when the caller wants no joined objects.</summary>
    public bool WithJoins { get; }

    /// <summary>Whether the caller asks for this order: to be refused where they may not see the field, since order tells.</summary>
    public bool SortsBy(string field) => sortBy is { Body: MemberExpression asked } && asked.Member.Name.Equals(field, StringComparison.OrdinalIgnoreCase);

    /// <summary>Outside of these days, both included, the filter of that name lets nothing through.</summary>
    public (DateOnly First, DateOnly Last) Days(string filter) => days.TryGetValue(filter, out var asked) ? asked : (DateOnly.MinValue, DateOnly.MaxValue);

    /// <summary>Only the rows that match the filters.</summary>
    public IQueryable<T> Matching(IQueryable<T> rows) => conditions.Aggregate(rows, (query, condition) => query.Where(condition));

    /// <summary>All that the caller may see and that match, for a file; ExportTooLarge where a file does not hold them.</summary>
    public async Task<Result<List<T>>> All(IQueryable<T> visible, Func<IQueryable<T>, IOrderedQueryable<T>> order, CancellationToken cancel)
    {
        var rows = await order(Matching(visible.AsNoTracking())).Take(TableFile.MostRows + 1).ToListAsync(cancel);
        return rows.Count > TableFile.MostRows ? TableFile.TooManyRows : rows;
    }

    /// <summary>The page of what the caller may see, filtered, counted and in order.</summary>
    /// <param name="best">The order where the caller asks for none, such as a rank; must end in a key.</param>
    /// <param name="all">The table itself, where who sees what is costly to ask: what is on the page was asked already.</param>
    public async Task<Page<T>> Read(IQueryable<T> visible, CancellationToken cancel, Func<IQueryable<T>, IOrderedQueryable<T>>? best = null, IQueryable<T>? all = null)
    {
        var matching = Matching(visible.AsNoTracking());
        var (before, most) = (Window.Skipped, Window.Most);
        if (conditions.Count == 0)
        {
            var page = await Ordered(matching, best).Skip(before).Take(most).ToListAsync(cancel);
            // A page that is not full is the last one, which tells the total without counting.
            var known = page.Count < most && (page.Count > 0 || before == 0);
            return new(page, Window, known ? before + page.Count : await matching.CountAsync(cancel));
        }

        var total = await matching.CountAsync(cancel);
        if (total <= before) return new([], Window, total);
        // Left to itself, PostgreSQL walks the order's index through a million others to meet the few that match. The limit, which takes
        // none away, has it find them by their filters first and sort them then; and whole rows are read of those on the page only.
        var rows = total > FewRows ? Ordered(matching, best).Skip(before).Take(most)
            : total <= most ? Ordered(matching.Take(2 * FewRows), best)
            : Ordered(Among(Ordered(matching.Take(2 * FewRows), best).Skip(before).Take(most), (all ?? visible).AsNoTracking()), best);
        return new(await rows.ToListAsync(cancel), Window, total);
    }

    internal static Result<ListOf<T>> Read(Filters<T> filters, IReadOnlyDictionary<string, IReadOnlyList<string>> query, Reading reading)
    {
        var grammar = reading.Grammar.Lists;
        var window = grammar.Read(query, reading.UsualRows);
        if (window.Problem is { Kind: ProblemKind.ArrayGiven } repeated) return repeated;
        var conditions = filters.Conditions(query, reading);
        if (conditions.Problem is { } problem) return problem;
        if (window.Problem is { } unreadable) return unreadable;

        var joins = true;
        if (grammar.HasJoins && First(query, "getJoins") is { } text && !bool.TryParse(text, out joins)) return Problem.NotAValid("getJoins", "Boolean");

        LambdaExpression? sortBy = null;
        var sort = grammar.IsSortable ? First(query, "sortBy") : null;
        var descending = sort?.StartsWith('-') is true;
        if (sort is not null && (sortBy = Field(filters, descending ? sort[1..] : sort)) is null) return Problem.NotAValid("sortBy", "Field", "A scalar property of the object, with - in front for descending.");
        return new ListOf<T>(filters, conditions.Value, filters.Days(query, reading), window.Value, sortBy, descending, joins);
    }

    private IQueryable<T> Ordered(IQueryable<T> rows, Func<IQueryable<T>, IOrderedQueryable<T>>? best)
    {
        var id = Field("Id")!;
        if (sortBy is null) return (best ?? filters.DefaultOrder) is { } order ? order(rows) : By(rows, id, nameof(Queryable.OrderByDescending));
        var sorted = By(rows, sortBy, descending ? nameof(Queryable.OrderByDescending) : nameof(Queryable.OrderBy));
        return By(sorted, id, descending ? nameof(Queryable.ThenByDescending) : nameof(Queryable.ThenBy));
    }

    /// <summary>Those of the rows whose ids are on the page.</summary>
    private static IQueryable<T> Among(IQueryable<T> page, IQueryable<T> rows)
    {
        var (onPage, id) = (Field("Id")!, Field("Id")!);
        var ids = Expression.Call(typeof(Queryable), nameof(Queryable.Select), [typeof(T), id.ReturnType], page.Expression, Expression.Quote(onPage));
        return rows.Where(Expression.Lambda<Func<T, bool>>(Expression.Call(typeof(Queryable), nameof(Queryable.Contains), [id.ReturnType], ids, id.Body), id.Parameters));
    }

    private static IQueryable<T> By(IQueryable<T> rows, LambdaExpression field, string how) =>
        rows.Provider.CreateQuery<T>(Expression.Call(Orders[how].MakeGenericMethod(typeof(T), field.ReturnType), rows.Expression, Expression.Quote(field)));

    private static LambdaExpression? Field(Filters<T> filters, string name)
    {
        // An enum is shown with its position beside it; either name means the same order.
        var plain = name.EndsWith(PositionSuffix, StringComparison.OrdinalIgnoreCase) && Field(name[..^PositionSuffix.Length]) is { } field && EnumOf(field) is not null ? name[..^PositionSuffix.Length] : name;
        if (!filters.MaySortBy(plain)) return null;
        return filters.Orders.TryGetValue(plain, out var order) ? order : Field(plain) is { } own ? EnumOf(own) is { } type ? Position(own, type) : own : null;
    }

    private static Type? EnumOf(LambdaExpression field) => (Nullable.GetUnderlyingType(field.ReturnType) ?? field.ReturnType) is { IsEnum: true } type ? type : null;

    /// <summary>Enums are stored as their names, whose alphabet says nothing.</summary>
    private static LambdaExpression Position(LambdaExpression field, Type type)
    {
        var values = Enum.GetValues(type);
        Expression position = Expression.Constant(null, typeof(int?));
        for (var n = values.Length - 1; n >= 0; n--)
        {
            position = Expression.Condition(Expression.Equal(field.Body, Expression.Convert(Expression.Constant(values.GetValue(n), type), field.ReturnType)), Expression.Constant(n, typeof(int?)), position);
        }
        return Expression.Lambda(position, field.Parameters);
    }

    private static LambdaExpression? Field(string name)
    {
        var property = typeof(T).GetProperties().FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        // A private setter is only seen on the class that declares it.
        if (property?.DeclaringType?.GetProperty(property.Name)?.SetMethod is null || property.IsDefined(typeof(Data.SecretAttribute), true)) return null;
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (!InputValue.IsSimple(type)) return null;
        var row = Expression.Parameter(typeof(T), "row");
        return Expression.Lambda(Expression.Property(row, property), row);
    }

    private static string? First(IReadOnlyDictionary<string, IReadOnlyList<string>> query, string name) => query.TryGetValue(name, out var values) && values.Count > 0 ? values[0] : null;
}
