using WorkforceOS.Kernel;

namespace WorkforceOS.Identity;

/// <summary>Everything that accounts, sessions and companies refuse.</summary>
internal static class IdentityProblems
{
    public static readonly Problem NoCredentials = Problem.Rule("UserLoginWithoutCredentials", "A mail address and a password are needed to sign in.");
    public static readonly Problem WrongPassword = Problem.Rule("WrongPassword", "The mail address or the password is not right.", status: 401);
    public static readonly Problem EmailVerificationNeeded = Problem.Forbidden("EmailVerificationNeeded", "errMsg_EmailVerificationNeeded");
    public static readonly Problem SocialCodeUnknown = Problem.Rule("SocialLoginNotConfigured", "Signing in through another provider is not configured here. Please register with mail and password.");

    public static readonly Problem PasswordTooShort = Problem.Rule("PasswordTooShort", $"A password needs at least {PasswordRules.Shortest} characters.");
    public static readonly Problem PasswordTooCommon = Problem.Rule("PasswordTooCommon", "This password is one of those that are guessed first. Please choose another.");
    public static readonly Problem PasswordTooSimple = Problem.Rule("PasswordTooSimple", "This password repeats a few characters, or counts on, or follows the keyboard. Please choose another.");
    public static readonly Problem PasswordAboutOneself = Problem.Rule("PasswordAboutOneself", "This password is little more than your mail address, your name or your company's. Please choose another.");
    public static readonly Problem OldPasswordWrong = Problem.Rule("OldPasswordWrong", "The old password is not right.");

    public static readonly Problem CodeExpired = Problem.Forbidden("CodeExpired", "The code has expired. Please ask for another.");
    public static readonly Problem NoCode = Problem.Forbidden("StepNotFound", "There is no code to compare with. Please ask for one.");
    public static readonly Problem NoEmailCode = NoCode with { Status = 404 };
    public static readonly Problem NoAddress = Problem.Rule("NoEmailAddress", "There is no mail address that a code could be sent to.");
    public static readonly Problem AlreadyVerified = Problem.Rule("EmailAlreadyVerified", "This mail address is verified already.");
    public static readonly Problem UnknownEmail = Problem.Rule("UserNotFound", "Nobody has registered with this mail address here.", status: 404);
    public static readonly Problem UnknownEmailForReset = UnknownEmail with { Status = 401 };
    public static readonly Problem NoSession = Problem.LoginRequired;

    public static readonly Problem EmailTaken = Problem.Duplicate("user_email");
    public static readonly Problem FoundingUnverified = Problem.Rule("CompanyAwaitsVerification", "A company was founded with this mail address a moment ago. Please verify the address before you found another.");
    public static readonly Problem RegistrationClosed = Problem.Forbidden("RegistrationClosed", "One cannot register into this company. Please ask its admins for an account.");
    public static readonly Problem ApprovalStays = Problem.Rule("ApprovalStays", "This person is in already. Who is to be out again is deleted.");
    public static readonly Problem RegisterInCompany = Problem.Rule("CompanyNeeded", "People register into a company. Name it in the header mbx-company-codename.");

    public static readonly Problem RoleTooHigh = Problem.Forbidden("ForbiddenAccess", "Only somebody who stands above this role may do that.");
    public static readonly Problem AlreadyMember = Problem.Duplicate("user_group_member");
    public static readonly Problem NoSuchPerson = Problem.Rule("UserNotActive", "This person is not an active user of the company.");

    /// <param name="index">Of the code that was sent.</param>
    public static Problem CodeTooSoon(int index, TimeSpan wait) =>
        Problem.Rule("CodeSpamError", "A code was sent less than a minute ago. Please wait a little before asking for another.", new CodeWait(index, (int)Math.Ceiling(wait.TotalSeconds)), status: 403) with { RetryAfter = wait };

    public static Problem CodeMismatch(int triesLeft) => Problem.Rule("CodeMismatch", "This is not the code that was sent.", new CodeTries(triesLeft), status: 403);

    public static Problem RoleIsFixed(Role role) => Problem.Forbidden("RoleIsFixed", $"The role {Text.Of(role)} can be neither given nor taken.");
    public static Problem FounderStays(Role role) => Problem.Forbidden("FounderStays", role is Role.SuperAdmin ? "The super admin cannot be deleted." : "The owner cannot be deleted while the company lives.");
    public static Problem RoleOfAnotherPlace(Role role) => Problem.Rule("RoleOfAnotherPlace", $"The role {Text.Of(role)} does not exist here.");
}

/// <param name="CodeIndex">Which of the mails has the code that is still good.</param>
/// <param name="RetryAfterSeconds">When another may be asked for.</param>
internal sealed record CodeWait(int CodeIndex, int RetryAfterSeconds);

/// <param name="TriesLeft">Then the code is burnt.</param>
internal sealed record CodeTries(int TriesLeft);
