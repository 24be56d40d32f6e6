using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Benefits;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Staffing.Operating;

/// <summary>A benefit that all workers gain by the hours that they are paid.</summary>
internal sealed record BenefitProgramView : View
{
    public BenefitType BenefitType { get; init; }
    public string Title { get; init; } = "";
    public string? Description { get; init; }
    public BenefitUnit Unit { get; init; }

    /// <summary>From which on it is active, in the unit.</summary>
    public decimal Target { get; init; }

    /// <summary>Gained by each hour.</summary>
    public decimal PerHour { get; init; }

    public BenefitPeriod Period { get; init; }

    public static BenefitProgramView Of(BenefitProgram p) => new BenefitProgramView { BenefitType = p.BenefitType, Title = p.Title, Description = p.Description, Unit = p.Unit, Target = p.Target, PerHour = p.PerHour, Period = p.Period }.Stamped(p);
}

/// <summary>What the marketplace offers its workers.</summary>
internal static class ListBenefitPrograms
{
    public static readonly Filters<BenefitProgram> Filters = new Filters<BenefitProgram>().Text("title", p => p.Title).Choice("benefitType", p => p.BenefitType);

    public static async Task<Result<Page<BenefitProgramView>>> Handle(ListOf<BenefitProgram> list, StaffingDb db, CancellationToken cancel) => (await list.Read(db.BenefitPrograms, cancel)).Select(BenefitProgramView.Of);
}

/// <summary>What an operator decides of a program, under the names of its columns.</summary>
internal sealed record ProgramDetails(string Title, string? Description, decimal Target, decimal PerHour, BenefitPeriod Period);

/// <summary>An operator offers workers a benefit. One of each type.</summary>
internal static class CreateBenefitProgram
{
    internal sealed record Input(
        BenefitType BenefitType, [MinLength(1), MaxLength(120), OneLine] string Title, [Range(0.01, 10_000_000.0)] decimal Target, BenefitUnit Unit = BenefitUnit.Hours, [Range(0.0001, 100_000.0)] decimal PerHour = 1,
        BenefitPeriod Period = BenefitPeriod.None, [MaxLength(1000)] string? Description = null) : IInput;

    public static async Task<Result<BenefitProgramView>> Handle(Input input, StaffingDb db, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        var program = new BenefitProgram { Id = NewId.At<BenefitProgramId>(clock), CompanyId = caller.Company, BenefitType = input.BenefitType, Unit = input.Unit };
        db.Entry(program).CurrentValues.SetValues(Details(input.Title, input.Description, input.Target, input.PerHour, input.Period));
        db.BenefitPrograms.Add(program);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException lost) when (lost.Violates("benefit_program_of_type"))
        {
            return OperatingProblems.BenefitOffered;
        }
        return BenefitProgramView.Of(program);
    }

    public static ProgramDetails Details(string title, string? description, decimal target, decimal perHour, BenefitPeriod period) =>
        new(title.Trim(), HubDetails.OrNull(description), Math.Round(target, 2, MidpointRounding.AwayFromZero), Math.Round(perHour, 4, MidpointRounding.AwayFromZero), period);
}

/// <summary>An operator changes a benefit. What workers have of it stays; from the next hours on it counts as it is then.</summary>
internal static class UpdateBenefitProgram
{
    internal sealed record Input(
        [MinLength(1), MaxLength(120), OneLine] Patch<string> Title, [MaxLength(1000)] Patch<string?> Description, [Range(0.01, 10_000_000.0)] Patch<decimal> Target, [Range(0.0001, 100_000.0)] Patch<decimal> PerHour, Patch<BenefitPeriod> Period) : IInput;

    public static async Task<Result<BenefitProgramView>> Handle(BenefitProgramId benefitProgramId, Input change, StaffingDb db, CancellationToken cancel)
    {
        if (await db.BenefitPrograms.SingleOrDefaultAsync(p => p.Id == benefitProgramId, cancel) is not { } program) return Problem.NotFound;
        db.Entry(program).CurrentValues.SetValues(CreateBenefitProgram.Details(
            change.Title.Or(program.Title), change.Description.Or(program.Description), change.Target.Or(program.Target), change.PerHour.Or(program.PerHour), change.Period.Or(program.Period)));
        await db.SaveChangesAsync(cancel);
        return BenefitProgramView.Of(program);
    }
}

/// <summary>How far a worker is with a benefit.</summary>
internal sealed record StaffBenefitView : View
{
    public StaffId StaffId { get; init; }
    public BenefitType BenefitType { get; init; }
    public BenefitStatus Status { get; init; }
    public decimal Tracked { get; init; }
    public decimal Target { get; init; }

    public static StaffBenefitView Of(StaffBenefit b) => new StaffBenefitView { StaffId = b.StaffId, BenefitType = b.BenefitType, Status = b.Status, Tracked = b.TrackedHours, Target = b.TargetHours }.Stamped(b);
}

/// <summary>An operator writes down how far a worker is, such as what they bring from elsewhere. How it stood before is kept.</summary>
internal static class SetStaffBenefit
{
    internal sealed record Input(BenefitStatus Status, [Range(0.0, 10_000_000.0)] decimal Tracked, [Range(0.01, 10_000_000.0)] decimal? Target = null, [MaxLength(500)] string? Notes = null) : IInput;

    public static async Task<Result<StaffBenefitView>> Handle(StaffId staffId, BenefitType benefitType, Input input, StaffingDb db, BenefitBook book, Scope scope, TimeProvider clock, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        await transaction.TakeTurn("staffing.benefits", staffId.Value, cancel);
        if (!await db.Staff.AnyAsync(s => s.Id == staffId, cancel) || await db.BenefitPrograms.AsNoTracking().SingleOrDefaultAsync(p => p.BenefitType == benefitType, cancel) is not { } program) return Problem.NotFound;
        var benefit = (await book.Locked([staffId], cancel)).Find(b => b.BenefitType == benefitType)
            ?? db.StaffBenefits.Add(StaffBenefit.Begin(NewId.At<StaffBenefitId>(clock), staffId, program, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime))).Entity;
        var present = (await book.Present([benefit], cancel)).GetValueOrDefault(benefit.Id);
        if (present is not null) present.EndedAt = clock.GetUtcNow();
        benefit.Set(input.Status, Math.Round(input.Tracked, 2, MidpointRounding.AwayFromZero), Math.Round(input.Target ?? program.Target, 2, MidpointRounding.AwayFromZero));
        await db.SaveChangesAsync(cancel);
        book.Turn(benefit, null, HubDetails.OrNull(input.Notes));
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return StaffBenefitView.Of(benefit);
    }
}
