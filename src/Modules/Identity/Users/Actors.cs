using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Identity;

/// <inheritdoc cref="IActors"/>
internal sealed class Actors(IPeople people) : IActors
{
    public async Task<IReadOnlyDictionary<UserId, Actor>> Of(IEnumerable<UserId> ids, CancellationToken cancel) =>
        (await people.Briefs(ids, cancel)).ToDictionary(p => p.Key, p => new Actor(p.Value.Id, p.Value.Email, p.Value.Fullname, p.Value.Avatar));
}
