using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Scheduling.Bookings;

namespace WorkforceOS.Scheduling.Shifts;

/// <summary>Where one person's place on a shift goes, or the whole shift.</summary>
/// <param name="UserId">Whose place; null: the shift with everybody.</param>
/// <param name="ToUserId">Who has it then; not given: who had it; null: nobody, so that it is open.</param>
/// <param name="Copy">The old one stays.</param>
internal sealed record Move(UserId? UserId, Patch<UserId?> ToUserId, DateOnly? ToDate, TimeOnly? StartTime, TimeOnly? EndTime, bool Copy);

/// <param name="From">What it was taken from; null where that is the same.</param>
internal sealed record Moved(RotaChange To, RotaChange? From);

/// <summary>What is done to shifts that are in hand, one after the other; whether it can be is settled when all of it is done.</summary>
internal sealed class RotaEdits(Planners planners, Caller caller, TimeProvider clock)
{
    public Result<RotaChange> Create(RotaInHand rota, CreateShift.Input wanted, int index)
    {
        var change = rota.Add(CreateShift.Drawn(wanted, caller, clock), index);
        return CreateShift.Place(change.Shift, wanted, rota.Zone) is { } notSo ? notSo : change;
    }

    public Result<RotaChange> Change(RotaInHand rota, RotaChange change, ChangeShift.Input wanted, int index)
    {
        IReadOnlyList<UserId> named = wanted.AssignedUserIds.IsGiven ? wanted.AssignedUserIds.Value ?? [] : change.Named;
        IReadOnlyList<DepartmentId> through = wanted.AssignedDepartmentIds.IsGiven ? wanted.AssignedDepartmentIds.Value ?? [] : [.. change.Shift.Departments];
        return ChangeShift.Apply(wanted, rota.Touch(change, index).Shift, named, through, rota.Zone) is { } notSo ? notSo : change;
    }

    public static RotaChange Remove(RotaInHand rota, RotaChange change, int index)
    {
        rota.Touch(change, index).Remove();
        return change;
    }

    public Result<Moved> Move(RotaInHand rota, RotaChange change, Move move, int index) =>
        move.UserId is { } user ? MovePlace(rota, change, user, move, index) : MoveWhole(rota, change, move, index);

    /// <summary>The shift in hand of this id, of the version that was read.</summary>
    public Result<RotaChange> Find(RotaInHand rota, ShiftId id, int? version)
    {
        if (!rota.Found.TryGetValue(id, out var change) || change.IsGone) return Problem.NotFound;
        if (planners.RefuseOthersOf(change.Shift) is { } notYours) return notYours;
        change.Shift.Seats = change.Before.People.Count;
        // What this request itself has changed since is no surprise to it.
        return version is { } read && change.Index is null && read != change.Shift.RecordVersion ? Problem.ChangedMeanwhile(ShiftView.Of(change.Shift)) : change;
    }

    private Result<Moved> MoveWhole(RotaInHand rota, RotaChange change, Move move, int index)
    {
        List<UserId> named = [.. change.Named];
        if (move.ToUserId.Or(null) is { } joins && !named.Contains(joins)) named.Add(joins);
        if (!move.Copy) return Place(rota, change, null, move, named, index);

        var copy = rota.Add(Like(change.Shift), index);
        copy.Shift.Assign([], []);
        return ChangeShift.Apply(Times(change.Shift, move), copy.Shift, named, [.. change.Shift.Departments.Where(rota.Members.ContainsKey)], rota.Zone) is { } notSo ? notSo : new Moved(copy, change);
    }

    private Result<Moved> MovePlace(RotaInHand rota, RotaChange change, UserId user, Move move, int index)
    {
        var shift = change.Shift;
        if (!change.Named.Contains(user)) return change.Before.People.ContainsKey(user) ? SchedulingProblems.ComesByDepartment : SchedulingProblems.NotOnShift;
        var (to, stays) = (move.ToUserId.Or(user), Times(shift, move) is var times && (times.ShiftDate.Value, times.StartTime.Value, times.EndTime.Value) == (shift.ShiftDate, shift.StartTime, shift.EndTime));
        var isAlone = change.Named.Count == 1 && !change.Before.People.Keys.Except(change.Named).Any();
        if (!move.Copy && (stays || isAlone))
        {
            // The place stays one, although nobody has it.
            if (to is null) shift.HeadCount ??= Math.Max(1, change.Named.Union(change.Before.People.Keys).Count());
            return Place(rota, change, null, move, [.. change.Named.Select(p => p == user ? to : p).OfType<UserId>().Distinct()], index);
        }

        var place = rota.Add(Like(shift), index);
        place.Shift.HeadCount = shift.HeadCount is null && to is not null ? null : 1;
        if (!move.Copy)
        {
            if (shift.HeadCount > 1) shift.HeadCount--;
            shift.Assign(change.Named.Where(p => p != user), shift.Departments);
            rota.Touch(change, index);
        }
        return Place(rota, place, change, move with { ToDate = times.ShiftDate.Value, StartTime = times.StartTime.Value, EndTime = times.EndTime.Value }, to is { } person ? [person] : [], index);
    }

    private static Result<Moved> Place(RotaInHand rota, RotaChange change, RotaChange? from, Move move, IReadOnlyList<UserId> named, int index)
    {
        var wanted = Times(change.Shift, move);
        if (from is not null) wanted = wanted with { BreakMinutes = from.Shift.BreakMinutes };
        return ChangeShift.Apply(wanted, rota.Touch(change, index).Shift, named, [.. change.Shift.Departments], rota.Zone) is { } notSo ? notSo : new Moved(change, from);
    }

    private Shift Like(Shift shift) => shift.Like(NewId.At<ShiftId>(clock), caller.User);

    private static ChangeShift.Input Times(Shift shift, Move move) => ChangeShift.Input.Nothing with
    {
        ShiftDate = move.ToDate ?? shift.ShiftDate, StartTime = move.StartTime ?? shift.StartTime, EndTime = move.EndTime ?? shift.EndTime, BreakMinutes = shift.BreakMinutes,
    };
}
