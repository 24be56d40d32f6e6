using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Npgsql;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Kernel.Data;

/// <summary>
/// A module's tables. Fences rows by company, stamps versions and times, writes the audit trail, and saves published events
/// in the same transaction as the rows they speak of.
/// </summary>
public abstract class ModuleDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>The query filter that fences companies. Switching it off wants this name and a reason on the line above.</summary>
    public const string TenantFilter = "Tenant";

    /// <summary>The query filter that hides deleted rows.</summary>
    public const string ActiveFilter = "Active";

    private readonly List<(string Topic, string Payload)> signals = [];
    private ModuleDbTools? joined;

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<Change> Changes => Set<Change>();

    public DbSet<LockedDays> LockedDays => Set<LockedDays>();

    internal Scope Scope => Tools.Scope;

    protected CompanyId Company => Tools.Scope.Caller.Company;

    /// <summary>The PostgreSQL schema with this module's tables.</summary>
    protected abstract string SchemaName { get; }

    /// <summary>Whether a use case goes on in a transaction after a save that failed in it.</summary>
    protected virtual bool NeedsSavepoints => true;

    private ModuleDbTools Tools => joined ?? throw new InvalidOperationException("These tables are used in no unit of work.");

    /// <summary>Tells other modules, after the save, what happened.</summary>
    /// <param name="key">What it is about: events of one key arrive in order.</param>
    public void Publish(IEvent @event, Guid key) => Outbox.Add(Tools.Message(@event, key));

    /// <summary>The same by the worker, within seconds: for what concerns so many at once that nobody should wait for it.</summary>
    public void PublishSoon(IEvent @event, Guid key) => Outbox.Add(Tools.Message(@event, key, soon: true));

    /// <summary>Why the caller does what they do, in their words: it is kept beside every change that is saved from here on.</summary>
    public void Because(string reason) => Scope.Reason = reason.Trim();

    /// <summary>Tells every host, once the save is committed. A host that dies in that moment tells nobody.</summary>
    public void Signal(string topic, string payload) => signals.Add((topic, payload));

    public sealed override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Save with SaveChangesAsync.");

    public sealed override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancel = default)
    {
        var own = Scope.Fence.IsPooled && Scope.Transaction is null ? await Scope.Begin(cancel) : null;
        await using (own)
        {
            if (Scope.Transaction is { } transaction && Database.CurrentTransaction is null)
            {
                await Database.UseTransactionAsync(transaction, cancel);
                Database.AutoSavepointsEnabled = NeedsSavepoints && !Scope.IsJoined;
                Scope.Enlist(() => Database.UseTransaction(null));
            }
            await Scope.Fence.Set(inTransaction: Scope.Transaction is not null, cancel);

            // Looked for once: each of the steps below would look through all of them again.
            ChangeTracker.DetectChanges();
            ChangeTracker.AutoDetectChangesEnabled = false;
            List<Change> trail = [];
            List<OutboxMessage> messages;
            int saved;
            try
            {
                Stamp(trail);
                messages = [.. ChangeTracker.Entries<OutboxMessage>().Where(e => e.State is EntityState.Added).Select(e => e.Entity)];
                saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancel);
            }
            catch
            {
                ForgetAttempt(trail);
                throw;
            }
            finally
            {
                ChangeTracker.AutoDetectChangesEnabled = true;
            }
            Scope.Remember(messages, signals);
            signals.Clear();
            if (own is not null) await own.Commit(cancel);
            return saved;
        }
    }

    public sealed override void Dispose()
    {
        Leave();
        base.Dispose();
    }

    public sealed override ValueTask DisposeAsync()
    {
        Leave();
        return base.DisposeAsync();
    }

    /// <summary>Contexts are used again and again, each time in another unit of work.</summary>
    internal void Join(ModuleDbTools tools)
    {
        joined = tools;
        Begin();
        Database.SetDbConnection(tools.Scope.Raw);
    }

    private void Leave()
    {
        if (joined is null) return;
        joined = null;
        signals.Clear();
        Database.UseTransaction(null);
        Database.SetDbConnection(null);
    }

    /// <summary>Versions and times of what is saved, and its lines in the trail.</summary>
    private void Stamp(List<Change> trail)
    {
        var now = Tools.Clock.GetUtcNow();
        foreach (var entry in ChangeTracker.Entries<IRecord>().ToList())
        {
            if (Scope.Expected is { } expected && entry.Entity.Key == expected.Key) CheckVersion(entry, expected);
            if (entry.State is not (EntityState.Added or EntityState.Modified)) continue;
            entry.Entity.Stamp(now, created: entry.State is EntityState.Added);
            if (Tools.ChangeOf(entry, now) is { } change) trail.Add(change);
            if (entry.State is EntityState.Modified) entry.DetectChanges();
        }
        Changes.AddRange(trail);
    }

    /// <summary>Once: what this unit of work itself has changed since is no surprise to it.</summary>
    private void CheckVersion(EntityEntry<IRecord> entry, ExpectedVersion expected)
    {
        var read = (int)entry.Property(nameof(IRecord.RecordVersion)).OriginalValue!;
        if (read != expected.Version) throw new StaleVersionException(expected.Key, read);
        Scope.Expected = null;
    }

    /// <summary>What was not saved leaves nothing behind for the next save: no signal, no line in the trail, no version.</summary>
    private void ForgetAttempt(List<Change> trail)
    {
        signals.Clear();
        foreach (var change in trail) Entry(change).State = EntityState.Detached;
        foreach (var entry in ChangeTracker.Entries<IRecord>().Where(e => e.State is EntityState.Modified))
        {
            var version = entry.Property(r => r.RecordVersion);
            version.CurrentValue = version.OriginalValue;
        }
    }

    /// <summary>Forgets what belonged to the unit of work before.</summary>
    protected virtual void Begin()
    {
    }

    /// <summary>Maps the module's own tables.</summary>
    protected abstract void Map(ModelBuilder model);

    protected sealed override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        foreach (var type in ValueTypesOf(EntityTypes()))
        {
            if (type.IsEnum) conventions.Properties(type).HaveConversion(typeof(EnumText<>).MakeGenericType(type));
            else conventions.Properties(type).HaveConversion(typeof(IdValue<>).MakeGenericType(type));
        }
    }

    protected sealed override void OnModelCreating(ModelBuilder model)
    {
        model.HasDefaultSchema(SchemaName);
        OutboxMessage.Map(model);
        Change.Map(model);
        Data.LockedDays.Map(model);
        Map(model);
        foreach (var entity in model.Model.GetEntityTypes()) Conventions(model, entity);
    }

    private void Conventions(ModelBuilder model, IMutableEntityType entity)
    {
        foreach (var property in entity.GetProperties())
        {
            if (property.GetColumnName() == property.Name) property.SetColumnName(Text.Snake(property.Name));
            if (property.ClrType == typeof(Guid[])) property.SetValueComparer(new ArrayComparer<Guid>());
            if (property.ClrType == typeof(string[])) property.SetValueComparer(new ArrayComparer<string>());
        }
        if (!typeof(ITenantOwned).IsAssignableFrom(entity.ClrType) || entity.IsOwned()) return;

        // A company itself has versions and an audit trail as a record has, and is fenced in by no company.
        var global = typeof(IGlobal).IsAssignableFrom(entity.ClrType);
        if (!global) typeof(ModuleDb).GetMethod(nameof(Fence), BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(entity.ClrType).Invoke(this, [model]);
        if (!typeof(IRecord).IsAssignableFrom(entity.ClrType)) return;

        if (!global) entity.SetPrimaryKey([entity.FindProperty(nameof(ITenantOwned.CompanyId))!, entity.FindProperty("Id")!]);
        entity.FindProperty("Id")!.ValueGenerated = ValueGenerated.Never;
        entity.FindProperty(nameof(IRecord.RecordVersion))!.IsConcurrencyToken = true;
        typeof(ModuleDb).GetMethod(nameof(HideDeleted), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(entity.ClrType).Invoke(null, [model]);
    }

    private void Fence<T>(ModelBuilder model) where T : class, ITenantOwned =>
        model.Entity<T>().HasQueryFilter(TenantFilter, row => row.CompanyId == Company);

    private static void HideDeleted<T>(ModelBuilder model) where T : class, IRecord =>
        model.Entity<T>().HasQueryFilter(ActiveFilter, row => row.IsActive);

    private IEnumerable<Type> EntityTypes() => GetType().GetProperties()
        .Where(p => p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(DbSet<>))
        .Select(p => p.PropertyType.GetGenericArguments()[0]);

    private static IEnumerable<Type> ValueTypesOf(IEnumerable<Type> entities) => entities
        .SelectMany(e => e.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
        .Select(p => Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType)
        .Where(t => t.IsEnum || (t.IsValueType && typeof(IId).IsAssignableFrom(t)))
        .Distinct();

    private sealed class IdValue<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Of(value)) where TId : struct, IId<TId>
    {
        // An expression tree cannot call a static interface member itself.
        private static TId Of(Guid value) => TId.Of(value);
    }

    /// <summary>The framework's own comparer of a list makes a delegate for its elements each time it is asked: a tenth of what a small save costs.</summary>
    private sealed class ArrayComparer<T>() : ValueComparer<T[]>((one, other) => Same(one, other), values => Hash(values), values => Copy(values)) where T : IEquatable<T>
    {
        private static bool Same(T[]? one, T[]? other) => ReferenceEquals(one, other) || (one is not null && other is not null && one.AsSpan().SequenceEqual(other));

        private static int Hash(T[] values)
        {
            var hash = new HashCode();
            foreach (var value in values) hash.Add(value);
            return hash.ToHashCode();
        }

        private static T[] Copy(T[] values) => values.Length == 0 ? values : [.. values];
    }

    private sealed class EnumText<TEnum>() : ValueConverter<TEnum, string>(value => Text.Of(value), text => Enum.Parse<TEnum>(text, true)) where TEnum : struct, Enum;
}

public static class DatabaseRefusals
{
    /// <summary>True when the save was lost to this constraint: a race that the database decided.</summary>
    public static bool Violates(this Exception exception, string constraint) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ExclusionViolation or PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.CheckViolation } refusal
        && refusal.ConstraintName == constraint;
}
