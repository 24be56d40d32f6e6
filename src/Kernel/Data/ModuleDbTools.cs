using Microsoft.EntityFrameworkCore.ChangeTracking;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Kernel.Data;

/// <summary>What every <see cref="ModuleDb"/> needs of its unit of work.</summary>
public sealed class ModuleDbTools(Scope scope, Subscriptions subscriptions, TimeProvider clock)
{
    public Scope Scope => scope;

    public TimeProvider Clock => clock;

    internal OutboxMessage Message(IEvent @event, Guid key, bool soon = false) => OutboxMessage.Of(@event, key, scope.Caller, subscriptions.Any(@event.GetType()), soon, clock);

    internal Change? ChangeOf(EntityEntry<IRecord> entry, DateTimeOffset now) => Change.Of(entry, scope.Caller, scope.Reason, now, clock);
}
