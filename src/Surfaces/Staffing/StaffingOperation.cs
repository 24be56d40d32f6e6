using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Surfaces.Staffing;

/// <summary>What somebody may do at a client, from least to most.</summary>
public enum ClientRole
{
    /// <summary>Reads.</summary>
    Viewer,

    /// <summary>Orders and steers at the hubs that they are a manager of.</summary>
    ShiftManager,

    Admin,
    Owner,
}

/// <summary>Who may call an operation, beside being signed in.</summary>
public enum AccessRequired
{
    /// <summary>Whoever is signed in.</summary>
    Session,

    /// <summary>A member of a client, in the operation's least role or above.</summary>
    Client,

    /// <summary>A worker.</summary>
    Staff,

    /// <summary>A member of a client, in whatever role, or a worker.</summary>
    Either,

    /// <summary>The same, or an owner or admin of the company itself.</summary>
    EitherOrOps,

    /// <summary>An owner or admin of the company itself.</summary>
    Ops,

    /// <summary>The same, or a member of a client, in the operation's least role or above.</summary>
    OpsOrClient,
}

/// <summary>What this surface knows of an operation of its own beside what every surface does.</summary>
internal sealed class StaffingFacts(AccessRequired access, ClientRole least = ClientRole.Viewer)
{
    public AccessRequired Access => access;

    public ClientRole Least => least;

    public int Status { get; set; } = 200;
}

/// <summary>The same as properties of the operation. To ask them of another surface's operation is a bug.</summary>
public static class StaffingOperation
{
    extension(Operation operation)
    {
        public AccessRequired AccessRequired => operation.StaffingFacts.Access;

        /// <summary>Of the members of a client.</summary>
        public ClientRole LeastRole => operation.StaffingFacts.Least;

        /// <summary>Makes something that is found under an id from then on: 201.</summary>
        public Operation Creates() => operation.Answering(201);

        /// <summary>Takes on work that is done later: 202.</summary>
        public Operation Queues() => operation.Answering(202);

        internal int SuccessStatus => operation.StaffingFacts.Status;

        private StaffingFacts StaffingFacts => (StaffingFacts)operation.Facts!;

        private Operation Answering(int status)
        {
            operation.StaffingFacts.Status = status;
            return operation;
        }
    }
}
