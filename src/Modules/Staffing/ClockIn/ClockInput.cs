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

/// <summary>What a device says of one attempt to clock in or out.</summary>
internal interface IClockFacts
{
    ShiftId ShiftId { get; }
    ProofSource? SourceType { get; }
    string? DeviceId { get; }
    decimal? Latitude { get; }
    decimal? Longitude { get; }
    decimal? AccuracyMeters { get; }
    string? NfcTagId { get; }
    string? ProofNonce { get; }
    DateTimeOffset? ProofTimestamp { get; }
    AttestationProvider? AttestationProvider { get; }
    string? AttestationToken { get; }
    string? OverrideReason { get; }
    DateTimeOffset? CapturedAt { get; }
    AssignmentId? AssignmentId { get; }
    string? Notes { get; }
}

/// <param name="CapturedAt">When it was done, where the device could not send it at once.</param>
/// <param name="AssignmentId">Which, where somebody has two roles of one shift.</param>
internal sealed record ClockInInput(
    ShiftId ShiftId, ProofSource? SourceType = null, [MaxLength(128), OneLine] string? DeviceId = null, [Range(-90.0, 90.0)] decimal? Latitude = null, [Range(-180.0, 180.0)] decimal? Longitude = null,
    [Range(0.0, 1_000_000.0)] decimal? AccuracyMeters = null, [MaxLength(64), OneLine] string? NfcTagId = null, [StringLength(128, MinimumLength = 16), OneLine] string? ProofNonce = null,
    DateTimeOffset? ProofTimestamp = null, AttestationProvider? AttestationProvider = null, [MaxLength(16_384)] string? AttestationToken = null, [MaxLength(500)] string? OverrideReason = null,
    DateTimeOffset? CapturedAt = null, AssignmentId? AssignmentId = null, [MaxLength(2000)] string? Notes = null) : IInput, IClockFacts;

/// <param name="BreakMinutes">How long the worker paused; null where they say nothing of it.</param>
internal sealed record ClockOutInput(
    ShiftId ShiftId, ProofSource? SourceType = null, [MaxLength(128), OneLine] string? DeviceId = null, [Range(-90.0, 90.0)] decimal? Latitude = null, [Range(-180.0, 180.0)] decimal? Longitude = null,
    [Range(0.0, 1_000_000.0)] decimal? AccuracyMeters = null, [MaxLength(64), OneLine] string? NfcTagId = null, [StringLength(128, MinimumLength = 16), OneLine] string? ProofNonce = null,
    DateTimeOffset? ProofTimestamp = null, AttestationProvider? AttestationProvider = null, [MaxLength(16_384)] string? AttestationToken = null, [MaxLength(500)] string? OverrideReason = null,
    DateTimeOffset? CapturedAt = null, AssignmentId? AssignmentId = null, [MaxLength(2000)] string? Notes = null, [Range(0, 240)] int? BreakMinutes = null, [MaxLength(2000)] string? ApplicationNotes = null) : IInput, IClockFacts;
