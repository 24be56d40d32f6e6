using WorkforceOS.Kernel;

namespace WorkforceOS.Staffing.ClockIn;

/// <summary>Whether what a device sent is fresh, was not used before, and comes from the app itself.</summary>
internal sealed class Proving(OwnShifts shifts, Attempts attempts, IAttestation attestation, TimeProvider clock)
{
    /// <summary>What was done offline counts from then, if it is sent within this.</summary>
    public static readonly TimeSpan Offline = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    /// <summary>An attempt at a shift of the worker's own, which is locked from now on; a refusal where it cannot be read. In a transaction.</summary>
    public async Task<Result<Attempt>> Begin(ClockInInput input, AttendanceEventType type, CancellationToken cancel)
    {
        var given = input.Proof;
        var moment = MomentOf(given);
        if (moment.Problem is { } unreadable) return unreadable;
        var attested = given is { AttestationToken: { } token, AttestationProvider: { } provider } ? await attestation.Verify(provider, token, given.ProofNonce, cancel) : AttestationStatus.NotProvided;
        return await shifts.Lock(input.ShiftId, input.AssignmentId, cancel) is { } own ? new Attempt(own, given, input.SourceType, type, moment.Value.At, moment.Value.WasOffline, attested) : Problem.NotFound;
    }

    /// <summary>Null where it is fresh and new.</summary>
    public async Task<Problem?> Doubt(Attempt attempt, CancellationToken cancel)
    {
        var given = attempt.Given;
        if (given.NfcTagId is not null && given.ProofNonce is null) return ClockProblems.NonceRequired;
        if (given.ProofNonce is { } nonce && !await attempts.TakeNonce(nonce, cancel)) return ClockProblems.ProofReplayed;
        var meant = attempt.WasOffline ? attempt.At : clock.GetUtcNow();
        return given.ProofTimestamp is { } stamped && (stamped - meant).Duration() > Fresh ? ClockProblems.ProofExpired : null;
    }

    /// <summary>When the attempt counts, and whether it was made offline; a refusal where it cannot be read.</summary>
    private Result<(DateTimeOffset At, bool WasOffline)> MomentOf(ClockProof given)
    {
        var now = clock.GetUtcNow();
        if (given.Latitude is null != given.Longitude is null) return Problem.Missing(given.Latitude is null ? "latitude" : "longitude");
        if (given.AttestationToken is not null && given.AttestationProvider is null) return Problem.Missing("attestationProvider");
        if (given.CapturedAt > now + ClockSkew) return ClockProblems.InFuture;
        return given.CapturedAt is { } captured && captured < now - ClockSkew && captured >= now - Offline ? (captured, true) : (now, false);
    }
}
