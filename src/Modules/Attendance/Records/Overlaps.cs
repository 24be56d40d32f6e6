using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Attendance.Records;

/// <summary>Names the other record where somebody would be at work twice at one time. The database decides; this finds the words.</summary>
internal static class Overlaps
{
    /// <summary>What the database has just refused to save.</summary>
    public static async Task<Problem> Overlapping(this AttendanceDb db, AttendanceRecord record, CancellationToken cancel)
    {
        var overlap = await db.Overlap(record, cancel);
        // Gone again meanwhile, and with it the reason.
        return overlap ?? throw new DbUpdateConcurrencyException($"What record {record.Id} overlapped with is gone.");
    }

    /// <summary>Saves what <see cref="Overlap"/> found nothing against. Whoever was faster since then is found when all is done anew.</summary>
    public static async Task SaveKeptApart(this AttendanceDb db, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException taken) when (taken.Violates(AttendanceProblems.KeptApart))
        {
            throw new DbUpdateConcurrencyException("The time was taken at this moment.", taken);
        }
    }

    /// <summary>Asked before a save, so that only who comes at the same moment meets the constraint.</summary>
    public static async Task<Problem?> Overlap(this AttendanceDb db, AttendanceRecord record, CancellationToken cancel)
    {
        var own = record.LiveEntries.Where(e => e is { Kind: EntryKind.Work, KeptApart: true }).ToList();
        if (own is []) return null;
        var (user, id, from, to) = (record.UserId, record.Id, own.Min(e => e.StartsAt), own.Any(e => e.EndsAt is null) ? null : own.Max(e => e.EndsAt));
        var others = await db.Entries.AsNoTracking()
            .Where(e => e.UserId == user && e.RecordId != id && e.Kind == EntryKind.Work && e.KeptApart && (to == null || e.StartsAt < to) && (e.EndsAt == null || e.EndsAt > from))
            .OrderBy(e => e.StartsAt).Take(GivenEntries.Most).ToListAsync(cancel);
        if (others.FirstOrDefault(o => own.Exists(e => (o.EndsAt is null || e.StartsAt < o.EndsAt) && (e.EndsAt is null || o.StartsAt < e.EndsAt))) is not { } other) return null;
        var shift = await db.Records.Where(r => r.Id == other.RecordId).Select(r => (ShiftId?)r.ShiftId).SingleOrDefaultAsync(cancel);
        return AttendanceProblems.TimeOverlaps(other, shift);
    }
}
