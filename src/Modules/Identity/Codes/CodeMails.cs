using WorkforceOS.Contracts.Notifications;

namespace WorkforceOS.Identity;

/// <summary>The mails that carry codes.</summary>
internal static class CodeMails
{
    public static Mail Of(CodePurpose purpose, User user, string code, int index)
    {
        var (subject, what, goodFor) = purpose switch
        {
            CodePurpose.EmailVerification => ("Verify your mail address", "Enter this code to verify your mail address.", "24 hours"),
            CodePurpose.PasswordReset => ("Reset your password", "Enter this code together with a new password.", "24 hours"),
            _ => ("Your sign-in code", "Enter this code to finish signing in.", "10 minutes"),
        };
        return new Mail(user.Email, $"{subject} (code {index})", [$"Hello {user.Fullname},", what, $"It is code number {index}, and good for {goodFor}. If you did not ask for it, you need not do anything: without the code nobody gets in."], code);
    }
}
