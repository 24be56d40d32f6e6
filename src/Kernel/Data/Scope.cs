using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Kernel.Data;

/// <summary>One unit of work: who acts, and the one connection that all modules in it share.</summary>
public sealed class Scope(Database database, Signals signals) : IAsyncDisposable
{
    private readonly List<OutboxMessage> saved = [];
    private readonly List<(string Topic, string Payload)> toTell = [];
    private readonly List<Action> enlisted = [];
    private NpgsqlConnection? connection;
    private Fence? fence;
    private Caller? caller;
    private bool isAcross;
    private int savedBefore;
    private Scope? outer;

    public Caller Caller => caller ?? throw NotOpen;

    /// <summary>For statements of one's own. Behind a pooler they need a transaction.</summary>
    public NpgsqlConnection Connection
    {
        get
        {
            Fence.SetNow(Transaction is not null);
            return Raw;
        }
    }

    /// <summary>The same for EF, whose statements the fence goes along with.</summary>
    internal NpgsqlConnection Raw => connection ?? throw NotOpen;

    internal Fence Fence => fence ?? throw NotOpen;

    /// <summary>The transaction that spans the whole unit of work, where its opener began one.</summary>
    internal NpgsqlTransaction? Transaction { get; private set; }

    /// <summary>Another unit of work began its transaction and decides of it, so that a failed save need not be undone by itself.</summary>
    internal bool IsJoined => outer is not null;

    /// <summary>The version that whoever asked has read of the object they change; a save of another version is refused.</summary>
    public ExpectedVersion? Expected { get; set; }

    /// <summary>Why the caller does it, where they said.</summary>
    internal string? Reason { get; set; }

    /// <summary>What is to stand although the use case refuses, such as that somebody tried.</summary>
    internal Func<IServiceProvider, CancellationToken, Task>? KeptAlthoughRefused { get; private set; }

    /// <summary>Events saved here, whether anybody hears of them or not.</summary>
    public IReadOnlyList<OutboxMessage> Saved => saved;

    /// <summary>Those of them that still await their subscribers.</summary>
    public IReadOnlyList<OutboxMessage> Published => [.. saved.Where(m => m.DeliveredAt is null)];

    private static InvalidOperationException NotOpen => new("The unit of work is not open.");

    public async Task Open(Caller who, CancellationToken cancel)
    {
        if (caller is not null) throw new InvalidOperationException("The unit of work is already open.");
        (caller, isAcross) = (who, who.AcrossCompanies);
        (connection, var isPooled) = who.AcrossCompanies ? (await database.OpenAcrossCompanies(cancel), await database.IsPooled(cancel)) : await database.OpenForApp(cancel);
        fence = new Fence(connection, isPooled);
        if (!who.AcrossCompanies) fence.Around(who.Company);
    }

    /// <summary>Works inside another unit of work's transaction, as somebody else: one of several subscribers that are told together. What fails in it fails the whole.</summary>
    internal void Join(Scope other, Caller who)
    {
        if (caller is not null) throw new InvalidOperationException("The unit of work is already open.");
        (outer, caller, connection, fence, Transaction) = (other, who, other.connection, other.fence, other.Transaction);
    }

    /// <summary>Leaves the other unit of work's connection and transaction to it, and what other hosts are to be told of once that is committed.</summary>
    internal void Leave()
    {
        foreach (var leave in enlisted) leave();
        enlisted.Clear();
        outer!.toTell.AddRange(toTell);
        (connection, Transaction) = (null, null);
    }

    /// <summary>Goes on as the same person in another company: the one just founded, or the one a code or a key belongs to.</summary>
    public async Task Enter(CompanyId company, CancellationToken cancel)
    {
        Fence.Around(company);
        if (Transaction is not null) await Fence.Set(inTransaction: true, cancel);
        caller = Caller with { Company = company, AcrossCompanies = false };
    }

    /// <summary>Begins a transaction over everything that any module saves in this unit of work, until it is committed or disposed. Inside another one it is that one: the outermost decides.</summary>
    public async Task<ScopeTransaction> Begin(CancellationToken cancel)
    {
        if (Transaction is { } begunBefore)
        {
            await Fence.Set(inTransaction: true, cancel);
            return new ScopeTransaction(begunBefore, null);
        }
        var begun = await BeginUnsaid(cancel);
        try
        {
            // With BEGIN in one round trip.
            await Fence.Set(inTransaction: true, cancel);
            return begun;
        }
        catch
        {
            await begun.DisposeAsync();
            throw;
        }
    }

    /// <summary>The same where the next statement takes along what makes the connection the company's, as EF's do and <see cref="Fence.Read"/>. BEGIN goes out with it.</summary>
    internal async Task<ScopeTransaction> BeginUnsaid(CancellationToken cancel)
    {
        Transaction = await Raw.BeginTransactionAsync(cancel);
        savedBefore = saved.Count;
        return new ScopeTransaction(Transaction, End);
    }

    /// <summary>Does what takes long and asks the database nothing, while others have the connection. Within a transaction it is kept.</summary>
    public async Task<T> WithoutConnection<T>(Func<Task<T>> work, CancellationToken cancel)
    {
        if (Transaction is not null || isAcross) return await work();
        await Raw.CloseAsync();
        var answer = await work();
        await Raw.OpenAsync(cancel);
        Fence.Around(Caller.Company);
        return answer;
    }

    /// <summary>Where the use case refuses, this is done in one transaction of its own, with the keeping of the refusal for its key, once all of this one is undone.</summary>
    public void KeepAlthoughRefused(Func<IServiceProvider, CancellationToken, Task> keep) => KeptAlthoughRefused = keep;

    /// <param name="leave">Called when the transaction is over, before anything else is read.</param>
    internal void Enlist(Action leave) => enlisted.Add(leave);

    /// <summary>What was saved: subscribers and other hosts hear of it once it is committed.</summary>
    internal void Remember(IEnumerable<OutboxMessage> messages, IEnumerable<(string Topic, string Payload)> news)
    {
        saved.AddRange(messages);
        toTell.AddRange(news);
        if (Transaction is null) TellNow();
    }

    private void End(bool committed)
    {
        Transaction = null;
        Fence.AfterTransaction(committed);
        foreach (var leave in enlisted) leave();
        enlisted.Clear();
        if (committed)
        {
            TellNow();
            return;
        }
        // It never happened.
        saved.RemoveRange(savedBefore, saved.Count - savedBefore);
        toTell.Clear();
    }

    private void TellNow()
    {
        foreach (var (topic, payload) in toTell) signals.Send(topic, payload);
        toTell.Clear();
    }

    /// <summary>Gives the connection back early: the answer is ready and only waits to be written.</summary>
    public async ValueTask DisposeAsync()
    {
        if (connection is not { } held || IsJoined) return;
        connection = null;
        await using (held)
        {
            if (!isAcross) return;
            if (Transaction is { } cutOff) await cutOff.DisposeAsync();
            if (held.FullState is System.Data.ConnectionState.Open) await Fence.Remove();
        }
    }
}

/// <summary>Which version of which object a change is meant for.</summary>
public sealed record ExpectedVersion(Guid Key, int Version);

/// <summary>The object to be changed is of another version than the one that was read.</summary>
public sealed class StaleVersionException(Guid key, int version) : Exception($"{key} is of version {version} now.");

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
