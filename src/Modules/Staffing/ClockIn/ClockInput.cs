using System.ComponentModel.DataAnnotations;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Staffing.ClockIn;

/// <summary>By what a device proves where it is.</summary>
internal enum ProofSource
{
    Geo,
    Nfc,
}

/// <summary>What a device says of one attempt to clock in or out, whoever holds it.</summary>
/// <param name="CapturedAt">When it was done, where the device could not send it at once.</param>
internal sealed record ClockProof(
    [MaxLength(128), OneLine] string? DeviceId = null, [Range(-90.0, 90.0)] decimal? Latitude = null, [Range(-180.0, 180.0)] decimal? Longitude = null, [Range(0.0, 1_000_000.0)] decimal? AccuracyMeters = null,
    [MaxLength(64), OneLine] string? NfcTagId = null, [StringLength(128, MinimumLength = 16), OneLine] string? ProofNonce = null, DateTimeOffset? ProofTimestamp = null, AttestationProvider? AttestationProvider = null,
    [MaxLength(16_384)] string? AttestationToken = null, [MaxLength(500)] string? OverrideReason = null, DateTimeOffset? CapturedAt = null, [MaxLength(2000)] string? Notes = null) : IInput;

/// <summary>What is said beside it of somebody who leaves.</summary>
/// <param name="BreakMinutes">How long the worker paused; null where they say nothing of it.</param>
internal sealed record Leaving([Range(0, 240)] int? BreakMinutes = null, [MaxLength(2000)] string? ApplicationNotes = null) : IInput;

/// <param name="AssignmentId">Which, where somebody has two roles of one shift.</param>
internal sealed record ClockInInput(ShiftId ShiftId, [Flat] ClockProof Proof, ProofSource? SourceType = null, AssignmentId? AssignmentId = null) : IInput;

internal sealed record ClockOutInput([Flat] ClockInInput Clocking, [Flat] Leaving Leaving) : IInput;
