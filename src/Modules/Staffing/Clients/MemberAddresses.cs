using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Staffing.Clients;

/// <summary>Where members of a client are reached, as the others of the client see it: where they were invited, else what their account says.</summary>
internal sealed class MemberAddresses(IExternalPeople people)
{
    public async Task<IReadOnlyDictionary<MembershipId, (string? Email, string? Phone)>> Of(IReadOnlyCollection<Membership> members, CancellationToken cancel)
    {
        var accounts = await people.Find([.. members.Select(m => m.UserId).OfType<UserId>()], cancel);
        return members.ToDictionary(m => m.Id, m =>
        {
            var account = m.UserId is { } user ? accounts.GetValueOrDefault(user) : null;
            return (account?.Email ?? m.InvitedEmail, account?.Phone ?? m.Phone);
        });
    }
}
