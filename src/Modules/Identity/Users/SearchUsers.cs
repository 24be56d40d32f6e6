using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Identity;

/// <summary>Admins find people by parts of name and mail, the best match first.</summary>
internal static class SearchUsers
{
    private const int Shortest = 3;
    private const int MostWords = 8;

    public static readonly Filters<User> Filters = new Filters<User>().Text("roleId", u => u.RoleId).NotSortableBy("role", "archivedAt", "erasedAt");

    internal sealed record Input([MaxLength(100)] string Keyword) : IInput, IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext context)
        {
            if (Keyword.Trim().Length < Shortest) yield return new($"At least {Shortest} characters.", [nameof(Keyword)]);
        }
    }

    public static async Task<Result<Page<UserView>>> Handle(Input request, ListOf<User> list, IdentityDb db, CancellationToken cancel)
    {
        var keyword = request.Keyword.Trim();
        var found = db.Users.AsQueryable();
        foreach (var word in keyword.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords))
        {
            var pattern = $"%{Text.LikeLiteral(word)}%";
            found = found.Where(u => EF.Functions.ILike(u.Fullname, pattern, "\\") || EF.Functions.ILike(u.Email!, pattern, "\\"));
        }
        var page = await list.Read(found, cancel, best: users => users
            .OrderByDescending(u => EF.Functions.TrigramsWordSimilarity(keyword, u.Fullname + " " + u.Email))
            .ThenBy(u => u.Fullname).ThenBy(u => u.Id));
        return page.Select(UserView.Of);
    }
}
