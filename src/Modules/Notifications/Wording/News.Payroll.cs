using System.Text.Json.Serialization;
using WorkforceOS.Notifications.Inbox;

namespace WorkforceOS.Notifications.Wording;

/// <content>What is told of pay: never how much it is.</content>
[JsonDerivedType(typeof(PayrollReady), "payrollReady")]
[JsonDerivedType(typeof(PayslipApproved), "payslipApproved")]
[JsonDerivedType(typeof(PayrollStale), "payrollStale")]
[JsonDerivedType(typeof(PeriodReopened), "periodReopened")]
[JsonDerivedType(typeof(ReportPeriodReopened), "reportPeriodReopened")]
internal abstract partial record News
{
    internal sealed record PayrollReady(DateOnly From, DateOnly To) : News(NotificationKind.PayrollReady)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (From, To);
    }

    internal sealed record PayslipApproved(DateOnly From, DateOnly To) : News(NotificationKind.PayslipApproved)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (From, To);
    }

    internal sealed record PayrollStale(string Name, DateOnly From, DateOnly To) : News(NotificationKind.PayrollStale)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (From, To);

        internal override string? Who => Name;
    }

    internal sealed record PeriodReopened(DateOnly From, DateOnly To) : News(NotificationKind.PeriodReopened)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (From, To);
    }

    /// <summary>To whoever had approved it.</summary>
    internal sealed record ReportPeriodReopened(string Name, DateOnly From, DateOnly To) : News(NotificationKind.PeriodReopened)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (From, To);

        internal override string? Who => Name;
    }
}
