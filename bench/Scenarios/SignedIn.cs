using System.Text.Json;

namespace WorkforceOS.Bench;

/// <summary>Tokens of people who signed in before the measurement: the admins, every other employee of the large company, of the largest those who punch, and clients and workers of the marketplace.</summary>
internal sealed class SignedIn
{
    public const string Company = "large";
    private readonly Dictionary<string, string> tokens = [];
    private readonly Dictionary<string, string> tokensOfLargest = [];
    private readonly Dictionary<string, string> tokensOfMarket = [];

    /// <summary>The company with the most people.</summary>
    public const string Largest = "largest";

    /// <summary>The company that runs a marketplace.</summary>
    public const string Market = "market";

    public string AdminOfLargest { get; private set; } = "";

    public string Admin { get; private set; } = "";

    /// <summary>The leader of one team.</summary>
    public string LineManager { get; private set; } = "";

    /// <summary>Of the employees.</summary>
    public IReadOnlyCollection<string> Tokens => tokens.Values;

    /// <summary>Of people whose passwords cost what the product asks for.</summary>
    public IReadOnlyList<string> CostlyEmails { get; private set; } = [];

    public string Of(string userId) => tokens[userId];

    public string OfLargest(string userId) => tokensOfLargest[userId];

    public string OfMarket(string userId) => tokensOfMarket[userId];

    /// <param name="http">Of a host on which the employees' hashes are cheap.</param>
    public static async Task<SignedIn> Everybody(HttpClient http, BenchDatabase database, Size size, CancellationToken cancel)
    {
        var leader = size.Employees / 40 * 20;
        var signedIn = new SignedIn();
        await In(Company, "p.company_n = 1 AND p.e % 2 = 0", signedIn.tokens);
        await In(Largest, $"p.company_n = 2 AND p.e > 0 AND p.e <= {size.Punching}", signedIn.tokensOfLargest);
        await Each(Market, $"SELECT 'owner@{Market}.test' UNION ALL SELECT 'client' || b || '@{Market}.test' FROM (SELECT b FROM bench.businesses UNION ALL SELECT b FROM bench.workplaces) AS b UNION ALL SELECT 'worker' || e || '@{Market}.test' FROM bench.staff WHERE e < {size.Working}", signedIn.tokensOfMarket);
        signedIn.CostlyEmails = [.. (await database.Rows("SELECT u.email FROM bench.people p JOIN identity.users u ON u.company_id = p.company_id AND u.id = p.user_id WHERE p.company_n = 1 AND p.e % 2 = 1 ORDER BY p.e LIMIT 100", cancel)).Select(row => row[0])];
        // Last: a host that has met a costly hash takes as long for every other.
        signedIn.LineManager = (await Login(http, $"person{leader}@{Company}.test", cancel)).Token;
        signedIn.AdminOfLargest = (await Login(http, $"admin@{Largest}.test", cancel, Largest)).Token;
        signedIn.Admin = (await Login(http, $"admin@{Company}.test", cancel)).Token;
        return signedIn;

        Task In(string company, string which, Dictionary<string, string> into) =>
            Each(company, $"SELECT u.email FROM bench.people p JOIN identity.users u ON u.company_id = p.company_id AND u.id = p.user_id WHERE {which}", into);

        async Task Each(string company, string emails, Dictionary<string, string> into)
        {
            var people = await database.Rows(emails, cancel);
            foreach (var some in people.Chunk(4))
                foreach (var (user, token) in await Task.WhenAll(some.Select(person => Login(http, person[0], cancel, company)))) into[user] = token;
        }
    }

    public static HttpRequestMessage Request(string email, string company = Company) =>
        Scenario.Ask(HttpMethod.Post, "/auth-api/login", company, null, new { email, password = FillDatabase.Password });

    private static async Task<(string User, string Token)> Login(HttpClient http, string email, CancellationToken cancel, string company = Company)
    {
        using var request = Request(email, company);
        using var answer = await http.SendAsync(request, cancel);
        var body = await answer.Content.ReadAsStringAsync(cancel);
        if (!answer.IsSuccessStatusCode) throw new BenchException($"{email} cannot sign in: {body}");
        using var session = JsonDocument.Parse(body);
        return (session.RootElement.GetProperty("userId").GetString()!, session.RootElement.GetProperty("accessToken").GetString()!);
    }
}
