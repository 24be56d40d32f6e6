using System.ComponentModel.DataAnnotations;
using System.Text;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.Profile;

/// <summary>Seals the numbers of accounts, and finds out which account they are. It takes long, so that others have the connection meanwhile.</summary>
internal sealed class BankNumbers(ISecretBox box, ISecretHashes hashes, Scope scope)
{
    public const string Purpose = "bank account";

    private const int Shown = 4;

    /// <returns>As they are kept, and the fingerprint that they had under the hosts' previous secret; null when there was no turn to be had.</returns>
    public async Task<(SealedNumbers Numbers, IReadOnlyList<byte[]> Fingerprints)?> Seal(string account, string routing, CancellationToken cancel)
    {
        var known = await scope.WithoutConnection(() => hashes.Of(Purpose, scope.Caller.Company, $"{routing}:{account}", cancel), cancel);
        return known is null ? null : (new SealedNumbers(Seal(account), Seal(routing), Last(account), Last(routing), known[0]), known);
    }

    /// <exception cref="BadConfigurationException">They were sealed under another secret.</exception>
    public string Open(byte[] number) => Encoding.ASCII.GetString((box.Open(Purpose, number) ?? throw Resealing.OtherSecret).Opened);

    private byte[] Seal(string number) => box.Seal(Purpose, Encoding.ASCII.GetBytes(number));

    /// <summary>Of so short a number that they would tell most of it, one digit less than half.</summary>
    private static string Last(string number) => number[^Math.Min(Shown, number.Length / 2)..];
}

/// <summary>
/// The number of a bank of the United States: nine digits with <c>3(d₁+d₄+d₇) + 7(d₂+d₅+d₈) + (d₃+d₆+d₉)</c> divisible by ten (ABA routing
/// transit number). Example: 021000021 gives 3·0 + 7·(2+0+2) + (1+0+1) = 30.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class RoutingNumberAttribute() : ValidationAttribute("The nine digits of a bank's routing number.")
{
    public override bool IsValid(object? value) => value is not string text || IsRoutingNumber(text);

    public static bool IsRoutingNumber(string text)
    {
        if (text.Length != 9 || !text.All(char.IsAsciiDigit) || text.All(c => c is '0')) return false;
        int Sum(int first) => text[first] + text[first + 3] + text[first + 6] - 3 * '0';
        return (3 * Sum(0) + 7 * Sum(1) + Sum(2)) % 10 == 0;
    }
}
