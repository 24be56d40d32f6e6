using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;

namespace WorkforceOS.Payroll;

/// <summary>Finds what agreed reports before a period fell short of, and no other report has taken off yet. The database notes who takes it, once.</summary>
internal sealed class OpenCarries(PayrollDb db, Caller caller)
{
    public async Task<IReadOnlyDictionary<UserId, Money>> Of(IReadOnlyCollection<UserId> people, Period period, string currency, CancellationToken cancel)
    {
        Guid[] asked = [.. people.Select(p => p.Value)];
        var open = await db.Database.SqlQuery<OpenCarry>($"""
            SELECT user_id AS "UserId", sum(amount_minor)::bigint AS "Minor" FROM payroll.open_carries({caller.Company.Value}, {asked}, {period.Start}, {period.End}, {currency}) GROUP BY user_id
            """).ToListAsync(cancel);
        return open.ToDictionary(o => UserId.Of(o.UserId), o => new Money(o.Minor, currency));
    }

    private sealed record OpenCarry(Guid UserId, long Minor);
}
