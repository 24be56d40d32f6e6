using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Identity;

/// <summary>Everybody of the house finds the others by parts of their names, in brief and in the order of their names: what is no secret among colleagues, and no address.</summary>
internal static class ListColleagues
{
    private const int MostWords = 8;

    /// <param name="Keyword">Words that all stand in the name; left out: everybody.</param>
    internal sealed record Input([MaxLength(100)] string? Keyword = null) : IInput;

    /// <summary>Somebody of the company.</summary>
    internal sealed record Colleague(UserId Id, string Fullname, string Avatar);

    public static async Task<Result<Page<Colleague>>> Handle(Input request, RowWindow window, IdentityDb db, CancellationToken cancel)
    {
        var found = db.Users.AsNoTracking().Where(u => u.Approved);
        foreach (var word in (request.Keyword ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords))
        {
            var pattern = $"%{Text.LikeLiteral(word)}%";
            found = found.Where(u => EF.Functions.ILike(u.Fullname, pattern, "\\"));
        }
        var page = await Page.Read(found.OrderBy(u => u.Fullname).ThenBy(u => u.Id).Select(u => new { u.Id, u.Fullname, u.Avatar }), window, cancel);
        return page.Select(u => new Colleague(u.Id, u.Fullname, u.Avatar ?? GeneratedPicture.OfPerson(u.Id, u.Fullname)));
    }
}
