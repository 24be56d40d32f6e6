using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.Profile;

/// <summary>Branches to choose from, and which of them the worker knows.</summary>
internal static class ListIndustries
{
    internal sealed record View(string Code, string Label, bool Selected);

    public static async Task<Result<Page<View>>> Handle(RowWindow window, StaffingDb db, Worker worker, CancellationToken cancel)
    {
        var own = await db.StaffIndustries.Where(i => i.StaffId == worker.Id).Select(i => i.Code).ToListAsync(cancel);
        return Page.Of<View>([.. ProfileWords.All(ProfileWords.Industries, own).Select(w => new View(w.Code, w.Label, own.Contains(w.Code)))], window);
    }
}

/// <summary>Skills to choose from, and which of them the worker has.</summary>
internal static class ListSkills
{
    /// <param name="Verified">Somebody else than the worker says so.</param>
    internal sealed record View(string Code, string Label, bool Selected, int? YearsExperience, bool Verified);

    public static async Task<Result<Page<View>>> Handle(RowWindow window, StaffingDb db, Worker worker, CancellationToken cancel)
    {
        var own = await db.StaffSkills.AsNoTracking().Where(s => s.StaffId == worker.Id).ToDictionaryAsync(s => s.Code, cancel);
        return Page.Of<View>([.. ProfileWords.All(ProfileWords.Skills, own.Keys).Select(w => own.GetValueOrDefault(w.Code) is { } skill ? new View(w.Code, w.Label, true, skill.Years, skill.Verified) : new View(w.Code, w.Label, false, null, false))], window);
    }
}

internal sealed record SkillInput([MinLength(1), MaxLength(60), OneLine] string Code, [Range(0, 80)] int? YearsExperience = null) : IInput;

/// <summary>A worker says what they have done before. A list that is given is the whole one.</summary>
internal static class UpdateExperience
{
    internal sealed record Input(
        [Codes] Patch<IReadOnlyList<string>> Industries, [MaxLength(50)] Patch<IReadOnlyList<SkillInput>> Skills, [MaxLength(60), OneLine] Patch<string> PrimaryRoleCode, [MaxLength(2000)] Patch<string?> Bio, [Range(0, 80)] Patch<int?> YearsExperience) : IInput;

    internal sealed record SkillView(string Code, int? YearsExperience);

    internal sealed record View(IReadOnlyList<string> Industries, IReadOnlyList<SkillView> Skills, DateTimeOffset UpdatedAt);

    public static async Task<Result<View>> Handle(Input change, StaffingDb db, ProfileRows rows, ProfileTurn turn, Worker worker, CancellationToken cancel)
    {
        if (change.Skills.IsGiven && change.Skills.Value.Any(s => !CodesAttribute.IsCode(s.Code))) return Problem.WrongType("skills", "Codes of letters, digits and underscores.");
        await using var transaction = await turn.Begin(cancel);
        var staff = await db.Staff.SingleAsync(s => s.Id == worker.Id, cancel);
        var personal = await rows.Personal(worker.Id, cancel);
        if (change.PrimaryRoleCode.IsGiven && await rows.Work(staff, change.PrimaryRoleCode.Value, cancel) is { } refusal) return refusal;
        if (change.Industries.IsGiven) await rows.Replace(worker.Id, ProfileWords.Codes(change.Industries.Value), cancel);
        if (change.Skills.IsGiven) await rows.Replace(worker.Id, [.. change.Skills.Value.Select(s => (ProfileWords.Code(s.Code), s.YearsExperience)).Where(s => s.Item1.Length > 0)], cancel);
        if (change.Bio.IsGiven) staff.Bio = string.IsNullOrWhiteSpace(change.Bio.Value) ? null : change.Bio.Value.Trim();
        if (change.YearsExperience.IsGiven) personal.YearsExperience = change.YearsExperience.Value;
        if (personal.TermsVersion is not null && staff.PrimaryRoleId is not null) staff.CompleteProfile();
        await db.SaveChangesAsync(cancel);
        var industries = await db.StaffIndustries.Where(i => i.StaffId == worker.Id).OrderBy(i => i.Code).Select(i => i.Code).ToListAsync(cancel);
        var skills = await db.StaffSkills.Where(s => s.StaffId == worker.Id).OrderBy(s => s.Code).Select(s => new SkillView(s.Code, s.Years)).ToListAsync(cancel);
        await transaction.Commit(cancel);
        return new View(industries, skills, personal.UpdatedAt);
    }
}

/// <summary>A worker says where they would rather work: all of the places, the nearest to home first.</summary>
internal static class UpdateLocations
{
    internal sealed record Input([MinLength(0), MaxLength(LocationInput.Most)] IReadOnlyList<LocationInput> PreferredLocations, [Range(1.0, 600.0)] Patch<decimal?> MaxDistanceMiles) : IInput;

    internal sealed record View(IReadOnlyList<PreferredLocationView> PreferredLocations, decimal? MaxDistanceMiles);

    public static async Task<Result<View>> Handle(Input change, StaffingDb db, ProfileRows rows, ProfileTurn turn, Worker worker, CancellationToken cancel)
    {
        await using var transaction = await turn.Begin(cancel);
        var staff = await db.Staff.SingleAsync(s => s.Id == worker.Id, cancel);
        await rows.Personal(worker.Id, cancel);
        await rows.Replace(staff, change.PreferredLocations, cancel);
        if (change.MaxDistanceMiles.IsGiven) staff.MaxDistanceMeters = Miles.ToMeters(change.MaxDistanceMiles.Value);
        await db.SaveChangesAsync(cancel);
        var locations = await db.StaffLocations.AsNoTracking().Where(l => l.StaffId == worker.Id).OrderBy(l => l.Position).ToListAsync(cancel);
        await transaction.Commit(cancel);
        return new View([.. locations.Select(PreferredLocationView.Of)], Miles.Of(staff.MaxDistanceMeters));
    }
}
