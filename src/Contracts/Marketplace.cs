using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Contracts.Marketplace;

/// <summary>A worker of the marketplace is to be paid to another account from now on, or may be: whoever did not do that themselves must hear of it.</summary>
/// <param name="Email">Where the worker says they are reached, for who has shown no address to be theirs; null where they say none.</param>
/// <param name="Last4">The last characters of the account's number.</param>
/// <param name="Address">Where it came from; null where that is not known.</param>
public sealed record BankAccountAdded(UserId User, string? Email, string Last4, string? Address) : IEvent
{
    public static string Name => "staffing.bankAccountAdded";
}
