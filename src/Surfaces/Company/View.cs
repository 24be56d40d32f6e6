using System.Text.Json.Serialization;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Surfaces.Company;

/// <summary>What every object of this surface carries. A view adds its own properties; the dialect adds <c>x_idx</c> to each enum <c>x</c>.</summary>
public abstract record View
{
    [JsonPropertyOrder(-10)]
    public Guid Id { get; private set; }

    public CompanyId CompanyId { get; private set; }

    public bool IsActive { get; private set; }

    public int RecordVersion { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    [JsonPropertyName("_owner")]
    public UserId? Owner { get; private set; }

    /// <summary>Names of properties that this reader does not get to see; null where nobody says.</summary>
    internal IReadOnlyCollection<string>? HiddenFromReader { get; private set; }

    internal void Stamp(IRecord record, UserId? owner, IReadOnlyCollection<string>? hidden) => (Id, CompanyId, IsActive, RecordVersion, CreatedAt, UpdatedAt, Owner, HiddenFromReader) =
        (record.Key, record.CompanyId, record.IsActive, record.RecordVersion, record.CreatedAt, record.UpdatedAt, owner, hidden);
}

public static class ViewStamp
{
    /// <summary>Fills the standard properties from the row.</summary>
    /// <param name="owner">Whose object it is, where it is somebody's.</param>
    /// <param name="hidden">
    /// The names of properties that this reader does not get, which the object's history hides from them too; empty where they get all.
    /// Where it is not said, who is no admin finds in the history only what the object shows them now.
    /// </param>
    public static TView Stamped<TView>(this TView view, IRecord record, UserId? owner = null, IReadOnlyCollection<string>? hidden = null) where TView : View
    {
        view.Stamp(record, owner, hidden);
        return view;
    }
}
