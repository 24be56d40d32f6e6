using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace WorkforceOS.Kernel.Data;

/// <summary>Takes what is written about a person out of every module's tables and out of the audit trail, as the modules have registered it.</summary>
public sealed class Erasure(IEnumerable<PersonalRows> all, IServiceProvider services, Scope scope)
{
    public async Task Forget(UserId person, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        foreach (var rows in all) await rows.Forget((ModuleDb)services.GetRequiredService(rows.Db), person, cancel);
        await transaction.Commit(cancel);
    }
}

public static class ErasureWiring
{
    /// <summary>Of an erased person's rows these texts go, and the words of their trail with them; the rows stay, for the sums that rest on them.</summary>
    /// <param name="whose">Which rows are about the person, deleted ones or not.</param>
    public static PersonalTexts<TDb, TRow> Erases<TDb, TRow>(this IServiceCollection services, Func<TDb, UserId, IQueryable<TRow>> whose, params Expression<Func<TRow, string?>>[] texts)
        where TDb : ModuleDb where TRow : class, ITenantOwned => services.Add(new PersonalTexts<TDb, TRow>(whose, texts));

    /// <summary>An erased person's rows go, and the words of their trail with them.</summary>
    /// <inheritdoc cref="Erases" path="/param"/>
    public static void ErasesRows<TDb, TRow>(this IServiceCollection services, Func<TDb, UserId, IQueryable<TRow>> whose)
        where TDb : ModuleDb where TRow : class, ITenantOwned => services.Add(new WholeRows<TDb, TRow>(whose));

    private static TRows Add<TRows>(this IServiceCollection services, TRows rows) where TRows : PersonalRows
    {
        services.AddSingleton<PersonalRows>(rows);
        return rows;
    }
}

/// <summary>Rows about people, and what goes of them.</summary>
public abstract class PersonalRows
{
    public abstract Type Row { get; }

    internal abstract Type Db { get; }

    /// <summary>What goes, as <c>schema.table.column</c>.</summary>
    public IEnumerable<string> ErasedColumns(DbContext db)
    {
        var table = db.Model.FindEntityType(Row)!;
        return Erased(table).Select(p => $"{table.GetSchema()}.{table.GetTableName()}.{p.GetColumnName()}");
    }

    internal abstract Task Forget(ModuleDb db, UserId person, CancellationToken cancel);

    private protected abstract IEnumerable<IProperty> Erased(IEntityType table);
}

/// <inheritdoc cref="PersonalRows"/>
public abstract class PersonalRows<TDb, TRow>(Func<TDb, UserId, IQueryable<TRow>> whose) : PersonalRows where TDb : ModuleDb where TRow : class, ITenantOwned
{
    public override Type Row => typeof(TRow);

    internal override Type Db => typeof(TDb);

    internal override async Task Forget(ModuleDb db, UserId person, CancellationToken cancel)
    {
        var table = db.Model.FindEntityType(typeof(TRow))!;
        var hiding = db.Model.GetEntityTypes().SelectMany(e => e.GetDeclaredQueryFilters()).Select(f => f.Key!).Distinct().Where(f => f != ModuleDb.TenantFilter).ToList();
        // All but the fence of the company: what is deleted is about the same person.
        var theirs = whose((TDb)db, person).IgnoreQueryFilters(hiding);
        Guid[] followed = typeof(TRow).IsDefined(typeof(TrackedAttribute)) ? [.. (await theirs.AsNoTracking().ToListAsync(cancel)).Select(r => ((IRecord)r).Key)] : [];
        await Forget(theirs, table, cancel);
        if (followed.Length > 0) await ForgetTrail(db, followed, Erased(table), cancel);
    }

    private protected abstract Task Forget(IQueryable<TRow> theirs, IEntityType table, CancellationToken cancel);

    private static async Task ForgetTrail(ModuleDb db, Guid[] objects, IEnumerable<IProperty> erased, CancellationToken cancel)
    {
        await using var forget = new NpgsqlCommand("""
            UPDATE kernel.changes SET before = before - $3, after = after - $3, reason = NULL
            WHERE company_id = $1 AND object_id = ANY ($2) AND (reason IS NOT NULL OR before ?| $3 OR after ?| $3)
            """, db.Scope.Connection)
        {
            Parameters = { new() { Value = db.Scope.Caller.Company.Value }, new() { Value = objects }, new() { Value = erased.Select(p => Text.Camel(p.Name)).ToArray() } },
        };
        await forget.ExecuteNonQueryAsync(cancel);
    }
}

/// <summary>Rows that stay without their texts.</summary>
public sealed class PersonalTexts<TDb, TRow>(Func<TDb, UserId, IQueryable<TRow>> whose, Expression<Func<TRow, string?>>[] texts) : PersonalRows<TDb, TRow>(whose) where TDb : ModuleDb where TRow : class, ITenantOwned
{
    private readonly Dictionary<string, (Expression<Func<TRow, string?>> Text, Expression<Func<TRow, string?>>? Instead)> texts = texts.ToDictionary(NameOf, text => (text, (Expression<Func<TRow, string?>>?)null));

    /// <summary>A text in whose place something else must stand.</summary>
    public PersonalTexts<TDb, TRow> Replaces(Expression<Func<TRow, string?>> text, Expression<Func<TRow, string?>> instead)
    {
        texts[NameOf(text)] = (text, instead);
        return this;
    }

    private protected override IEnumerable<IProperty> Erased(IEntityType table) => texts.Keys.Select(name => table.FindProperty(name)!);

    private protected override async Task Forget(IQueryable<TRow> theirs, IEntityType table, CancellationToken cancel)
    {
        if (texts.Count == 0) return;
        await theirs.ExecuteUpdateAsync(set =>
        {
            foreach (var (name, (text, instead)) in texts)
            {
                if (instead is not null) set.SetProperty(text, instead);
                else set.SetProperty(text, table.FindProperty(name)!.IsNullable ? null : "");
            }
        }, cancel);
    }

    private static string NameOf(Expression<Func<TRow, string?>> text) => ((MemberExpression)text.Body).Member.Name;
}

/// <summary>Rows that go.</summary>
internal sealed class WholeRows<TDb, TRow>(Func<TDb, UserId, IQueryable<TRow>> whose) : PersonalRows<TDb, TRow>(whose) where TDb : ModuleDb where TRow : class, ITenantOwned
{
    private protected override IEnumerable<IProperty> Erased(IEntityType table) => table.GetProperties().Where(p => !p.IsPrimaryKey() && (p.GetTypeMapping().Converter?.ProviderClrType ?? p.ClrType) == typeof(string));

    private protected override Task Forget(IQueryable<TRow> theirs, IEntityType table, CancellationToken cancel) => theirs.ExecuteDeleteAsync(cancel);
}
