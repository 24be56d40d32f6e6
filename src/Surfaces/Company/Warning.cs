using WorkforceOS.Kernel;

namespace WorkforceOS.Surfaces.Company;

/// <summary>What was done as asked, and whoever asked should know of all the same. A refusal carries none.</summary>
/// <param name="Code">Stable, for machines.</param>
/// <param name="Message">A sentence for people.</param>
/// <param name="UserId">Whom it concerns.</param>
/// <param name="ShiftId">Which shift it concerns.</param>
/// <param name="Day">Which day it concerns.</param>
/// <param name="Value">What was found, where the warning is of a figure.</param>
/// <param name="Limit">What it should not have passed.</param>
public sealed record Warning(string Code, string Message, UserId? UserId = null, Guid? ShiftId = null, DateOnly? Day = null, decimal? Value = null, decimal? Limit = null);

/// <summary>What stands beside the data of an answer that may warn. A use case that warns derives the extras of its <see cref="Kernel.Api.Answer{TData,TExtras}"/> from it.</summary>
public abstract record WarningExtras
{
    /// <summary>Empty where there is nothing to say.</summary>
    public IReadOnlyList<Warning> Warnings { get; init; } = [];
}
