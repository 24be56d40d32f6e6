using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.People;

namespace WorkforceOS.Staffing.SignIn;

/// <summary>What somebody wants who shows a phone; who does not say is let in where they are known, and is new where they are not.</summary>
internal enum SignInMode
{
    SignIn,
    SignUp,
}

/// <summary>A worker shows whose phone it is, by the code that came to it or by an outside issuer's word. An invited worker of that phone is theirs by it; a phone that nobody has is bound to whoever is signed in.</summary>
internal static class VerifyStaffPhone
{
    internal sealed record Input([MaxLength(20_000)] string? IdToken = null, [MaxLength(200)] string? SessionInfo = null, [MaxLength(20)] string? Code = null, SignInMode? Mode = null) : IInput, IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext context)
        {
            if (IdToken is null && SessionInfo is null) yield return new("This, or sessionInfo and code.", [nameof(IdToken)]);
            if (IdToken is not null && SessionInfo is not null) yield return new("Either this or sessionInfo and code.", [nameof(IdToken)]);
            if (SessionInfo is not null && Code is null) yield return new("It goes with sessionInfo.", [nameof(Code)]);
        }
    }

    public static async Task<Result<AuthEnvelope>> Handle(Input request, Marketplaces marketplaces, PhoneProofs proofs, IExternalPeople people, Newcomers newcomers, Entrance entrance, Scope scope, CancellationToken cancel)
    {
        if ((await marketplaces.Enter(slug: null, cancel)).Problem is { } nowhere) return nowhere;
        var shown = await proofs.Check(request, cancel);
        if (shown.Problem is { } unreachable) return unreachable;
        if (shown.Value.Proof is not { } proof) return shown.Value.IsExpired ? StaffingProblems.TokenExpired : StaffingProblems.InvalidVerificationCode;

        await using var transaction = await scope.Begin(cancel);
        var known = await newcomers.Of(await people.Find(proof, cancel), proof, cancel);
        if (known is null && request.Mode is SignInMode.SignIn) return StaffingProblems.NoStaffAccess;
        if (known is { Status: StaffStatus.Inactive }) return StaffingProblems.AccountDisabled;
        if (await people.Admit(proof, scope.Caller.UserOrNobody, cancel) is not { } account) return StaffingProblems.InvalidVerificationCode;

        // Of a person of the house, whom the phone is bound to only now, the worker may be known by the account alone.
        var staff = known ?? await newcomers.Of(account, proof, cancel);
        if (staff is { Status: StaffStatus.Inactive }) return StaffingProblems.AccountDisabled;
        if (staff is not null) account = await newcomers.Bind(staff, account, cancel);
        return await entrance.LetIn(account, member: null, staff is null ? null : new StaffRef(staff.Id, staff.FullName, staff.Status, staff.PhotoUri), transaction, cancel);
    }
}

/// <summary>The two ways to show whose a phone is.</summary>
internal sealed class PhoneProofs(IPhoneCodes phones, IOutsideIssuer issuer)
{
    public async Task<Result<Proving>> Check(VerifyStaffPhone.Input request, CancellationToken cancel)
    {
        if (request.IdToken is { } token) return await issuer.Check(token, cancel);
        return Guid.TryParse(request.SessionInfo, out var challenge) ? await phones.Check(challenge, request.Code!, cancel) : default(Proving);
    }
}

/// <summary>Workers who come: those who have an account already, and those who were invited by their phone.</summary>
internal sealed class Newcomers(StaffingDb db, IExternalPeople people)
{
    public async Task<StaffMember?> Of(Account? account, IdentityProof proof, CancellationToken cancel)
    {
        var (user, phone) = (account?.Id, proof.Phone ?? account?.Phone);
        var found = await db.Staff.Where(s => (user != null && s.UserId == user) || (phone != null && s.UserId == null && s.Phone == phone)).OrderBy(s => s.UserId == null).ThenBy(s => s.Id).Take(2).ToListAsync(cancel);
        return found.Count == 0 ? null : found[0];
    }

    /// <returns>The account, under the name that the worker was invited by where they have said none.</returns>
    public async Task<Account> Bind(StaffMember staff, Account account, CancellationToken cancel)
    {
        if (staff.UserId == account.Id) return account;
        staff.Bind(account.Id);
        db.Publish(new StaffBound(staff.Id.Value, account.Id), staff.Id.Value);
        if (account.Fullname is not "") return account;
        await people.Rename(account.Id, staff.FullName, cancel);
        return account with { Fullname = staff.FullName };
    }
}
