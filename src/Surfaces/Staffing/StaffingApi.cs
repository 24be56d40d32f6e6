using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Surfaces.Staffing;

/// <summary>
/// Operations by whom they are for. Routes are written whole: <c>/client/hubs/:hubId</c>. A success answers 200 where the operation does
/// not say <see cref="StaffingOperation.Creates"/> or <see cref="StaffingOperation.Queues"/>; every write wants an <c>Idempotency-Key</c>,
/// but for <see cref="Auth"/> and <see cref="Core"/>, which heed one.
/// </summary>
public sealed class StaffingApi(ApiMap map)
{
    internal const string AuthService = "auth";
    internal const string ClientService = "client";
    internal const string StaffService = "staff";
    internal const string CoreService = "core";
    internal const string CommandService = "commands";
    internal const string QueryService = "query";

    /// <summary>To get in and out. Those that answer strangers say so: <see cref="Operation.Public"/>, and <see cref="Operation.ToldOnce"/> where they answer a token.</summary>
    public Operation Auth(string name, string method, string route, Delegate handler, AccessRequired access = AccessRequired.Session) =>
        Add(AuthService, name, method, route, handler, new StaffingFacts(access));

    /// <summary>For the members of a client. What only reads answers under <c>/query</c> too.</summary>
    /// <param name="least">The lowest role that may call. Whether a shift manager is one of the hub in question, the use case decides.</param>
    public Operation Client(string name, string method, string route, Delegate handler, ClientRole least = ClientRole.Viewer) =>
        Mirrored(Add(ClientService, name, method, route, handler, new StaffingFacts(AccessRequired.Client, least)));

    /// <summary>For workers. What only reads answers under <c>/query</c> too.</summary>
    /// <param name="access"><see cref="AccessRequired.Session"/> where somebody becomes a worker by it.</param>
    public Operation Staff(string name, string method, string route, Delegate handler, AccessRequired access = AccessRequired.Staff) =>
        Mirrored(Add(StaffService, name, method, route, handler, new StaffingFacts(access)));

    /// <summary>What both kinds use: uploads, parsing, verification. Answers under <c>/core</c> too, and refuses fields that it does not know.</summary>
    public Operation Core(string name, string method, string route, Delegate handler, AccessRequired access = AccessRequired.Either) =>
        Add(CoreService, name, method, route, handler, new StaffingFacts(access)).Also($"/core{route}").Strict();

    /// <summary>For the company's own operations and its integrations, and for clients in what is theirs.</summary>
    public Operation Command(string name, string method, string route, Delegate handler, ClientRole least = ClientRole.Admin) =>
        Add(CommandService, name, method, route, handler, new StaffingFacts(AccessRequired.OpsOrClient, least));

    /// <summary>What they read of the marketplace, or of their own business.</summary>
    public Operation Query(string name, string route, Delegate handler, ClientRole least = ClientRole.Viewer) =>
        Add(QueryService, name, "GET", route, handler, new StaffingFacts(AccessRequired.OpsOrClient, least));

    private Operation Add(string service, string name, string method, string route, Delegate handler, StaffingFacts facts) =>
        map.Add(StaffingSurface.Instance, service, name, method, route, ActionOf(method, handler), handler, facts);

    private static Operation Mirrored(Operation operation) => operation.Method is "GET" ? operation.Also($"/query{operation.Route}") : operation;

    private static string ActionOf(string method, Delegate handler) => method switch
    {
        "GET" => AnswersPage(handler) ? "list" : "get",
        "DELETE" => "delete",
        _ => "update",
    };

    private static bool AnswersPage(Delegate handler) =>
        handler.Method.ReturnType is { GenericTypeArguments: [{ GenericTypeArguments: [var result] }] } && typeof(IPage).IsAssignableFrom(result);
}
