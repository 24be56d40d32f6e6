using System.ComponentModel.DataAnnotations;
using WorkforceOS.Kernel;

namespace WorkforceOS.Tasks.Assignments;

/// <summary>One item of a checklist, as the manager wrote it.</summary>
internal sealed record ChecklistItem(Guid Id, string Text);

/// <summary>The same in one person's task.</summary>
internal sealed record Tick(Guid Id, string Text, bool Done = false, DateTimeOffset? DoneAt = null, UserId? DoneById = null);

/// <summary>Items to be ticked one by one.</summary>
internal static class Checklist
{
    public const int MostItems = 50;
    public const int MostCharacters = 200;

    public static IReadOnlyList<ChecklistItem> Of(IEnumerable<string>? texts, TimeProvider clock) => Over([], texts ?? [], clock);

    /// <summary>Items whose text stays keep their ids, and so their ticks.</summary>
    public static IReadOnlyList<ChecklistItem> Over(IReadOnlyList<ChecklistItem> now, IEnumerable<string> texts, TimeProvider clock)
    {
        var kept = now.GroupBy(item => item.Text).ToDictionary(same => same.Key, same => new Queue<ChecklistItem>(same));
        return [.. texts.Select(text => text.Trim()).Select(text => kept.TryGetValue(text, out var same) && same.TryDequeue(out var item) ? item : new ChecklistItem(NewId.At(clock), text))];
    }

    public static IReadOnlyList<Tick> Unticked(IEnumerable<ChecklistItem> items) => [.. items.Select(item => new Tick(item.Id, item.Text))];
}

/// <summary>At most so many items of one short line each.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class ChecklistAttribute() : ValidationAttribute($"At most {Checklist.MostItems} items of one line, each of at most {Checklist.MostCharacters} characters.")
{
    public override bool IsValid(object? value) => value is not IReadOnlyList<string> texts
        || (texts.Count <= Checklist.MostItems && texts.All(text => text.Length <= Checklist.MostCharacters && OneLineAttribute.IsOneLine(text)));
}
