using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Scheduling.Templates;

namespace WorkforceOS.Scheduling.Bookings;

/// <summary>
/// Who wants to book the same people waits for their turn, until the transaction of who is before them ends. What a transaction reads
/// after taking its turn stays true while it decides. Without turns the constraint alone would decide, by deadlock among many.
/// Taken in this order: template, company, departments, people.
/// </summary>
internal sealed class Turns(ScheduleDb db, Caller caller)
{
    /// <summary>People of a company share so many locks, so that a shift for thousands does not use up those of the database.</summary>
    private const long LocksForPeople = 1024;

    /// <summary>To read who is in these departments, and then to book them.</summary>
    public Task ToRead(IEnumerable<DepartmentId> departments, CancellationToken cancel)
    {
        long[] keys = [CompanyKey, .. departments.Select(d => Bits(d.Value)).Distinct().Order()];
        return db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock_shared(key) FROM unnest({keys}) AS key", cancel);
    }

    /// <summary>To book these people, or to take them off.</summary>
    public Task Of(IEnumerable<UserId> people, CancellationToken cancel)
    {
        var company = Bits(caller.Company.Value) & -LocksForPeople;
        long[] keys = [.. people.Select(p => company | (Bits(p.Value) & (LocksForPeople - 1))).Distinct().Order()];
        return db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock_shared({CompanyKey}); SELECT pg_advisory_xact_lock(key) FROM unnest({keys}) AS key", cancel);
    }

    /// <summary>To follow a change of who is in the department.</summary>
    public Task OfDepartment(DepartmentId department, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock_shared({CompanyKey}), pg_advisory_xact_lock({Bits(department.Value)})", cancel);

    /// <summary>To generate from this template.</summary>
    public Task OfTemplate(ShiftTemplateId template, CancellationToken cancel) => db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Bits(template.Value)})", cancel);

    /// <summary>To change all that is booked.</summary>
    public Task OfCompany(CancellationToken cancel) => db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({CompanyKey})", cancel);

    /// <summary>Not negative, and so never that of a department or of people.</summary>
    private long CompanyKey => Bits(caller.Company.Value) & long.MaxValue;

    /// <summary>The random half of an id; negative, since its variant begins with a one.</summary>
    private static long Bits(Guid id) => BinaryPrimitives.ReadInt64BigEndian(id.ToByteArray(bigEndian: true).AsSpan(8));
}
