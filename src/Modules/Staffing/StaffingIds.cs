using WorkforceOS.Kernel;

namespace WorkforceOS.Staffing;

internal readonly record struct BusinessId(Guid Value) : IId<BusinessId>
{
    public static BusinessId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct ShiftOfferId(Guid Value) : IId<ShiftOfferId>
{
    public static ShiftOfferId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct MembershipId(Guid Value) : IId<MembershipId>
{
    public static MembershipId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct VendorId(Guid Value) : IId<VendorId>
{
    public static VendorId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct CatalogRoleId(Guid Value) : IId<CatalogRoleId>
{
    public static CatalogRoleId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct CostCenterId(Guid Value) : IId<CostCenterId>
{
    public static CostCenterId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct HubId(Guid Value) : IId<HubId>
{
    public static HubId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct HubManagerId(Guid Value) : IId<HubManagerId>
{
    public static HubManagerId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct BillingAccountId(Guid Value) : IId<BillingAccountId>
{
    public static BillingAccountId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct StaffId(Guid Value) : IId<StaffId>
{
    public static StaffId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct DocumentId(Guid Value) : IId<DocumentId>
{
    public static DocumentId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct StaffDocumentId(Guid Value) : IId<StaffDocumentId>
{
    public static StaffDocumentId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct CertificateId(Guid Value) : IId<CertificateId>
{
    public static CertificateId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct BlockId(Guid Value) : IId<BlockId>
{
    public static BlockId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct FavoriteId(Guid Value) : IId<FavoriteId>
{
    public static FavoriteId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct DispatchMembershipId(Guid Value) : IId<DispatchMembershipId>
{
    public static DispatchMembershipId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct OrderId(Guid Value) : IId<OrderId>
{
    public static OrderId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct ShiftId(Guid Value) : IId<ShiftId>
{
    public static ShiftId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct ShiftRoleId(Guid Value) : IId<ShiftRoleId>
{
    public static ShiftRoleId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct ApplicationId(Guid Value) : IId<ApplicationId>
{
    public static ApplicationId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct AssignmentId(Guid Value) : IId<AssignmentId>
{
    public static AssignmentId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct SwapRequestId(Guid Value) : IId<SwapRequestId>
{
    public static SwapRequestId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct ReviewId(Guid Value) : IId<ReviewId>
{
    public static ReviewId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct AttendanceSessionId(Guid Value) : IId<AttendanceSessionId>
{
    public static AttendanceSessionId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct AttendanceEventId(Guid Value) : IId<AttendanceEventId>
{
    public static AttendanceEventId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct SecurityProofId(Guid Value) : IId<SecurityProofId>
{
    public static SecurityProofId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct LocationBatchId(Guid Value) : IId<LocationBatchId>
{
    public static LocationBatchId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct IncidentId(Guid Value) : IId<IncidentId>
{
    public static IncidentId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct TimesheetId(Guid Value) : IId<TimesheetId>
{
    public static TimesheetId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct VendorRoleId(Guid Value) : IId<VendorRoleId>
{
    public static VendorRoleId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct BusinessVendorId(Guid Value) : IId<BusinessVendorId>
{
    public static BusinessVendorId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct StaffRoleId(Guid Value) : IId<StaffRoleId>
{
    public static StaffRoleId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct StaffingSettingsId(Guid Value) : IId<StaffingSettingsId>
{
    public static StaffingSettingsId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct VerificationId(Guid Value) : IId<VerificationId>
{
    public static VerificationId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct VerificationEventId(Guid Value) : IId<VerificationEventId>
{
    public static VerificationEventId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct InvoiceId(Guid Value) : IId<InvoiceId>
{
    public static InvoiceId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct InvoiceLineId(Guid Value) : IId<InvoiceLineId>
{
    public static InvoiceLineId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal readonly record struct PaymentId(Guid Value) : IId<PaymentId>
{
    public static PaymentId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
