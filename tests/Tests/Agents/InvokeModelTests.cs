using System.Text.Json;
using Microsoft.AspNetCore.Http;
using WorkforceOS.Contracts.Models;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Staffing;

namespace WorkforceOS.Tests.Agents;

/// <summary>A model answers, or its failing is told as what it is; nobody asks more than they may, and no key is told.</summary>
public sealed class InvokeModelTests(ModelHost host) : IClassFixture<ModelHost>
{
    private static readonly object Shape = new { type = "object", required = new[] { "answer" }, properties = new { answer = new { type = "integer", minimum = 0 } }, additionalProperties = false };

    [Fact]
    public async Task It_answers_in_words_or_in_the_shape_that_was_asked_for()
    {
        var owner = (await Marketplace.Open(host)).Owner;
        host.Model.Says("Hello there.");
        var said = (await owner.Do("POST", "/invoke-llm", new { prompt = "Greet." })).Should(200).Body;
        (said.Str("result"), said.Str("model")).ShouldBe(("Hello there.", "test-model"));
        said.GetProperty("latencyMs").GetInt32().ShouldBeGreaterThanOrEqualTo(0);
        host.Model.Asked.Last().Key.ShouldBe($"Bearer {ModelHost.Key}");

        host.Model.Says("```json\n{\"answer\": 42}\n```");
        (await owner.Do("POST", "/core/invoke-llm", new { prompt = "How many?", responseJsonSchema = Shape, temperature = 0.2 })).Should(200).Body.GetProperty("result").GetProperty("answer").GetInt32().ShouldBe(42);
        foreach (var nonsense in new[] { "{\"answer\": -1}", "{\"answer\": \"42\"}", "{}", "{\"answer\": 1, \"more\": 2}", "forty-two", "" })
        {
            host.Model.Says(nonsense);
            (await (await Marketplace.Open(host)).Owner.Do("POST", "/invokeLLM", new { prompt = "How many?", responseJsonSchema = Shape })).ShouldSay(502, "MODEL_FAILED").Text.ShouldNotContain(ModelHost.Key);
        }
    }

    [Fact]
    public async Task Who_is_refused_hears_that_it_failed_and_never_why()
    {
        foreach (var (status, body) in new[] { (500, "{\"error\":{\"message\":\"secret of the provider\"}}"), (401, "{\"error\":{\"message\":\"sk-marked-key-of-a-model is wrong\"}}"), (200, "<html>"), (200, "{\"choices\":[]}"), (200, "null"), (302, "") })
        {
            host.Model.Refuses(status, body);
            var reply = await (await Marketplace.Open(host)).Owner.Do("POST", "/invoke-llm", new { prompt = "Greet." });
            reply.ShouldSay(502, "MODEL_FAILED");
            reply.Text.ShouldNotContain("secret of the provider");
            reply.Text.ShouldNotContain(ModelHost.Key);
        }
    }

    [Fact]
    public async Task What_is_refused_for_a_moment_is_asked_again_and_what_takes_too_long_is_given_up()
    {
        var (owner, asked) = ((await Marketplace.Open(host)).Owner, 0);
        host.Model.Answers = async (http, _) =>
        {
            if (Interlocked.Increment(ref asked) > 1) return "At last.";
            http.Response.StatusCode = 429;
            http.Response.Headers.RetryAfter = "1";
            await http.Response.WriteAsync("{}", TestContext.Current.CancellationToken);
            return null;
        };
        (await owner.Do("POST", "/invoke-llm", new { prompt = "Greet." })).Should(200).Body.Str("result").ShouldBe("At last.");
        asked.ShouldBe(2);

        host.Model.Answers = async (http, _) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(60), http.RequestAborted);
            return "Late.";
        };
        var began = TimeProvider.System.GetTimestamp();
        (await owner.Do("POST", "/invoke-llm", new { prompt = "Greet." })).ShouldSay(502, "MODEL_FAILED");
        TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Only_own_pictures_and_papers_are_shown_to_it()
    {
        var market = await Marketplace.Open(host);
        var (worker, _) = await market.Worker();
        var (own, foreign, sound) = (await worker.Stored(Pictures.Png()), await market.Owner.Stored(Pictures.Png()), await worker.Stored([.. "OggS"u8, .. new byte[100]], "a.ogg"));
        host.Model.Says("A picture.");
        var before = host.Model.Asked.Count;
        (await Ask(foreign)).ShouldSay(403, "FORBIDDEN");
        (await Ask(own + "x")).ShouldSay(404, "NOT_FOUND");
        (await Ask("http://example.com/a.png")).ShouldSay(403, "FORBIDDEN");
        (await Ask(sound)).ShouldSay(400, "VALIDATION_ERROR");
        host.Model.Asked.Count.ShouldBe(before);
        (await Ask(own)).Should(200);
        host.Model.Asked.Last().Body.ShouldContain("data:image/png;base64,");

        Task<Reply> Ask(string uri) => worker.Do("POST", "/invoke-llm", new { prompt = "What is it?", fileUrls = new[] { uri } });
    }

    [Fact]
    public async Task What_cannot_be_asked_is_refused_before_anybody_is_asked()
    {
        var owner = (await Marketplace.Open(host)).Owner;
        foreach (var wrong in new object[] { new { }, new { prompt = "" }, new { prompt = new string('x', 20_001) }, new { prompt = "a", temperature = 3 }, new { prompt = "a", responseJsonSchema = new { type = "text" } }, new { prompt = "a", responseJsonSchema = new { pattern = "(a+)+$" } }, new { prompt = "a", responseJsonSchema = "a" }, new { prompt = "a", more = 1 }, new { prompt = "a", fileUrls = new[] { "1", "2", "3", "4", "5", "6" } } })
        {
            (await owner.Do("POST", "/invoke-llm", wrong)).ShouldSay(400, "VALIDATION_ERROR");
        }
        (await (await Marketplace.Open(host)).Company.Owner.Do("POST", "/invoke-llm", new { prompt = "a" })).ShouldSay(403, "NO_CLIENT_ACCESS");
    }

    [Fact]
    public async Task A_hundred_at_once_are_let_through_as_often_as_a_minute_allows()
    {
        var owner = (await Marketplace.Open(host)).Owner;
        host.Model.Answers = async (http, _) =>
        {
            // Without use, so that no budget is spent.
            await http.Response.WriteAsync("""{"id":"c","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"Hi"}}],"usage":{"prompt_tokens":0,"completion_tokens":0,"total_tokens":0}}""", TestContext.Current.CancellationToken);
            return null;
        };
        var replies = await Race.AtOnce(100, _ => owner.Do("POST", "/invoke-llm", new { prompt = "Hi" }));
        replies.Count(r => r.Status == 200).ShouldBe(20);
        replies.Where(r => r.Status != 200).ShouldAllBe(r => r.Status == 429);
        replies.First(r => r.Status == 429).ShouldSay(429, "RATE_LIMITED");
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        (await owner.Do("POST", "/invoke-llm", new { prompt = "Hi" })).Should(200);
    }

    [Fact]
    public async Task A_month_that_is_spent_opens_again_with_the_next()
    {
        host.Clock.Now = new DateTimeOffset(host.Clock.Now.Year, host.Clock.Now.Month, 25, 9, 0, 0, TimeSpan.Zero).AddMonths(1);
        var market = await Marketplace.Open(host);
        var (worker, _) = await market.Worker();
        host.Model.Says("Hello.");
        // 150 each, and 4000 in the month: 27 of them, ten on a day.
        for (var n = 0; n < 27; n++)
        {
            if (n is 10 or 20) host.Clock.Advance(TimeSpan.FromDays(1));
            (await (n % 2 == 0 ? worker : market.Owner).Do("POST", "/invoke-llm", new { prompt = "Hi" })).Should(200);
        }
        foreach (var days in new[] { 0, 1 })
        {
            host.Clock.Advance(TimeSpan.FromDays(days));
            (await worker.Do("POST", "/invoke-llm", new { prompt = "Hi" })).ShouldSay(429, "RATE_LIMITED");
        }
        (await (await Marketplace.Open(host)).Owner.Do("POST", "/invoke-llm", new { prompt = "Hi" })).Should(200);
        host.Clock.Now = new DateTimeOffset(host.Clock.Now.Year, host.Clock.Now.Month, 1, 0, 1, 0, TimeSpan.Zero).AddMonths(1);
        (await worker.Do("POST", "/invoke-llm", new { prompt = "Hi" })).Should(200);
    }

    [Fact]
    public async Task A_budget_that_is_spent_opens_again_on_the_next_day()
    {
        var market = await Marketplace.Open(host);
        var (worker, _) = await market.Worker();
        host.Model.Says("Hello.");
        // 150 each: the seventh exceeds the person's 1000, and three more the company's 1500.
        for (var n = 0; n < 7; n++) (await worker.Do("POST", "/invoke-llm", new { prompt = "Hi" })).Should(200);
        (await worker.Do("POST", "/invoke-llm", new { prompt = "Hi" })).ShouldSay(429, "RATE_LIMITED");
        for (var n = 0; n < 3; n++) (await market.Owner.Do("POST", "/invoke-llm", new { prompt = "Hi" })).Should(200);
        (await market.Owner.Do("POST", "/invoke-llm", new { prompt = "Hi" })).ShouldSay(429, "RATE_LIMITED");
        (await (await Marketplace.Open(host)).Owner.Do("POST", "/invoke-llm", new { prompt = "Hi" })).Should(200);
        host.Clock.Advance(TimeSpan.FromDays(1));
        (await worker.Do("POST", "/invoke-llm", new { prompt = "Hi" })).Should(200);
    }
}

/// <summary>The same by Anthropic's protocol.</summary>
public sealed class AnthropicModelTests(AnthropicHost host) : IClassFixture<AnthropicHost>
{
    [Fact]
    public async Task It_answers_is_counted_and_fails_alike()
    {
        var owner = (await Marketplace.Open(host)).Owner;
        host.Model.Says("{\"a\":1}");
        var said = (await owner.Do("POST", "/invoke-llm", new { prompt = "Hi", responseJsonSchema = new { type = "object" } })).Should(200).Body;
        (said.GetProperty("result").GetProperty("a").GetInt32(), said.Str("model")).ShouldBe((1, "test-claude"));
        (host.Model.Asked.Last().Path, host.Model.Asked.Last().Key).ShouldBe(("/v1/messages", $"Bearer {ModelHost.Key}"));
        (await host.Number("SELECT sum(input_tokens * 1000 + output_tokens)::bigint FROM agents.usage")).ShouldBe(ModelServer.InputTokens * 1000 + ModelServer.OutputTokens);
        foreach (var (status, body) in new[] { (500, "{}"), (200, "<html>"), (401, "{}") })
        {
            host.Model.Refuses(status, body);
            (await owner.Do("POST", "/invoke-llm", new { prompt = "Hi" })).ShouldSay(502, "MODEL_FAILED");
        }
    }
}

/// <summary>Without a model.</summary>
public sealed class NoModelTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task It_is_said_that_there_is_none()
    {
        var owner = (await Marketplace.Open(host)).Owner;
        (await owner.Do("POST", "/invoke-llm", new { prompt = "Hi" })).ShouldSay(503, "SERVICE_UNAVAILABLE");
        (await owner.Do("POST", "/rapid-orders/transcribe", new { audioFileUri = "gs://a/b" })).ShouldSay(503, "SERVICE_UNAVAILABLE");
    }

    [Theory]
    [InlineData("""{"$ref":"#"}""")]
    [InlineData("""{"properties":{"a":{"pattern":"a"}}}""")]
    [InlineData("""{"anyOf":[]}""")]
    [InlineData("""{"type":7}""")]
    [InlineData("""{"required":"a"}""")]
    [InlineData("""{"minLength":"a"}""")]
    [InlineData("""[]""")]
    public void Shapes_that_cannot_be_asked_for_are_wrong(string shape) => AnswerShape.Wrong(JsonDocument.Parse(shape).RootElement).ShouldNotBeNull();
}
