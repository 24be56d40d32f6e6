using Microsoft.EntityFrameworkCore;
using WorkforceOS.Attendance.Hours;
using WorkforceOS.Attendance.Records;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;

namespace WorkforceOS.Attendance.Places;

/// <summary>Judges where punches were made, by the place of the shift, else by the one that the device or the kiosk names; and knows those that were taken before.</summary>
internal sealed class Proofs(AttendanceDb db, IShifts shifts, PunchOrigin origin)
{
    /// <summary>Of a punch that belongs to this shift.</summary>
    public async Task<Result<Proof>> Of(IPunchFacts given, ShiftId shift, bool acting, PunchingRules rules, CancellationToken cancel) =>
        await Of(given, acting || !rules.HasPlaces ? null : await shifts.PlaceOf(shift, cancel), acting, cancel);

    /// <inheritdoc cref="Of(IPunchFacts, ShiftId, bool, PunchingRules, CancellationToken)"/>
    /// <param name="place">The shift's.</param>
    /// <param name="acting">A manager's word, who need not be there.</param>
    public async Task<Result<Proof>> Of(IPunchFacts given, PlaceId? place, bool acting, CancellationToken cancel)
    {
        if (given.Latitude is null != given.Longitude is null) return Problem.Missing(given.Latitude is null ? "latitude" : "longitude");
        var named = given.PlaceId ?? origin.Kiosk;
        PlaceId[] wanted = [.. new[] { place, named }.OfType<PlaceId>().Distinct()];
        var known = wanted.Length == 0 ? [] : await db.Places.AsNoTracking().Where(p => wanted.Contains(p.Id)).ToListAsync(cancel);
        if (given.PlaceId is { } claimed && known.TrueForAll(p => p.Id != claimed)) return PlaceProblems.UnknownPlace;
        // One that was deleted since it was planned asks for nothing.
        var judging = known.Find(p => p.Id == place) ?? known.Find(p => p.Id == named);
        // Where the manager is says nothing of the person.
        if (acting) return Proof.None with { Given = given.ClientId is null ? null : new PunchFacts(ClientId: given.ClientId, DeviceTime: given.DeviceTime), Place = judging?.Id };

        var proof = judging is null ? new Proof(IsSilent(given) ? null : given, null, null, origin.Source, [], []) : Proof.At(judging, given, origin.Kiosk, origin.Source);
        return proof.Problem is { } refusal ? refusal : proof.Value with { Doubts = [.. proof.Value.Doubts, .. Doubts(given)] };
    }

    /// <summary>The record that this very tap was taken for, so that it is answered again and not taken twice.</summary>
    /// <returns>Null where it was not; a refusal where the same id was another punch's.</returns>
    public async Task<Result<AttendanceRecordId>?> Earlier(UserId user, Guid? clientId, PunchAction action, CancellationToken cancel)
    {
        if (clientId is null) return null;
        var taken = await db.Evidence.AsNoTracking().Where(e => e.UserId == user && e.ClientId == clientId).Select(e => new { e.RecordId, e.Action }).SingleOrDefaultAsync(cancel);
        if (taken is null) return null;
        return taken.Action == action ? taken.RecordId : PlaceProblems.ClientIdUsed;
    }

    private IEnumerable<ReviewReason> Doubts(IPunchFacts given)
    {
        if (given.MockLocation is true) yield return ReviewReason.MockLocation;
        if (origin.IsDoubtful) yield return ReviewReason.Offline;
    }

    private static bool IsSilent(IPunchFacts given) =>
        given is { Latitude: null, AccuracyMeters: null, MockLocation: null, TagId: null, ClientId: null, DeviceTime: null };
}
