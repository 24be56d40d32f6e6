using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.Profile;

internal enum Relationship
{
    Spouse,
    Parent,
    Sibling,
    Friend,
    Other,
}

/// <summary>Whom to call if something happens to a worker.</summary>
[Tracked("staffing", "emergencyContact")]
internal sealed class EmergencyContact : Record<EmergencyContactId>
{
    public StaffId StaffId { get; init; }

    /// <summary>0 to 4: of the worker's contacts it alone has it.</summary>
    public int Position { get; init; }

    public string FullName { get; set; } = "";
    public string Phone { get; set; } = "";
    public Relationship Relationship { get; set; }
    public bool IsPrimary { get; set; }
}

/// <summary>Whom to call if something happens to the worker, the primary one first.</summary>
internal static class ListEmergencyContacts
{
    internal sealed record View(EmergencyContactId ContactId, string FullName, string Phone, Relationship Relationship, bool IsPrimary);

    public static async Task<Result<Page<View>>> Handle(RowWindow window, StaffingDb db, Worker worker, CancellationToken cancel) =>
        (await Page.Read(db.EmergencyContacts.AsNoTracking().Where(c => c.StaffId == worker.Id).OrderByDescending(c => c.IsPrimary).ThenBy(c => c.Position).ThenBy(c => c.Id), window, cancel)).Select(Of);

    public static View Of(EmergencyContact c) => new(c.Id, c.FullName, c.Phone, c.Relationship, c.IsPrimary);
}

/// <summary>A worker names somebody to call: five at most. The first is the primary one until another is said to be.</summary>
internal static class CreateEmergencyContact
{
    private const int Most = 5;

    internal sealed record Input([MinLength(1), MaxLength(120), OneLine] string FullName, [MaxLength(40), OneLine] string Phone, Relationship Relationship, bool IsPrimary = false) : IInput;

    public static async Task<Result<ListEmergencyContacts.View>> Handle(Input input, StaffingDb db, IPhoneCodes phones, ProfileTurn turn, Worker worker, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (phones.Normal(input.Phone) is not { } phone) return ProfileProblems.BadPhone;
        await using var transaction = await turn.Begin(cancel);
        var all = await db.EmergencyContacts.Where(c => c.StaffId == worker.Id).ToListAsync(cancel);
        if (all.Count >= Most) return ProfileProblems.TooManyContacts(Most);

        var isPrimary = input.IsPrimary || all.Count == 0;
        if (isPrimary) all.ForEach(c => c.IsPrimary = false);
        // The other has its place only then.
        if (isPrimary) await db.SaveChangesAsync(cancel);
        var contact = new EmergencyContact
        {
            Id = NewId.At<EmergencyContactId>(clock), CompanyId = caller.Company, StaffId = worker.Id, Position = Enumerable.Range(0, Most).Except(all.Select(c => c.Position)).First(), FullName = input.FullName.Trim(), Phone = phone,
            Relationship = input.Relationship, IsPrimary = isPrimary,
        };
        db.EmergencyContacts.Add(contact);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return ListEmergencyContacts.Of(contact);
    }
}

/// <summary>A worker changes whom to call. One of them is always the primary one: to be no longer, another is made it.</summary>
internal static class UpdateEmergencyContact
{
    internal sealed record Input([MinLength(1), MaxLength(120), OneLine] Patch<string> FullName, [MaxLength(40), OneLine] Patch<string> Phone, Patch<Relationship> Relationship, Patch<bool> IsPrimary) : IInput;

    public static async Task<Result<ListEmergencyContacts.View>> Handle(EmergencyContactId contactId, Input change, StaffingDb db, IPhoneCodes phones, ProfileTurn turn, Worker worker, CancellationToken cancel)
    {
        if (change.Phone.IsGiven && phones.Normal(change.Phone.Value) is null) return ProfileProblems.BadPhone;
        await using var transaction = await turn.Begin(cancel);
        var all = await db.EmergencyContacts.Where(c => c.StaffId == worker.Id).ToListAsync(cancel);
        if (all.Find(c => c.Id == contactId) is not { } contact) return Problem.NotFound;
        if (change.IsPrimary is { IsGiven: true, Value: false } && contact.IsPrimary) return ProfileProblems.OnePrimary;

        if (change.IsPrimary.Or(false) && !contact.IsPrimary)
        {
            all.ForEach(c => c.IsPrimary = false);
            await db.SaveChangesAsync(cancel);
            contact.IsPrimary = true;
        }
        (contact.FullName, contact.Relationship) = (change.FullName.Or(contact.FullName).Trim(), change.Relationship.Or(contact.Relationship));
        if (change.Phone.IsGiven) contact.Phone = phones.Normal(change.Phone.Value)!;
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return ListEmergencyContacts.Of(contact);
    }
}
