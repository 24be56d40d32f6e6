using System.Linq.Expressions;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Kernel.Lists;

/// <summary>
/// The filters, the sorting and the order of one list. Written once for each list; the grammar is the same everywhere:
/// different filters AND together, repeated values OR, <c>null</c> means IS NULL.
/// </summary>
public sealed class Filters<T> : IFilters where T : class
{
    private readonly List<(FilterFacts Facts, Func<FilterValues, Result<Expression>> Build)> filters = [];
    private readonly HashSet<string> days = [];
    private readonly HashSet<string> unsortable = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, LambdaExpression> orders = new(StringComparer.OrdinalIgnoreCase);
    private readonly ParameterExpression row = Expression.Parameter(typeof(T), "row");
    private HashSet<string>? shown;

    /// <summary>Every list of a company's rows can be asked whose they are, but on a surface that does not know the question: another company's id finds nothing.</summary>
    public Filters(bool askWhose = true)
    {
        if (!askWhose || !typeof(ITenantOwned).IsAssignableFrom(typeof(T))) return;
        var company = Expression.Property(row, typeof(IGlobal).IsAssignableFrom(typeof(T)) ? "Id" : nameof(ITenantOwned.CompanyId));
        // What the platform has for all is no company's.
        if (company.Type != typeof(CompanyId)) return;
        Add("companyId", FilterKind.Id, values => AnyOf(values, company, text => WireText.Id(text) is { } id ? new CompanyId(id) : null, Problem.BadId("companyId")));
    }

    public IReadOnlyList<FilterFacts> Facts => [.. filters.Select(f => f.Facts)];

    internal Func<IQueryable<T>, IOrderedQueryable<T>>? DefaultOrder { get; private set; }

    /// <summary>Whether a list may be sorted by it: only by what its objects show, for an order tells.</summary>
    internal bool MaySortBy(string field) => !unsortable.Contains(field) && shown?.Contains(field) is not false;

    internal IReadOnlyDictionary<string, LambdaExpression> Orders => orders;

    public Filters<T> Id<TId>(string name, Expression<Func<T, TId>> field) =>
        Add(name, FilterKind.Id, values => AnyOf(values, Inline(field), text => WireText.Id(text) is { } id ? Id(typeof(TId), id) : null, Problem.BadId(name)));

    /// <summary>An array of ids: all given (<c>p_op=contains</c>, the default) or any (<c>p_op=overlap</c>); <c>null</c> is an empty one.</summary>
    public Filters<T> Ids(string name, Expression<Func<T, Guid[]>> field) => Ids(name,
        ids => ids.Select(id => (Expression)Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(Guid)], Inline(field), Parameter(id))).Aggregate(Expression.OrElse),
        Expression.Equal(Expression.ArrayLength(Inline(field)), Expression.Constant(0)));

    /// <summary>The same where the ids have rows of their own to find them by: under row-level security no index on an array is ever used.</summary>
    /// <param name="hasAny">Whether one of the ids is among them.</param>
    /// <param name="none">Whether there are none.</param>
    public Filters<T> Ids(string name, Func<Guid[], Expression<Func<T, bool>>> hasAny, Expression<Func<T, bool>> none) => Ids(name, ids => Inline(hasAny(ids)), Inline(none));

    public Filters<T> Text(string name, Expression<Func<T, string?>> field) => Add(name, FilterKind.Text, values =>
    {
        Expression? any = null;
        foreach (var text in values.Given)
        {
            if (text.Length > 200 || !Kernel.Text.IsStorable(text)) return Problem.NotAValid(name, "Text", "At most 200 characters.");
            var one = text == "null" ? (Expression)Expression.Equal(Inline(field), Expression.Constant(null, typeof(string))) : ILike.Of(Inline(field), Parameter($"%{Kernel.Text.LikeLiteral(text)}%"));
            any = any is null ? one : Expression.OrElse(any, one);
        }
        return any!;
    });

    public Filters<T> Choice<TEnum>(string name, Expression<Func<T, TEnum>> field)
    {
        var type = Nullable.GetUnderlyingType(typeof(TEnum)) ?? typeof(TEnum);
        return Add(name, FilterKind.Choice, values =>
        {
            var spelling = values.Reading.Grammar.Enums;
            return AnyOf(values, Inline(field), text => spelling.Parse(type, text), Problem.NotAnEnumValue(name, spelling.Names(type)));
        }, type);
    }

    /// <summary>A list of choices, kept as their names: rows that have one of those given; <c>null</c> is an empty list.</summary>
    /// <param name="any">Whether there are any, by a column with an index: under row-level security none on an array is ever used.</param>
    public Filters<T> Choices<TEnum>(string name, Expression<Func<T, string[]>> field, Expression<Func<T, bool>> any) where TEnum : struct, Enum => Add(name, FilterKind.Choice, values =>
        Any(values, Inline(field), Problem.NotAnEnumValue(name, values.Reading.Grammar.Enums.Names(typeof(TEnum))), text => values.Reading.Grammar.Enums.Parse(typeof(TEnum), text) is TEnum choice
            ? Expression.AndAlso(Inline(any), Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(string)], Inline(field), Parameter(Kernel.Text.Of(choice)))) : null,
            none: Expression.Not(Inline(any))), typeof(TEnum));

    public Filters<T> Flag<TFlag>(string name, Expression<Func<T, TFlag>> field) =>
        Add(name, FilterKind.Flag, values => Any(values, Inline(field), Problem.NotAValid(name, "Boolean"), text => bool.TryParse(text, out var flag) ? Expression.Equal(Inline(field), Expression.Constant(flag, typeof(TFlag))) : null));

    public Filters<T> Number<TNumber>(string name, Expression<Func<T, TNumber>> field) => Add(name, FilterKind.Number, values => Any(values, Inline(field), NotANumber(name), text =>
    {
        var number = Expression.Convert(Inline(field), typeof(decimal?));
        var dash = text.IndexOf('-');
        if (!text.StartsWith('$') || dash < 0) return WireText.Number(text) is { } exact ? Expression.Equal(number, Parameter<decimal?>(exact)) : null;
        var rest = text[(dash + 1)..];
        if (text[..dash] is "$btw")
        {
            return rest.Split(',') is [var a, var b] && WireText.Number(a) is { } low && WireText.Number(b) is { } high
                ? Expression.AndAlso(Expression.GreaterThanOrEqual(number, Parameter<decimal?>(low)), Expression.LessThanOrEqual(number, Parameter<decimal?>(high)))
                : null;
        }
        if (WireText.Number(rest) is not { } bound) return null;
        return text[..dash] switch
        {
            "$lt" => Expression.LessThan(number, Parameter<decimal?>(bound)),
            "$lte" => Expression.LessThanOrEqual(number, Parameter<decimal?>(bound)),
            "$gt" => Expression.GreaterThan(number, Parameter<decimal?>(bound)),
            "$gte" => Expression.GreaterThanOrEqual(number, Parameter<decimal?>(bound)),
            _ => null,
        };
    }));

    /// <summary>A field that is a day, without a time.</summary>
    public Filters<T> Day<TDay>(string name, Expression<Func<T, TDay>> field)
    {
        days.Add(name);
        return Add(name, FilterKind.Day, values =>
            Any(values, Inline(field), NotADate(name), text => DateSpan.Parse(text, values.Reading) is { } span ? Between<DateOnly>(Inline(field), span.FirstDay, span.LastDay, inclusive: true) : null));
    }

    public Filters<T> Instant<TInstant>(string name, Expression<Func<T, TInstant>> field) => Add(name, FilterKind.Instant, values =>
        Any(values, Inline(field), NotADate(name), text => DateSpan.Parse(text, values.Reading) is { } span ? Between<DateTimeOffset>(Inline(field), span.From, span.Before, inclusive: false) : null));

    /// <summary>On or after the day given: for the start of a period.</summary>
    public Filters<T> NotBefore(string name, Expression<Func<T, DateOnly>> field) => Add(name, FilterKind.Day, values =>
        Any(values, Inline(field), NotADate(name), text => DateSpan.Parse(text, values.Reading)?.FirstDay is { } day ? Expression.GreaterThanOrEqual(Inline(field), Parameter(day)) : null));

    /// <summary>On or before the day given: for the end of a period.</summary>
    public Filters<T> NotAfter(string name, Expression<Func<T, DateOnly>> field) => Add(name, FilterKind.Day, values =>
        Any(values, Inline(field), NotADate(name), text => DateSpan.Parse(text, values.Reading)?.LastDay is { } day ? Expression.LessThanOrEqual(Inline(field), Parameter(day)) : null));

    /// <summary>The order where the caller asks for none; must end in a key.</summary>
    public Filters<T> OrderedBy(Func<IQueryable<T>, IOrderedQueryable<T>> order)
    {
        DefaultOrder = order;
        return this;
    }

    /// <summary>Fields that not every reader may see, and whose order would tell.</summary>
    public Filters<T> NotSortableBy(params string[] fields)
    {
        unsortable.UnionWith(fields);
        return this;
    }

    /// <summary>How to sort by a property that is stored under another name.</summary>
    public Filters<T> Sortable<TField>(string name, Expression<Func<T, TField>> field)
    {
        orders[name] = field;
        return this;
    }

    void IFilters.ShownAs(Type view) => shown = view.GetProperties().Select(p => p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <param name="query">The query string: values by name.</param>
    (object? List, Problem? Problem) IFilters.Read(IReadOnlyDictionary<string, IReadOnlyList<string>> query, Reading reading)
    {
        var list = ListOf<T>.Read(this, query, reading);
        return list.Problem is { } problem ? (null, problem) : (list.Value, null);
    }

    internal Result<List<Expression<Func<T, bool>>>> Conditions(IReadOnlyDictionary<string, IReadOnlyList<string>> query, Reading reading)
    {
        var conditions = new List<Expression<Func<T, bool>>>();
        foreach (var (facts, build) in filters)
        {
            if (!query.TryGetValue(facts.Name, out var given) || given.Count == 0) continue;
            if (given.Count > 100) return Problem.NotAValid(facts.Name, "List", "At most 100 values.");
            if (query.TryGetValue(facts.Name + "_op", out var operators) && operators.Count > 1) return Problem.ArrayGiven(facts.Name + "_op");
            var condition = build(new FilterValues(given, operators?[0], reading));
            if (condition.Problem is { } problem) return problem;
            conditions.Add(Expression.Lambda<Func<T, bool>>(condition.Value, row));
        }
        return conditions;
    }

    /// <summary>From the first to the last day that each filter by day lets through.</summary>
    internal Dictionary<string, (DateOnly First, DateOnly Last)> Days(IReadOnlyDictionary<string, IReadOnlyList<string>> query, Reading reading)
    {
        var asked = new Dictionary<string, (DateOnly, DateOnly)>();
        foreach (var name in days)
        {
            if (!query.TryGetValue(name, out var given) || given.Count == 0 || given.Contains("null")) continue;
            var spans = given.Select(text => DateSpan.Parse(text, reading)!).ToList();
            asked[name] = (spans.Min(s => s.FirstDay ?? DateOnly.MinValue), spans.Max(s => s.LastDay ?? DateOnly.MaxValue));
        }
        return asked;
    }

    private Filters<T> Ids(string name, Func<Guid[], Expression> hasAny, Expression none) => Add(name, FilterKind.Ids, values =>
    {
        if (values.Operator is not (null or "contains" or "overlap")) return Problem.NotAnEnumValue(name + "_op", ["contains", "overlap"]);

        var ids = new List<Guid>();
        foreach (var text in values.Given.Where(t => t != "null"))
        {
            if (WireText.Id(text) is not { } id) return Problem.BadId(name);
            ids.Add(id);
        }
        var overlap = values.Operator is "overlap";
        var conditions = overlap && ids.Count > 0 ? [hasAny([.. ids])] : ids.Select(id => hasAny([id])).ToList();
        if (values.Given.Contains("null")) conditions.Add(none);
        return conditions.Aggregate(overlap ? Expression.OrElse : Expression.AndAlso);
    });

    private Filters<T> Add(string name, FilterKind kind, Func<FilterValues, Result<Expression>> build, Type? choices = null)
    {
        filters.Add((new FilterFacts(name, kind, choices), build));
        return this;
    }

    private Expression Inline<TField>(Expression<Func<T, TField>> field) => new Swap(field.Parameters[0], row).Visit(field.Body);

    private static Result<Expression> AnyOf(FilterValues values, Expression field, Func<string, object?> parse, Problem refusal) =>
        Any(values, field, refusal, text => parse(text) is { } value ? Expression.Equal(field, Expression.Convert(Parameter(value), field.Type)) : null);

    private static Problem NotADate(string name) => Problem.NotAValid(name, "Date", "A day, an instant, $today, $week, $month, $ltoday, $lweek, $lmonth, or one of $leq- $lin- $lt- $lte- $gt- $gte- $btw-a,b.");

    private static Problem NotANumber(string name) => Problem.NotAValid(name, "Number", "A number, or one of $lt- $lte- $gt- $gte- $btw-a,b.");

    private static Result<Expression> Any(FilterValues values, Expression field, Problem refusal, Func<string, Expression?> condition, Expression? none = null)
    {
        Expression? any = null;
        foreach (var text in values.Given)
        {
            var one = text == "null" ? none ?? IsNull(field) : condition(text);
            if (one is null) return refusal;
            any = any is null ? one : Expression.OrElse(any, one);
        }
        return any!;
    }

    private static Expression Between<TValue>(Expression field, TValue? from, TValue? to, bool inclusive) where TValue : struct
    {
        Expression? low = from is null ? null : Expression.GreaterThanOrEqual(field, Expression.Convert(Parameter(from.Value), field.Type));
        Expression? high = to is null ? null
            : inclusive ? Expression.LessThanOrEqual(field, Expression.Convert(Parameter(to.Value), field.Type))
            : Expression.LessThan(field, Expression.Convert(Parameter(to.Value), field.Type));
        return low is null ? high! : high is null ? low : Expression.AndAlso(low, high);
    }

    private static Expression IsNull(Expression field) =>
        Nullable.GetUnderlyingType(field.Type) is null && field.Type.IsValueType ? Expression.Constant(false) : Expression.Equal(field, Expression.Constant(null, field.Type));

    private static object Id(Type type, Guid id)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain == typeof(Guid) ? id : Activator.CreateInstance(plain, id)!;
    }

    /// <summary>A value that EF turns into a parameter, not into text of the statement.</summary>
    private static Expression Parameter<TValue>(TValue value) => Expression.Field(Expression.Constant(new Box<TValue>(value)), nameof(Box<TValue>.Value));

    private static Expression Parameter(object value) => Expression.Field(
        Expression.Constant(Activator.CreateInstance(typeof(Box<>).MakeGenericType(value.GetType()), value)), nameof(Box<object>.Value));
}
