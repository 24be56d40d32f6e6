using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using WorkforceOS.Kernel;

namespace WorkforceOS.Identity;

/// <summary>
/// PBKDF2-SHA512 by the framework's hasher, on all cores but one: whoever else asks meanwhile is answered. Who would wait too long
/// for their turn is asked to come again.
/// </summary>
internal sealed class PasswordHashing(IdentityOptions options) : IDisposable
{
    private const int MostWaiting = 1000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly object Nobody = new();
    private readonly SemaphoreSlim turns = new(Math.Max(1, Environment.ProcessorCount - 1));
    private readonly PasswordHasher<object> hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = options.PasswordRounds }));
    private int mostRounds = options.PasswordRounds;
    private int waiting;

    /// <returns>Null when there was no turn to be had.</returns>
    public async Task<string?> Hash(string password, CancellationToken cancel)
    {
        if (!await TakeTurn(cancel)) return null;
        try
        {
            return hasher.HashPassword(Nobody, Nfkc.Of(password));
        }
        finally
        {
            turns.Release();
        }
    }

    /// <summary>Compares; takes as long whatever the hash is made with, and where there is none to compare with.</summary>
    /// <returns>Null when there was no turn to be had.</returns>
    public async Task<PasswordVerificationResult?> Verify(string? hash, string password, CancellationToken cancel)
    {
        if (!await TakeTurn(cancel)) return null;
        try
        {
            return Compare(hash, password);
        }
        finally
        {
            turns.Release();
        }
    }

    /// <summary>The same function with rounds and salt that do not change, for what is found by its hash.</summary>
    /// <returns>Null when there was no turn to be had.</returns>
    public async Task<byte[]?> Derive(string secret, byte[] salt, int rounds, CancellationToken cancel)
    {
        if (!await TakeTurn(cancel)) return null;
        try
        {
            return Rfc2898DeriveBytes.Pbkdf2(secret, salt, rounds, HashAlgorithmName.SHA512, 32);
        }
        finally
        {
            turns.Release();
        }
    }

    public void Dispose() => turns.Dispose();

    private PasswordVerificationResult Compare(string? hash, string password)
    {
        var normal = Nfkc.Of(password);
        var outcome = CompareEvenly(hash, normal);
        if (outcome is not PasswordVerificationResult.Failed || normal == password) return outcome;
        // Hashes from before normalisation hold the password as it was typed.
        return CompareEvenly(hash, password) is PasswordVerificationResult.Failed ? PasswordVerificationResult.Failed : PasswordVerificationResult.SuccessRehashNeeded;
    }

    /// <summary>Adds the rounds that the hash lacks to the most that this host has met.</summary>
    private PasswordVerificationResult CompareEvenly(string? hash, string password)
    {
        var rounds = hash is null ? 0 : RoundsOf(hash);
        mostRounds = Math.Max(mostRounds, rounds);
        var outcome = rounds == 0 ? PasswordVerificationResult.Failed : hasher.VerifyHashedPassword(Nobody, hash!, password);
        if (mostRounds - rounds is > 0 and var missing) Rfc2898DeriveBytes.Pbkdf2(password, "the rounds that are missing"u8, missing, HashAlgorithmName.SHA512, 32);
        return outcome;
    }

    /// <summary>As the framework writes it into the hash: a marker, the function, then the rounds. 0 for what is no hash of it.</summary>
    private static int RoundsOf(string hash)
    {
        Span<byte> bytes = stackalloc byte[128];
        return Convert.TryFromBase64String(hash, bytes, out var length) && length > 13 && bytes[0] == 1 ? (int)BinaryPrimitives.ReadUInt32BigEndian(bytes[5..]) : 0;
    }

    private async Task<bool> TakeTurn(CancellationToken cancel)
    {
        if (turns.Wait(0, CancellationToken.None)) return true;
        if (Interlocked.Increment(ref waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref waiting);
            return false;
        }
        try
        {
            return await turns.WaitAsync(Patience, cancel);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }
}
