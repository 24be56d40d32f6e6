using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>Puts a new password in force: the person's sessions end with the old one, they are told, and the security log says so.</summary>
internal sealed class PasswordChanges(IdentityDb db, EndSessions endSessions, SecurityLog log, Caller caller)
{
    /// <param name="hash">Of the new password.</param>
    public async Task Save(User user, string hash, CancellationToken cancel)
    {
        user.PasswordHash = hash;
        db.Publish(new PasswordChanged(user.Id, ByThemselves: user.Id == caller.User, caller.Address), user.Id.Value);
        await endSessions.Save(user, SessionEnd.PasswordChanged, cancel);
        log.PasswordChanged(user.CompanyId, user.Id, caller.User, caller.Address);
    }

    /// <summary>The same by a code from the mail, with whatever else the transaction holds.</summary>
    public async Task SaveReset(User user, string hash, ScopeTransaction transaction, CancellationToken cancel)
    {
        user.PasswordHash = hash;
        db.Publish(new PasswordReset(user.Id, caller.Address), user.Id.Value);
        await endSessions.SaveWithin(user, SessionEnd.PasswordChanged, cancel);
        await transaction.Commit(cancel);
        endSessions.Forget(user.Id);
        log.PasswordReset(user.CompanyId, user.Id, caller.Address);
    }
}
