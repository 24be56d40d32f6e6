using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Files;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.ClockIn;

/// <summary>One attempt to clock in or out, as it was sent, for whatever becomes of it.</summary>
/// <param name="At">When it counts: when it was done, where the device sent it a little later, else when it came.</param>
internal sealed record Attempt(OwnShift Own, ClockProof Given, ProofSource? Source, AttendanceEventType Type, DateTimeOffset At, bool WasOffline, AttestationStatus Attestation);

/// <summary>Keeps attempts: their rows, their proofs, and what the device sent as it sent it, in private storage.</summary>
internal sealed class Attempts(StaffingDb db, IFiles files, Worker worker, Scope scope, Incidents incidents, TimeProvider clock)
{
    private static readonly TimeSpan MismatchWindow = TimeSpan.FromMinutes(10);
    private const int ManyMismatches = 3;
    private const string Unreadable = "VALIDATION_ERROR";

    /// <summary>Takes the nonce, which is good for one attempt.</summary>
    public async Task<bool> TakeNonce(string nonce, CancellationToken cancel) => await db.Database.ExecuteSqlAsync(
        $"INSERT INTO staffing.proof_nonces (company_id, nonce, used_at) VALUES ({scope.Caller.Company.Value}, {nonce}, {clock.GetUtcNow()}) ON CONFLICT DO NOTHING", cancel) == 1;

    /// <summary>With the change that it makes.</summary>
    public async Task<AttendanceEvent> Keep(Attempt attempt, Judgement? judged, AttendanceSessionId? session, string? code, CancellationToken cancel)
    {
        var given = attempt.Given;
        var (within, distance) = judged is null ? Judgement.Measure(attempt.Own.Policy, given) : (judged.Within, judged.Distance);
        var kept = new AttendanceEvent
        {
            Id = NewId.At<AttendanceEventId>(clock), CompanyId = attempt.Own.Assignment.CompanyId, SessionId = session, AssignmentId = attempt.Own.Assignment.Id, StaffId = worker.Id, MadeBy = scope.Caller.User == worker.UserOrNobody ? null : scope.Caller.User, EventType = attempt.Type,
            SourceType = attempt.Source switch { null => null, ProofSource.Nfc => SourceType.Nfc, _ => SourceType.Geo }, DeviceId = given.DeviceId, OccurredAt = attempt.At, CapturedAt = given.CapturedAt, Latitude = (double?)given.Latitude, Longitude = (double?)given.Longitude,
            AccuracyMeters = (double?)given.AccuracyMeters, DistanceMeters = distance, WithinGeofence = within, NfcTagHash = given.NfcTagId is { } tag ? Geo.TagHash(tag) : null,
            OverrideReason = given.OverrideReason?.Trim(), ValidationCode = code, Notes = given.Notes?.Trim(),
        };
        var raw = JsonSerializer.SerializeToUtf8Bytes((object)given, Json.Plain);
        var file = await files.Put(new NewFile(FileBucket.Evidence, ["clock-proofs", $"{kept.AssignmentId}", $"{kept.Id}.json"], "application/json", raw, EvidenceCategories.ClockProof) { Owner = worker.UserOrNobody }, cancel);
        db.AttendanceEvents.Add(kept);
        db.SecurityProofs.Add(new SecurityProof
        {
            Id = NewId.At<SecurityProofId>(clock), CompanyId = kept.CompanyId, EventId = kept.Id, ProofNonce = given.ProofNonce, ProofTimestamp = given.ProofTimestamp,
            RequestFingerprint = SHA256.HashData(raw), AttestationProvider = given.AttestationProvider, AttestationStatus = attempt.Attestation, ObjectUri = file.Uri, CreatedAt = clock.GetUtcNow(),
        });
        return kept;
    }

    /// <summary>Refused: nothing of it stands but that it was tried.</summary>
    public Problem Refuse(Attempt attempt, Problem why)
    {
        scope.KeepAlthoughRefused(async (services, cancel) =>
        {
            services.GetRequiredService<StaffingAccess>().ActAs(worker);
            await services.GetRequiredService<Attempts>().KeepRefused(attempt, why.Code ?? Unreadable, cancel);
        });
        return why;
    }

    private async Task KeepRefused(Attempt attempt, string code, CancellationToken cancel)
    {
        if (attempt.Given.ProofNonce is { } nonce) await TakeNonce(nonce, cancel);
        var type = attempt.Type is AttendanceEventType.ClockedIn ? AttendanceEventType.ClockInRejected : AttendanceEventType.ClockOutRejected;
        var kept = await Keep(attempt with { Type = type }, null, null, code, cancel);
        if (code == ClockProblems.NfcMismatch.Code)
        {
            var since = clock.GetUtcNow() - MismatchWindow;
            var before = await db.AttendanceEvents.CountAsync(e => e.AssignmentId == kept.AssignmentId && e.ValidationCode == code && e.OccurredAt >= since, cancel);
            var severity = before + 1 >= ManyMismatches ? Severity.Warning : Severity.Info;
            var incident = await incidents.See(attempt.Own, new IncidentToOpen(IncidentType.NfcMismatchAttempt, severity, "A tag of another place was tapped."), attempt.At, cancel);
            incident.CameWith(kept.Id);
        }
        await db.SaveChangesAsync(cancel);
    }
}
