namespace WorkforceOS.Staffing.People;

/// <summary>Part of a day, by the worker's clock: [Start, End).</summary>
internal sealed record Slot(TimeOnly Start, TimeOnly End);
