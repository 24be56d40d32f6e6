using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Files;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Marketplace;

namespace WorkforceOS.Staffing.ClockIn;

internal sealed record PointInput(
    DateTimeOffset CapturedAt, [Range(-90.0, 90.0)] decimal? Latitude = null, [Range(-180.0, 180.0)] decimal? Longitude = null, [Range(0.0, 1_000_000.0)] decimal? AccuracyMeters = null,
    [MaxLength(200), OneLine] string? UnavailableReason = null) : IInput;

internal sealed record LocationsInput(ShiftId ShiftId, [MaxLength(500)] IReadOnlyList<PointInput> Points, ProofSource? SourceType = null, [MaxLength(128), OneLine] string? DeviceId = null, JsonElement? Metadata = null) : IInput;

internal sealed record LocationsView(
    LocationBatchId BatchId, AssignmentId AssignmentId, int PointCount, int AcceptedPointCount, int OutOfGeofenceCount, int MissingCoordinateCount, int? MaxDistanceMeters, int? LatestDistanceMeters,
    bool? WithinGeofence, string ObjectUri, IReadOnlyList<IncidentId> IncidentIds);

/// <summary>Where a worker is between clock-in and clock-out. The positions go to private storage; the database has the sums, and what managers should know.</summary>
internal sealed class StreamLocations(StaffingDb db, OwnShifts shifts, IFiles files, Incidents incidents, ShiftNews news, Worker worker, Scope scope, TimeProvider clock)
{
    private const int LargestMetadata = 4096;

    public static Task<Result<LocationsView>> Handle(LocationsInput input, StreamLocations use, CancellationToken cancel) => use.Run(input, cancel);

    private async Task<Result<LocationsView>> Run(LocationsInput input, CancellationToken cancel)
    {
        if (input.Metadata is { } metadata && (metadata.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null) || metadata.GetRawText().Length > LargestMetadata)) return Problem.WrongType("metadata", "An object of at most 4 KB.");
        await using var transaction = await scope.Begin(cancel);
        if (await shifts.Lock(input.ShiftId, null, cancel) is not { } own) return Problem.NotFound;
        if (await db.Sessions.SingleOrDefaultAsync(s => s.AssignmentId == own.Assignment.Id && s.Status == SessionStatus.Open, cancel) is not { } session) return StaffingProblems.NotClockedIn;

        // What somebody does not share is not kept either.
        var raw = JsonSerializer.SerializeToUtf8Bytes(own.SharesLocation ? input : input with { Points = [.. input.Points.Select(p => p with { Latitude = null, Longitude = null, AccuracyMeters = null })] }, Json.Plain);
        var hash = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(input.Points, Json.Plain));
        if (await db.LocationBatches.AsNoTracking().SingleOrDefaultAsync(b => b.SessionId == session.Id && b.PayloadHash == hash, cancel) is { } before) return View(before, []);

        var away = await incidents.Open(own.Assignment.Id, IncidentType.OutsideGeofence, cancel);
        var track = LocationTrack.Of(Points(input, own.SharesLocation), own.Policy.Point, own.Policy.RadiusMeters, session.CheckInAt, clock.GetUtcNow(), (session.OutsidePoints, session.OutsideSince), away?.GoodPoints ?? 0);
        var batch = await Keep(input, raw, hash, own, session, track, cancel);
        session.Hear(batch.ReceivedAt, track.OutsideInARow, track.OutsideSince);
        var (seen, isNew) = await Judge(own, session, batch, track, away, cancel);
        await db.SaveChangesAsync(cancel);
        if (isNew) await news.ToManagers(MarketplaceNoticeType.GeofenceIncident, own.Role, $"incident:{seen[0]}", worker.Id, cancel, assignment: own.Assignment.Id);
        await transaction.Commit(cancel);
        return View(batch, seen);
    }

    private async Task<LocationBatch> Keep(LocationsInput input, byte[] raw, byte[] hash, OwnShift own, AttendanceSession session, LocationTrack track, CancellationToken cancel)
    {
        var id = NewId.At<LocationBatchId>(clock);
        var file = await files.Put(new NewFile(FileBucket.Evidence, ["locations", $"{own.Assignment.Id}", $"{id}.json"], "application/json", raw, EvidenceCategories.LocationBatch) { Owner = worker.UserOrNobody }, cancel);
        var batch = new LocationBatch
        {
            Id = id, CompanyId = own.Assignment.CompanyId, SessionId = session.Id, AssignmentId = own.Assignment.Id, DeviceId = input.DeviceId, PointCount = input.Points.Count, AcceptedCount = track.Accepted,
            OutCount = track.Outside, MissingCount = track.Missing, FirstCapturedAt = input.Points.Select(p => (DateTimeOffset?)p.CapturedAt).Min(), LastCapturedAt = input.Points.Select(p => (DateTimeOffset?)p.CapturedAt).Max(),
            MinDistanceMeters = Meters(track.Nearest), MaxDistanceMeters = Meters(track.Furthest), LastDistanceMeters = Meters(track.Last), WithinGeofence = track.Within, ObjectUri = file.Uri, PayloadHash = hash, ReceivedAt = clock.GetUtcNow(),
        };
        db.LocationBatches.Add(batch);
        return batch;
    }

    /// <returns>The incidents that the batch speaks of, and whether one of them is new.</returns>
    private async Task<(IReadOnlyList<IncidentId> Seen, bool IsNew)> Judge(OwnShift own, AttendanceSession session, LocationBatch batch, LocationTrack track, Incident? away, CancellationToken cancel)
    {
        if (track.Accepted == 0)
        {
            var unknown = await incidents.See(own, new IncidentToOpen(IncidentType.LocationUnavailable, Severity.Warning, own.SharesLocation ? "The device said nothing usable of where it is." : "The worker does not share where they are."), batch.ReceivedAt, cancel);
            unknown.CameWith(batch.Id, session.Id);
            return ([unknown.Id], false);
        }
        if (await incidents.Open(own.Assignment.Id, IncidentType.LocationUnavailable, cancel) is { } silence) silence.Resolve(Resolutions.Returned, batch.ReceivedAt);
        if (track.OffAt is null && away is null) return ([], false);

        var incident = away;
        if (track.OffAt is { } off)
        {
            incident = await incidents.See(own, new IncidentToOpen(IncidentType.OutsideGeofence, track.IsCritical ? Severity.Critical : Severity.Warning, $"{Meters(track.Furthest)} m away from the place of work."), away is null ? off : batch.LastCapturedAt ?? off, cancel);
            incident.CameWith(batch.Id, session.Id);
        }
        incident!.Measured(batch.LastDistanceMeters, track.Within);
        incident.SeenWithin(track.GoodInARow);
        if (track.BackAt is { } back) incident.Resolve(Resolutions.Returned, back);
        return ([incident.Id], away is null);
    }

    /// <summary>In the order of time. Of who does not share it no position is looked at.</summary>
    private static IEnumerable<TrackPoint> Points(LocationsInput input, bool shares) => input.Points.OrderBy(p => p.CapturedAt).Select(p => new TrackPoint(
        p.CapturedAt, shares && p is { Latitude: { } latitude, Longitude: { } longitude, UnavailableReason: null } ? new GeoPoint((double)latitude, (double)longitude) : null, (double?)p.AccuracyMeters));

    private static int? Meters(double? distance) => distance is { } meters ? (int)Math.Round(meters, MidpointRounding.AwayFromZero) : null;

    private static LocationsView View(LocationBatch batch, IReadOnlyList<IncidentId> incidents) => new(
        batch.Id, batch.AssignmentId, batch.PointCount, batch.AcceptedCount, batch.OutCount, batch.MissingCount, batch.MaxDistanceMeters, batch.LastDistanceMeters, batch.WithinGeofence, batch.ObjectUri, incidents);
}
