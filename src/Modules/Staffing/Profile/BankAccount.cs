using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.Profile;

[AnyLetterCase]
internal enum BankAccountType
{
    Checking,
    Savings,
}

internal enum BankAccountStatus
{
    PendingVerification,
    Active,

    /// <summary>What was paid to it came back.</summary>
    Failed,
}

/// <summary>An account to which a worker is paid. Its numbers leave the database sealed only.</summary>
[Tracked("staffing", "bankAccount")]
internal sealed class BankAccount : Record<BankAccountId>
{
    public StaffId StaffId { get; init; }
    public string BankName { get; private set; } = "";
    public string Holder { get; private set; } = "";
    public BankAccountType Type { get; private set; }

    [Secret]
    public byte[] NumberEnc { get; private set; } = [];

    [Secret]
    public byte[] RoutingEnc { get; private set; } = [];

    public string Last4 { get; private set; } = "";
    public string RoutingLast4 { get; private set; } = "";

    /// <summary>The same numbers of one worker have the same one.</summary>
    [Secret]
    public byte[] Fingerprint { get; private set; } = [];

    public bool IsPrimary { get; private set; }
    public BankAccountStatus Status { get; private set; }

    /// <summary>With new numbers, or the same again: it may be paid to.</summary>
    public void Describe(string bankName, string holder, BankAccountType type, SealedNumbers numbers)
    {
        (BankName, Holder, Type, Status) = (bankName, holder, type, BankAccountStatus.Active);
        (NumberEnc, RoutingEnc, Last4, RoutingLast4, Fingerprint) = (numbers.Account, numbers.Routing, numbers.Last4, numbers.RoutingLast4, numbers.Fingerprint);
    }

    public void BePrimary(bool isPrimary) => IsPrimary = isPrimary;
}

/// <summary>The numbers of an account as they are kept.</summary>
internal sealed record SealedNumbers(byte[] Account, byte[] Routing, string Last4, string RoutingLast4, byte[] Fingerprint);
