using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Kernel.Data;

/// <summary>One unit of work: who acts, and the one connection that all modules in it share.</summary>
public sealed class Scope(Database database) : IAsyncDisposable
{
    private readonly List<OutboxMessage> saved = [];
    private readonly List<Action> enlisted = [];
    private NpgsqlConnection? connection;
    private Caller? caller;

    public Caller Caller => caller ?? throw new InvalidOperationException("The unit of work was not opened.");

    public NpgsqlConnection Connection => connection ?? throw new InvalidOperationException("The unit of work was not opened.");

    /// <summary>The transaction that spans the whole unit of work, where its opener began one.</summary>
    internal NpgsqlTransaction? Transaction { get; private set; }

    /// <summary>Another unit of work began its transaction and decides of it, so that a failed save need not be undone by itself.</summary>
    internal bool IsJoined { get; private set; }

    /// <summary>The version that whoever asked has read of the object they change; a save of another version is refused.</summary>
    public ExpectedVersion? Expected { get; set; }

    /// <summary>Events saved here, whether anybody hears of them or not.</summary>
    public IReadOnlyList<OutboxMessage> Saved => saved;

    /// <summary>Those of them that still await their subscribers.</summary>
    public IReadOnlyList<OutboxMessage> Published => [.. saved.Where(m => m.DeliveredAt is null)];

    public async Task Open(Caller who, CancellationToken cancel)
    {
        if (caller is not null) throw new InvalidOperationException("The unit of work is already open.");
        caller = who;
        connection = who.AcrossCompanies ? await database.OpenAcrossCompanies(cancel) : await database.OpenFor(who.Company, cancel);
    }

    /// <summary>Works inside another unit of work's transaction, as somebody else: one of several subscribers that are told together. What fails in it fails the whole.</summary>
    internal void Join(Scope outer, Caller who)
    {
        if (caller is not null) throw new InvalidOperationException("The unit of work is already open.");
        (caller, connection, Transaction, IsJoined) = (who, outer.Connection, outer.Transaction, true);
    }

    /// <summary>Leaves the other unit of work's connection and transaction to it.</summary>
    internal void Leave()
    {
        End();
        connection = null;
    }

    /// <summary>Goes on as the same person in another company: the one just founded, or the one a code or a key belongs to.</summary>
    public async Task Enter(CompanyId company, CancellationToken cancel)
    {
        await Database.Become(Connection, company, cancel);
        caller = Caller with { Company = company, AcrossCompanies = false };
    }

    /// <summary>Begins a transaction over everything that any module saves in this unit of work, until it is committed or disposed. Inside another one it is that one: the outermost decides.</summary>
    public async Task<ScopeTransaction> Begin(CancellationToken cancel)
    {
        if (Transaction is { } outer) return new ScopeTransaction(outer, null);
        Transaction = await Connection.BeginTransactionAsync(cancel);
        return new ScopeTransaction(Transaction, End);
    }

    /// <summary>Does what takes long and asks the database nothing, while others have the connection. Within a transaction it is kept.</summary>
    public async Task<T> WithoutConnection<T>(Func<Task<T>> work, CancellationToken cancel)
    {
        if (Transaction is not null || Caller.AcrossCompanies) return await work();
        await Connection.CloseAsync();
        var answer = await work();
        await Connection.OpenAsync(cancel);
        await Database.Become(Connection, Caller.Company, cancel);
        return answer;
    }

    /// <param name="leave">Called when the transaction is over, before anything else is read.</param>
    internal void Enlist(Action leave) => enlisted.Add(leave);

    private void End()
    {
        Transaction = null;
        foreach (var leave in enlisted) leave();
        enlisted.Clear();
    }

    internal void Remember(IEnumerable<OutboxMessage> messages) => saved.AddRange(messages);

    /// <summary>Gives the connection back early: the answer is ready and only waits to be written.</summary>
    public async ValueTask DisposeAsync()
    {
        if (connection is null || IsJoined) return;
        await connection.DisposeAsync();
        connection = null;
    }
}

/// <summary>Which version of which object a change is meant for.</summary>
public sealed record ExpectedVersion(Guid Key, int Version);

/// <summary>The object to be changed is of another version than the one that was read.</summary>
public sealed class StaleVersionException(Guid key, int version) : Exception($"{key} is of version {version} now.");

/// <summary>What a unit of work saves, all or nothing. Disposing without <see cref="Commit"/> undoes it.</summary>
/// <param name="ended">Null inside another transaction, which goes on.</param>
public sealed class ScopeTransaction(NpgsqlTransaction transaction, Action? ended) : IAsyncDisposable
{
    /// <summary>Waits for its turn: of those who name the same, one goes on at a time, until its transaction ends. Where a constraint alone would have them wait for each other.</summary>
    /// <param name="what">What is done one at a time, such as <c>leave.request</c>.</param>
    /// <param name="about">With whom or what.</param>
    public async Task TakeTurn(string what, Guid about, CancellationToken cancel)
    {
        await using var turn = new NpgsqlCommand("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", transaction.Connection, transaction) { Parameters = { new() { Value = $"{what}:{about}" } } };
        await turn.ExecuteNonQueryAsync(cancel);
    }

    public async Task Commit(CancellationToken cancel)
    {
        if (ended is null) return;
        await transaction.CommitAsync(cancel);
        ended();
    }

    public ValueTask DisposeAsync()
    {
        if (ended is null) return ValueTask.CompletedTask;
        ended();
        return transaction.DisposeAsync();
    }
}

/// <summary>Makes units of work outside a request: for jobs, subscribers, start-up.</summary>
public sealed class Scopes(IServiceProvider root)
{
    /// <summary>Runs <paramref name="work"/> in a unit of work of its own; events it published are delivered after it.</summary>
    public async Task<T> Run<T>(Caller caller, Func<IServiceProvider, Task<T>> work, CancellationToken cancel)
    {
        await using var services = root.CreateAsyncScope();
        var scope = services.ServiceProvider.GetRequiredService<Scope>();
        await scope.Open(caller, cancel);
        var answer = await work(services.ServiceProvider);
        await scope.DisposeAsync();
        await root.GetRequiredService<OutboxDelivery>().DeliverNow(scope.Published);
        return answer;
    }

    /// <inheritdoc cref="Run{T}"/>
    public Task Run(Caller caller, Func<IServiceProvider, Task> work, CancellationToken cancel) =>
        Run(caller, async services => { await work(services); return true; }, cancel);
}
