namespace WorkforceOS.Tests.Isolation;

/// <summary>An id that an operation of the staffing surface takes.</summary>
/// <param name="Field">In path, query or body: <c>positions.roleId</c>.</param>
/// <param name="Of">Whose it is there, by the names of <see cref="Party.Ids"/>.</param>
internal sealed record ForeignId(string Operation, string Field, string Of)
{
    /// <summary>Somebody else's finds nothing, as a filter that fits nothing; else it is not found.</summary>
    public bool Narrows { get; init; }

    /// <summary>What belongs to a hub is steered by the managers of this hub only; to those of others it is not there.</summary>
    public bool IsOfHub => Of is "hub" or "order" or "swap" or "assignment" or "dispatchMembership";

    /// <summary>All clients of a company may name it.</summary>
    public bool IsOfCompany { get; init; }

    /// <summary>Of what goes on at a hub its managers see nothing but theirs.</summary>
    public bool IsReadByHub { get; init; }

    /// <summary>What is said of somebody else's.</summary>
    public int Refusal { get; init; } = 404;

    /// <summary>A field of the usual request that would be looked at in its place.</summary>
    public string? InsteadOf { get; init; }

    /// <summary>Every one: an operation that takes an id without a row here fails the test. Of operations that are in the contract and not mapped yet the rows wait.</summary>
    public static readonly IReadOnlyList<ForeignId> All =
    [
        new("removeClientPushTokens", "tokenId", "clientToken") { Narrows = true },
        new("removeStaffPushTokens", "tokenId", "staffToken") { Narrows = true },

        new("listVendorRoles", "vendorId", "vendor"),
        new("listHubManagers", "hubId", "hub") { IsReadByHub = true },
        new("updateHub", "hubId", "hub"),
        new("updateHub", "costCenterId", "costCenter"),
        new("createHub", "costCenterId", "costCenter"),
        new("archiveHub", "hubId", "hub"),
        new("assignHubNfcTag", "hubId", "hub"),
        new("assignHubManager", "hubId", "hub"),
        new("assignHubManager", "membershipId", "membership"),
        new("assignHubManager", "userId", "user") { InsteadOf = "membershipId" },
        new("inviteShiftManager", "hubId", "hub"),

        new("listOrdersView", "hubId", "hub") { Narrows = true, IsReadByHub = true },
        new("getReorderPreview", "orderId", "order") { IsReadByHub = true },
        .. OfOrder("createOneTimeOrder"),
        .. OfOrder("createRecurringOrder"),
        .. OfOrder("createPermanentOrder"),
        .. OfOrder("editOrder"),
        new("editOrder", "orderId", "order"),
        new("cancelOrder", "orderId", "order"),

        new("listCoverage", "hubId", "hub") { Narrows = true, IsReadByHub = true },
        new("getCoverageStats", "hubId", "hub") { Narrows = true, IsReadByHub = true },
        new("listCoreTeam", "hubId", "hub") { Narrows = true, IsReadByHub = true },
        new("listDispatchTeams", "hubId", "hub") { Narrows = true, IsReadByHub = true },
        new("listIncidents", "hubId", "hub") { Narrows = true, IsReadByHub = true },
        new("listIncidents", "shiftId", "shift") { Narrows = true, IsReadByHub = true },
        new("listSwapRequests", "hubId", "hub") { Narrows = true, IsReadByHub = true },
        new("listSwapRequests", "shiftId", "shift") { Narrows = true, IsReadByHub = true },
        new("listDispatchCandidates", "shiftId", "shift") { IsReadByHub = true },
        new("listDispatchCandidates", "roleId", "role"),
        new("resolveSwapRequest", "swapRequestId", "swap"),
        new("resolveSwapRequest", "applicationId", "application"),
        new("cancelSwapRequest", "swapRequestId", "swap"),
        new("reviewWorker", "staffId", "staff"),
        new("reviewWorker", "assignmentId", "assignment"),
        new("cancelLateWorker", "assignmentId", "assignment"),
        new("addDispatchTeamMember", "staffId", "staff") { IsOfCompany = true },
        new("addDispatchTeamMember", "hubId", "hub"),
        new("removeDispatchTeamMember", "membershipId", "dispatchMembership"),

        new("listPendingInvoices", "vendorId", "vendor") { Narrows = true },
        new("listPendingInvoices", "hubId", "hub") { Narrows = true, IsReadByHub = true },
        new("approveInvoice", "invoiceId", "invoice"),
        new("disputeInvoice", "invoiceId", "invoice"),
        new("disputeInvoice", "lines.lineId", "invoiceLine"),
        new("submitTimesheet", "shiftId", "shift"),
        .. OfReport("getReportSummary"),
        .. OfReport("getDailyOpsReport"),
        .. OfReport("getSpendReport"),
        .. OfReport("getCoverageReport"),
        .. OfReport("getForecastReport"),
        .. OfReport("getPerformanceReport"),
        .. OfReport("getNoShowReport"),

        new("listMarketShifts", "hubId", "hub") { Narrows = true },
        new("getStaffShift", "shiftId", "shift"),
        new("getStaffShift", "roleId", "role"),
        new("applyForShift", "shiftId", "shift"),
        new("applyForShift", "roleId", "role"),
        new("acceptShift", "shiftId", "shift"),
        new("acceptShift", "assignmentId", "assignment"),
        new("declineShift", "shiftId", "shift"),
        new("requestShiftSwap", "shiftId", "shift"),
        new("clockIn", "shiftId", "shift"),
        new("clockIn", "assignmentId", "assignment"),
        new("clockOut", "shiftId", "shift"),
        new("clockOut", "assignmentId", "assignment"),
        new("streamLocations", "shiftId", "shift"),

        new("createVerification", "subjectId", "staff"),
        new("createVerification", "documentId", "document") { IsOfCompany = true },
        new("getVerification", "verificationId", "verification"),
        new("retryVerification", "verificationId", "verification"),
        new("reviewVerification", "verificationId", "verification") { IsOfCompany = true },
        .. OfHandIn("uploadStaffDocumentFile", "document", "verification"),
        .. OfHandIn("finalizeStaffDocument", "document", "verification"),
        .. OfHandIn("uploadAttireFile", "attire", "attireVerification"),
        .. OfHandIn("finalizeAttire", "attire", "attireVerification"),
        new("createCertificate", "verificationId", "certificateVerification") { Refusal = 422 },
        new("deleteCertificate", "certificateId", "certificate"),
        new("updateEmergencyContact", "contactId", "contact"),
        new("listBenefitHistory", "benefitId", "benefit") { Narrows = true },

        .. Named("createTenantOrder", "tenantId businessId vendorId hubId"),
        new("createTenantOrder", "clockPointId", "hub") { InsteadOf = "hubId" },
        .. Named("updateTenantOrder", "tenantId orderId vendorId"),
        .. Named("cancelTenantOrder", "tenantId orderId"),
        .. Named("assignStaff", "tenantId shiftId roleId applicationId"),
        new("assignStaff", "staffId", "staff") { IsOfCompany = true },
        new("assignStaff", "workforceId", "staff") { IsOfCompany = true, InsteadOf = "staffId" },
        .. Named("acceptForStaff", "tenantId shiftId assignmentId"),
        .. Named("changeShiftStatus", "tenantId shiftId"),
        .. Named("clockInStaff", "tenantId assignmentId shiftId"),
        .. Named("clockOutStaff", "tenantId assignmentId shiftId"),
        .. Named("addFavoriteStaff", "tenantId businessId"),
        new("addFavoriteStaff", "staffId", "staff") { IsOfCompany = true },
        .. Named("removeFavoriteStaff", "tenantId businessId"),
        new("removeFavoriteStaff", "staffId", "staff") { IsOfCompany = true },
        .. Named("reviewAssignment", "tenantId businessId assignmentId staffId"),
        .. Named("listTenantOrders", "tenantId businessId"),
        .. Named("getTenantOrder", "tenantId"),
        new("getTenantOrder", "orderId", "order") { IsReadByHub = true },
        .. Named("listFavoriteStaff", "tenantId businessId"),
        .. Named("getReviewSummary", "tenantId"),
        new("getReviewSummary", "staffId", "staff") { IsReadByHub = true },
        .. Named("getAttendance", "tenantId"),
        new("getAttendance", "assignmentId", "assignment") { IsReadByHub = true },
    ];

    /// <summary>Fields that say what they are of; the tenant is the same for all clients of a company.</summary>
    private static IEnumerable<ForeignId> Named(string operation, string fields) =>
        fields.Split(' ').Select(field => new ForeignId(operation, field, field[..^2]) { IsOfCompany = field is "tenantId" });

    private static IEnumerable<ForeignId> OfHandIn(string operation, string document, string verification) =>
        [new(operation, "documentId", document) { IsOfCompany = true }, new(operation, "verificationId", verification) { Refusal = 422 }];

    private static IEnumerable<ForeignId> OfReport(string operation) =>
        [new(operation, "hubId", "hub") { IsReadByHub = true }, new(operation, "vendorId", "vendor"), new(operation, "costCenterId", "costCenter")];

    private static IEnumerable<ForeignId> OfOrder(string operation) =>
    [
        new(operation, "hubId", "hub"), new(operation, "vendorId", "vendor"), new(operation, "costCenterId", "costCenter"), new(operation, "shiftManagerMembershipId", "membership"),
        new(operation, "positions.catalogRoleId", "catalogRole"), new(operation, "positions.roleId", "catalogRole") { InsteadOf = "positions.catalogRoleId" },
    ];
}
