using WorkforceOS.Kernel;
using WorkforceOS.Staffing.Orders;
using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Staffing;

/// <summary>What the marketplace refuses.</summary>
internal static class StaffingProblems
{
    public static readonly Problem InvalidCredentials = Problem.Rule("INVALID_CREDENTIALS", "The mail address or the password is not right.", status: 401);
    public static readonly Problem InvalidVerificationCode = Problem.Rule("INVALID_VERIFICATION_CODE", "This is not the code that was sent, or nothing that shows who you are.", status: 401);
    public static readonly Problem TokenExpired = Problem.Rule("TOKEN_EXPIRED", "This has expired. Please ask for another.", status: 401);
    public static readonly Problem AccountDisabled = Problem.Forbidden("ACCOUNT_DISABLED", "Your account is not active here.");
    public static readonly Problem NoClientAccess = StaffingGuard.NoClientAccess;
    public static readonly Problem NoStaffAccess = StaffingGuard.NoStaffAccess;
    public static readonly Problem EmailInUse = Conflict("EMAIL_ALREADY_IN_USE", "Somebody has an account with this mail address already.");
    public static readonly Problem AlreadyApplied = Conflict("ALREADY_APPLIED", "You have applied for this already.");
    public static readonly Problem AlreadyAssigned = Conflict("ALREADY_APPLIED", "This worker has a place of this role already.");
    public static readonly Problem RoleFull = Conflict("SHIFT_ROLE_FULL", "All places of this role are taken.");
    public static readonly Problem ShiftNotOpen = Conflict("SHIFT_NOT_OPEN", "This shift is over or was cancelled.");
    public static readonly Problem UnderReview = Conflict("APPLICATION_UNDER_REVIEW", "Your application has still to be decided on.");
    public static readonly Problem SwapAlreadyOpen = Conflict("SWAP_ALREADY_OPEN", "A replacement is looked for already.");
    public static readonly Problem SwapNotOpen = Conflict("SWAP_NOT_OPEN", "This swap is over already.");
    public static readonly Problem SwapWindowClosed = Conflict("SWAP_WINDOW_CLOSED", "The shift begins too soon for a swap.");
    public static readonly Problem NotClockedIn = Conflict("NOT_CLOCKED_IN", "You are not clocked in on this shift.");
    public static readonly Problem NoFutureShifts = Conflict("NO_FUTURE_SHIFTS", "This order has no shift that is still to begin.");
    public static readonly Problem StaffBlocked = Problem.Forbidden("STAFF_BLOCKED", "This client does not take this worker.");

    public static readonly Problem ReviewWindowClosed = Conflict("REVIEW_WINDOW_CLOSED", "Work is reviewed from clock-in until 30 days after the shift.");
    public static readonly Problem HubNameInUse = Conflict("HUB_NAME_IN_USE", "Another hub of this client has that name.");
    public static readonly Problem NfcTagInUse = Conflict("NFC_TAG_IN_USE", "This tag hangs at another hub.");
    public static readonly Problem MembershipExists = Conflict("MEMBERSHIP_EXISTS", "Whoever has that address is a member of this client already, in another role.");
    public static readonly Problem OrderNumberInUse = Conflict("ORDER_NUMBER_IN_USE", "Another order of this marketplace has that number.");
    public static readonly Problem NoOccurrences = Problem.Rule("NO_OCCURRENCES", "None of the days asked for lies in the period.", status: 422);

    public static readonly Problem TimesheetNotSubmittable = Conflict("TIMESHEET_NOT_SUBMITTABLE", "Hours are handed in once they are worked; what is billed already is changed by the client alone.");

    /// <summary>It goes on, but nobody is sent any more.</summary>
    public static Problem TooLittleLeft(DateTimeOffset endsAt) =>
        Problem.Rule("SHIFT_NOT_OPEN", $"Less than {Refill.LeastLeft.TotalHours:0} hours of this shift are left.", new { endsAt, leastMinutesLeft = (int)Refill.LeastLeft.TotalMinutes }, 409);

    /// <param name="ahead">Shifts that are still to be worked there.</param>
    public static Problem HubInUse(IReadOnlyList<ShiftId> ahead) => Problem.Rule("HUB_IN_USE", "Shifts are still to be worked at this hub.", new { futureShiftIds = ahead }, 409);

    /// <param name="graceEndsAt">From then on whoever has not come is late.</param>
    public static Problem LatenessNotConfirmed(DateTimeOffset graceEndsAt) => Problem.Rule("LATENESS_NOT_CONFIRMED", "It is not certain yet that this worker is late.", new { graceEndsAt }, 409);

    /// <summary>What is ordered breaks rules of the trade.</summary>
    public static Problem BreaksRules(IReadOnlyList<RuleViolation> violations) =>
        Problem.Rule("STAFFING_RULE_VIOLATION", "This order breaks rules of the trade; the details say which.", new { violations }, 422);

    /// <summary>A transition that the state does not allow.</summary>
    public static Problem InvalidState<TState>(TState current, params IEnumerable<TState> allowed) where TState : struct, Enum =>
        Problem.Rule("INVALID_STATE", "This is not possible in the state that it is in.", new { current = (object)current, allowed = allowed.Cast<object>().ToArray() }, 409);

    public static Problem InvalidState<TState>(TState current, TState[] allowed, string hint) where TState : struct, Enum =>
        Problem.Rule("INVALID_STATE", "This is not possible in the state that it is in.", new { current = (object)current, allowed = allowed.Cast<object>().ToArray(), hint }, 409);

    /// <param name="kind">What is in the way: <c>marketplace</c>, <c>shift</c> or <c>leave</c>.</param>
    public static Problem ScheduleConflict(string kind, DateTimeOffset? startsAt = null, DateTimeOffset? endsAt = null) =>
        Problem.Rule("SCHEDULE_CONFLICT", "The worker is booked at that time already.", new { kind, startsAt, endsAt }, 409);

    public static Problem AlreadyClockedIn(AssignmentId assignment, AttendanceSessionId session, DateTimeOffset clockInAt) =>
        Problem.Rule("ALREADY_CLOCKED_IN", "You are clocked in already.", new { assignmentId = assignment, sessionId = session, clockInAt }, 409);

    public static Problem NotEligible(IEnumerable<Blocker> blockers) =>
        Problem.Rule("STAFF_NOT_ELIGIBLE", "Something is still missing for this work.", new { blockers = blockers.ToArray() }, 422);

    private static Problem Conflict(string code, string sentence) => Problem.Rule(code, sentence, status: 409);
}

/// <summary>Why a worker may not do this work.</summary>
/// <param name="Code">Stable.</param>
internal sealed record Blocker(BlockerCode Code, string Message);

internal enum BlockerCode
{
    ProfileIncomplete,
    DocumentMissing,
    CertificateMissing,
    CertificateExpired,
    AttireMissing,
    RoleNotHeld,
    StaffInactive,
    MaxHours,
    MinRest,
    Blocked,
}

/// <summary>A rule that an order breaks.</summary>
/// <param name="Rule">Stable.</param>
/// <param name="Path">Of the field that breaks it.</param>
internal sealed record RuleViolation(string Rule, string Path, string Message);
