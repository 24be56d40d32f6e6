namespace WorkforceOS.Contracts.Identity;

/// <summary>Where a punch counts. In the contract's order.</summary>
public enum RoundTo
{
    /// <summary>Where it was made.</summary>
    None,

    /// <summary>At the nearest unit, the later of two that are as near.</summary>
    Nearest,

    /// <summary>At the next unit.</summary>
    Up,

    /// <summary>At the last unit.</summary>
    Down,

    /// <summary>At the shift's start, or end, where it was made within a unit of that.</summary>
    ToShift,
}

/// <summary>How worked time is rounded.</summary>
/// <param name="Unit">Minutes: 1, 5, 6, 10, 15 or 30.</param>
/// <param name="In">The first way in of a record.</param>
/// <param name="Out">The last way out.</param>
public sealed record Rounding(int Unit = 1, RoundTo In = RoundTo.None, RoundTo Out = RoundTo.None);
