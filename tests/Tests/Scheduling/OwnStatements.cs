using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Scheduling;

/// <summary>How often a request goes to the database by itself: without the set-up of its connection, and without those who hear of what it did.</summary>
internal static class OwnStatements
{
    /// <summary>Measured when the session, the company and the plans are known.</summary>
    public static async Task<int> Statements(this TestHost host, Client who, Func<Task<Reply>> call)
    {
        using var counter = await StatementCounter.Of(who, host.ConnectionString);
        (await call()).Status.ShouldBeOneOf(200, 201);
        var own = counter.Commands.Where(c => !c.Contains("identity.sessions", StringComparison.Ordinal)).SkipWhile(IsSetUp).TakeWhile(c => !IsSetUp(c) && !IsDelivery(c)).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join("\n", own.Select(c => c.ReplaceLineEndings(" ")[..Math.Min(120, c.Length)]).Append("")));
        return own.Count;
    }

    /// <summary>Events are taken to be delivered: with what makes the connection the company's, or by itself.</summary>
    private static bool IsDelivery(string command) => command.Contains("kernel.outbox o SET delivered_at", StringComparison.Ordinal) || command.Contains("kernel.deliveries", StringComparison.Ordinal);

    private static bool IsSetUp(string command) => command.Contains("app.company_id", StringComparison.Ordinal) && !command.Contains("FROM", StringComparison.Ordinal);
}
