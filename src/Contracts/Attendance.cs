using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Contracts.Attendance;

public readonly record struct AttendanceRecordId(Guid Value) : IId<AttendanceRecordId>
{
    public static AttendanceRecordId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

public sealed record AttendanceLate(AttendanceRecordId Record, UserId User, ShiftId Shift, int Minutes) : IEvent
{
    public static string Name => "attendance.late";
}

/// <param name="ByRule">True when a job marked it, false when a manager did.</param>
public sealed record AttendanceAbsent(AttendanceRecordId Record, UserId User, ShiftId Shift, DateOnly Day, bool ByRule) : IEvent
{
    public static string Name => "attendance.absent";
}

/// <summary>A person's hours or absences of these days are others now.</summary>
public sealed record WorkedTimeChanged(UserId User, DateOnly From, DateOnly To) : IEvent
{
    public static string Name => "attendance.workedTimeChanged";
}

/// <summary>Checked-out time, [StartsAt, EndsAt).</summary>
/// <param name="ShiftStartsAt">When the work was to begin: who comes earlier is there, but makes no overtime by it.</param>
public sealed record WorkedTime(UserId User, DateTimeOffset StartsAt, DateTimeOffset EndsAt, DateTimeOffset ShiftStartsAt);

public interface IWorkedTimes
{
    /// <summary>Checked-out records of these users that overlap [from, to).</summary>
    Task<IReadOnlyList<WorkedTime>> Between(IReadOnlyCollection<UserId> users, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel);

    /// <summary>Days of absent marks, by the shift's date, both ends included.</summary>
    Task<ILookup<UserId, DateOnly>> AbsentDays(IReadOnlyCollection<UserId> users, DateOnly from, DateOnly to, CancellationToken cancel);
}
