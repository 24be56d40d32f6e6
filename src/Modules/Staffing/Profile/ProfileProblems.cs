using WorkforceOS.Kernel;

namespace WorkforceOS.Staffing.Profile;

/// <summary>What is refused of a worker's profile.</summary>
internal static class ProfileProblems
{
    public static readonly Problem ProfileExists = Problem.Rule("PROFILE_ALREADY_EXISTS", "You have a profile here already; change what is in it.", status: 409);
    public static readonly Problem PhoneNeedsVerification = Problem.Rule("PHONE_CHANGE_REQUIRES_VERIFICATION", "Show by a code that the new number is yours; it is changed by that.", status: 409);
    public static readonly Problem PhotoIsUploaded = Problem.WrongType("photoUrl", "Another photo is uploaded.");
    public static readonly Problem NotBornThen = Problem.WrongType("dateOfBirth", "A day on which a worker can have been born.");
    public static readonly Problem BadEmail = Problem.WrongType("email", "One mail address, such as ada@example.com.");
    public static readonly Problem BadPhone = Problem.WrongType("phone", "A phone number with its country, such as +12025550123.");
    public static readonly Problem UnknownRole = Problem.Rule("UNKNOWN_ROLE", "There is no such role in the catalog of this marketplace.", status: 422);
    public static readonly Problem SignedInFuture = Problem.Rule("SIGNED_IN_FUTURE", "A form is signed now, not later.", status: 422);
    public static readonly Problem OnePrimary = Problem.WrongType("isPrimary", "One is always the primary one: make another it.");
    public static readonly Problem BankAccountExists = Problem.Rule("BANK_ACCOUNT_EXISTS", "You have this account here already.", status: 409);

    public static Problem TooManyBankAccounts(int most) => Problem.Rule("TOO_MANY_BANK_ACCOUNTS", $"You have {most} accounts here already, and more are not kept.", new { most }, 409);

    public static Problem TooManyContacts(int most) => Problem.Rule("TOO_MANY_EMERGENCY_CONTACTS", $"You have {most} contacts already; change one of them.", new { most }, 409);

    /// <param name="missing">By their names on the form, in its order.</param>
    public static Problem FormIncomplete(IReadOnlyList<string> missing) => Problem.Rule("FORM_INCOMPLETE", "Something in the form is still to be filled in.", new { missing }, 422);
}
