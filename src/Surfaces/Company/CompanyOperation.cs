using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Surfaces.Company;

/// <summary>How an answer looks: the full envelope, or the flat ones of the system routes and the file buckets.</summary>
public enum Shape
{
    Business,
    System,
    Bucket,
}

/// <summary>What this surface knows of an operation of its own beside what every surface does.</summary>
/// <param name="DataName">Under which name the data stands in the envelope.</param>
internal record AnswerFacts(Shape Shape, string DataName)
{
    /// <summary>Answers people of the marketplace too.</summary>
    public bool IsForExternals { get; set; }
}

/// <summary>The same as properties of the operation. To ask them of another surface's operation is a bug.</summary>
public static class CompanyOperation
{
    extension(Operation operation)
    {
        public Shape Shape => ((AnswerFacts)operation.Facts!).Shape;

        public string DataName => ((AnswerFacts)operation.Facts!).DataName;

        public bool IsForExternals => ((AnswerFacts)operation.Facts!).IsForExternals;

        /// <summary>Answers people of the marketplace too: their own profile, sessions and logout. Nothing else of this surface does.</summary>
        public Operation ForExternalsToo()
        {
            ((AnswerFacts)operation.Facts!).IsForExternals = true;
            return operation;
        }
    }
}
