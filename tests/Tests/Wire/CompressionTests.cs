using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using WorkforceOS.Host.OpenApi;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Company;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Wire;

/// <summary>What goes out compressed, and what never does; how pages are remembered; how many may ask.</summary>
public sealed class CompressionTests(CompressionTests.Talkative host) : IClassFixture<CompressionTests.Talkative>
{
    private const int Connections = 12;

    public sealed class Talkative : ProbeHost
    {
        protected override Dictionary<string, string?> Settings => new() { ["Pages:PerMinute"] = "20", ["Connections:Most"] = $"{Connections}" };

        protected override void Map(ApiMap api)
        {
            base.Map(api);
            var things = api.Company("probe", "thing", "things");
            things.Get("long", "/v1/long", Long).Public();
            things.Get("short", "/v1/short", Short).Public();
            things.Get("told", "/v1/told", Long).Public().ToldOnce();
            things.Get("guarded", "/v1/guarded", Long).Public().Limited(Limit.SignIn);
            things.System("system", "GET", "/system", Long).Public();
            things.Bucket("picture", "GET", "/bucket/things/picture", "get", Picture).Public();
            things.Bucket("table", "GET", "/bucket/things/table", "get", Table).Public();
        }

        private static Task<Result<Saying>> Long() => Task.FromResult<Result<Saying>>(new Saying(new string('a', 5000)));

        private static Task<Result<Saying>> Short() => Task.FromResult<Result<Saying>>(new Saying("a"));

        private static Task<Result<FileAnswer>> Picture() => Task.FromResult<Result<FileAnswer>>(new FileAnswer("image/png", new byte[5000]));

        private static Task<Result<FileAnswer>> Table() => Task.FromResult<Result<FileAnswer>>(new FileAnswer("text/csv; charset=utf-8", Encoding.UTF8.GetBytes(new string('a', 5000))));
    }

    [Theory]
    [InlineData("/probe-api/v1/long", "br, gzip", "br")]
    [InlineData("/probe-api/v1/long", "gzip", "gzip")]
    [InlineData("/probe-api/v1/long", "identity", null)]
    [InlineData("/probe-api/bucket/things/table", "br", "br")]
    [InlineData("/probe-api/v1/short", "br", null)]
    [InlineData("/probe-api/v1/told", "br", null)]
    [InlineData("/probe-api/v1/guarded", "br", null)]
    [InlineData("/probe-api/system", "br", null)]
    [InlineData("/probe-api/bucket/things/picture", "br", null)]
    public async Task Text_is_compressed_but_no_secret_no_picture_and_nothing_small(string path, string accepted, string? encoding)
    {
        using var reply = await Ask(path, accepted);

        reply.StatusCode.ShouldBe(HttpStatusCode.OK);
        reply.Content.Headers.ContentEncoding.SingleOrDefault().ShouldBe(encoding);
        var bytes = await reply.Content.ReadAsByteArrayAsync();
        if (encoding is not null) bytes.Length.ShouldBeLessThan(1000);
        if (encoding is not null) reply.Headers.Vary.ShouldContain("Accept-Encoding");
        if (path.EndsWith("long", StringComparison.Ordinal)) Unpacked(bytes, encoding).ShouldContain(new string('a', 5000));
    }

    [Fact]
    public async Task A_stream_is_not_held_back_to_be_compressed()
    {
        var owner = (await host.Firm).Owner;
        using var request = owner.Request(HttpMethod.Get, "/notification-api/stream");
        request.Headers.Add("Accept-Encoding", "br, gzip");
        using var reply = await host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        reply.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        reply.Content.Headers.ContentEncoding.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_document_is_small_on_the_wire_asked_for_again_by_its_tag_and_not_without_end()
    {
        using var whole = await Ask(SurfaceDocument.PathOf(CompanySurface.Instance), "identity");
        using var small = await Ask(SurfaceDocument.PathOf(CompanySurface.Instance), "br, gzip");
        var bytes = await small.Content.ReadAsByteArrayAsync();

        small.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        small.Headers.Vary.ShouldContain("Accept-Encoding");
        bytes.Length.ShouldBeLessThan((int)(whole.Content.Headers.ContentLength! / 5));
        Unpacked(bytes, "br").ShouldBe(await whole.Content.ReadAsStringAsync());

        using var again = await Ask(SurfaceDocument.PathOf(CompanySurface.Instance), "br", ("If-None-Match", small.Headers.ETag!.ToString()));
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await again.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();

        var replies = new List<HttpStatusCode>();
        for (var i = 0; i < 20; i++) replies.Add((await Ask(SurfaceDocument.PathOf(CompanySurface.Instance), "br")).StatusCode);
        replies.ShouldContain(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Nobody_can_hold_more_connections_than_there_are()
    {
        var port = host.Http.BaseAddress!.Port;
        var held = new List<TcpClient>();
        try
        {
            for (var i = 0; i < 2 * Connections; i++)
            {
                held.Add(new TcpClient());
                await held[^1].ConnectAsync(IPAddress.Loopback, port);
            }
            // Those that were one too many are closed without a word.
            await Task.Delay(300);
            held.Count(client => client.Client.Poll(0, SelectMode.SelectRead)).ShouldBeGreaterThanOrEqualTo(Connections);
        }
        finally
        {
            foreach (var client in held) client.Dispose();
        }
        for (var wait = 0; wait < 100; wait++)
        {
            using var http = new HttpClient { BaseAddress = host.Http.BaseAddress };
            try
            {
                if ((await http.GetAsync("/health")).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50);
            }
        }
        throw new ShouldAssertException("The host does not answer again when they have gone.");
    }

    private Task<HttpResponseMessage> Ask(string path, string accepted, params IEnumerable<(string Name, string Value)> headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept-Encoding", accepted);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return host.Http.SendAsync(request);
    }

    private static string Unpacked(byte[] bytes, string? encoding)
    {
        using var packed = new MemoryStream(bytes);
        using Stream plain = encoding switch { "br" => new BrotliStream(packed, CompressionMode.Decompress), "gzip" => new GZipStream(packed, CompressionMode.Decompress), _ => packed };
        using var reader = new StreamReader(plain, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
