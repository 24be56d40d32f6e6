using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Attendance.PunchPins;

/// <summary>By which a PIN or a badge is found. It takes long, so that others have the connection meanwhile.</summary>
internal sealed class PinHashes(ISecretHashes hashes, Scope scope)
{
    public static readonly TimeSpan ComeAgain = TimeSpan.FromSeconds(1);

    /// <returns>None of nothing; null when there was no turn to be had.</returns>
    public async Task<IReadOnlyList<byte[]>?> Of(string purpose, string? secret, CancellationToken cancel) =>
        secret is null ? [] : await scope.WithoutConnection(() => hashes.Of(purpose, scope.Caller.Company, secret, cancel), cancel);
}
