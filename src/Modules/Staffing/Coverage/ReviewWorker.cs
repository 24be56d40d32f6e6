using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.People;

namespace WorkforceOS.Staffing.Coverage;

internal enum IssueFlag
{
    LeftEarly,
    Late,
    NoShow,
    Attire,
    Attitude,
    SkillGap,
    Safety,
    Other,
}

/// <param name="MarkAsFavorite">Added or removed; null leaves it.</param>
/// <param name="MarkAsBlocked">The same with those whom the business does not take.</param>
/// <param name="CancelFutureShifts">Whoever is blocked is off what they were still to work.</param>
internal sealed record WorkerReview(
    StaffId StaffId, AssignmentId AssignmentId, [Range(1, 5)] int Rating, [MaxLength(2000)] string? Feedback = null, bool? MarkAsFavorite = null, [MaxLength(20)] IReadOnlyList<IssueFlag>? IssueFlags = null,
    bool? MarkAsBlocked = null, bool? CancelFutureShifts = null) : IInput;

/// <summary>A business says what it thinks of somebody's work, and whether it would like them again. One review for each assignment: a second one changes it.</summary>
internal sealed class ReviewWorker(StaffingDb db, Favorites favorites, Blocking blocking, Recounting recounting, Member member, Scope scope, TimeProvider clock)
{
    internal sealed record View(
        ReviewId ReviewId, AssignmentId AssignmentId, StaffId StaffId, int Rating, bool IsFavorite, bool IsBlocked, IReadOnlyList<string> IssueFlags, decimal StaffAverageRating, int StaffRatingCount);

    public static Task<Result<View>> Handle(WorkerReview said, ReviewWorker use, CancellationToken cancel) => use.Run(said, cancel);

    private async Task<Result<View>> Run(WorkerReview said, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var mine = db.Assignments.AsNoTracking().Where(a => a.Id == said.AssignmentId && a.BusinessId == member.Business && a.StaffId == said.StaffId);
        if (await mine.Select(a => (HubId?)a.HubId).SingleOrDefaultAsync(cancel) is not { } hub) return Problem.NotFound;
        if (member.MustManage(hub) is { } refusal) return refusal;
        await transaction.TakeTurn(Blocking.Turn, said.StaffId.Value, cancel);

        var (now, assignment) = (clock.GetUtcNow(), await mine.SingleAsync(cancel));
        var review = await db.Reviews.SingleOrDefaultAsync(r => r.BusinessId == member.Business && r.AssignmentId == said.AssignmentId, cancel) ?? db.Reviews.Add(Review.Of(NewId.At<ReviewId>(clock), assignment)).Entity;
        // Whom a business wants again it decides whenever it likes, with the review that it has given.
        if (review.Say(said.Rating, said.Feedback, Flags(said), member.User) && !assignment.IsReviewable(now)) return StaffingProblems.ReviewWindowClosed;

        var isFavorite = await favorites.Mark(said.StaffId, said.MarkAsFavorite, cancel) is not null;
        var isBlocked = await blocking.Mark(review, said.MarkAsBlocked, said.CancelFutureShifts is true, cancel);
        await db.SaveChangesAsync(cancel);
        await recounting.Of([said.StaffId], cancel);
        var rated = await db.StaffStats.AsNoTracking().SingleAsync(s => s.StaffId == said.StaffId, cancel);
        await transaction.Commit(cancel);
        return new View(review.Id, review.AssignmentId, review.StaffId, review.Rating, isFavorite, isBlocked, review.IssueFlags, TrackRecord.Shown(rated.RatingSum, rated.RatingCount), rated.RatingCount);
    }

    private static string[]? Flags(WorkerReview said) => said.IssueFlags is { } flags ? [.. flags.Distinct().Select(f => Text.Snake($"{f}").ToUpperInvariant())] : null;
}
