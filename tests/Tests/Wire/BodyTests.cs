using System.Net.Http.Headers;
using System.Text;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Wire;

/// <summary>Bodies as such: no JSON, none at all, too much, of another kind.</summary>
public sealed class BodyTests(ProbeHost host) : IClassFixture<ProbeHost>
{
    [Theory]
    [InlineData("{")]
    [InlineData("""{"name":"x",}""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData(" ")]
    [InlineData("""{"name":"x","name":"y","day":"2026-01-31"}""")]
    [InlineData("""{"name":"half \ud83d","day":"2026-01-31"}""")]
    [InlineData("""{"half \ud83d":1,"name":"x","day":"2026-01-31"}""")]
    public async Task What_is_no_object_in_JSON_is_refused(string body)
    {
        (await Post(new StringContent(body, Encoding.UTF8, "application/json"))).ShouldRefuse(400, "400").Message.ShouldBe("errMsg_BodyIsNotValidJson");
    }

    [Fact]
    public async Task Broken_UTF8_is_refused()
    {
        byte[] body = [.. "{\"name\":\""u8, 0xFF, 0xFE, .. "\",\"day\":\"2026-01-31\"}"u8];

        (await Post(Json(body))).ShouldRefuse(400, "400").Message.ShouldBe("errMsg_BodyIsNotValidJson");
    }

    [Fact]
    public async Task A_deep_body_is_refused_before_it_is_understood()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 5000)) + string.Concat(Enumerable.Repeat("]", 5000));

        (await Post(Json(Encoding.UTF8.GetBytes($$"""{"free":{{deep}},"name":"x","day":"2026-01-31"}""")))).ShouldRefuse(400, "400").Message.ShouldBe("errMsg_BodyIsNotValidJson");
    }

    [Fact]
    public async Task A_byte_order_mark_does_no_harm()
    {
        (await Post(Json([0xEF, 0xBB, 0xBF, .. """{"name":"marked","day":"2026-01-31"}"""u8]))).Should(201);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_empty_body_is_no_input_whether_its_length_was_told_or_not(bool chunked)
    {
        (await Post(chunked ? new Unmeasured([]) : Json([]))).ShouldRefuse(400, "400").Message.ShouldBe("errMsg_nameisRequired");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/xml")]
    public async Task Another_media_type_is_refused(string type)
    {
        (await Post(new StringContent("""{"name":"x","day":"2026-01-31"}""", Encoding.UTF8, type))).ShouldRefuse(415, "400").Message.ShouldBe("errMsg_BodyIsNotValidJson");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task More_than_a_megabyte_of_JSON_is_refused(bool chunked)
    {
        var body = new byte[1024 * 1024 + 1];

        (await Post(chunked ? new Unmeasured(body) : Json(body))).ShouldRefuse(413, "413").Message.ShouldBe("errMsg_BodyIsTooLarge");
    }

    [Fact]
    public async Task A_file_comes_in_whole_under_a_name_without_folders()
    {
        var uploaded = await Upload(Form("file", @"C:\photos\..\me" + "\u0001" + ".png", new byte[5000]));

        uploaded.Should(201).Body.Str("words").ShouldBe("me.png image/png 5000");
    }

    [Fact]
    public async Task Five_megabytes_are_a_file_and_a_byte_more_is_not()
    {
        (await Upload(Form("file", "a.png", new byte[5 * 1024 * 1024]))).Should(201);
        (await Upload(Form("file", "a.png", new byte[5 * 1024 * 1024 + 1]))).Should(413).Message.ShouldBe("errMsg_BodyIsTooLarge");
        (await Upload(Form("file", "a.png", new byte[5 * 1024 * 1024 + 200_000]))).Should(413).Message.ShouldBe("errMsg_BodyIsTooLarge");
    }

    [Fact]
    public async Task A_form_without_the_file_and_what_is_no_form_are_refused()
    {
        (await Upload(Form("picture", "a.png", new byte[10]))).Should(400).Message.ShouldBe("errMsg_fileisRequired");
        (await Upload(Json("{}"u8.ToArray()))).Should(415);

        var broken = new ByteArrayContent("no boundary here"u8.ToArray());
        broken.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=xyz");
        (await Upload(broken)).Should(400).Message.ShouldBe("errMsg_BodyIsNotValidJson");
    }

    private static MultipartFormDataContent Form(string name, string fileName, byte[] bytes)
    {
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        return new MultipartFormDataContent { { file, name, fileName } };
    }

    private static ByteArrayContent Json(byte[] bytes)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private async Task<Reply> Post(HttpContent content) => await (await host.Firm).Owner.Send(HttpMethod.Post, "/probe-api/v1/things", content);

    private async Task<Reply> Upload(HttpContent content) => await (await host.Firm).Owner.Send(HttpMethod.Post, "/probe-api/bucket/things/upload", content);

    /// <summary>Sent in chunks, because nobody knows its length.</summary>
    private sealed class Unmeasured : HttpContent
    {
        private readonly byte[] bytes;

        public Unmeasured(byte[] bytes)
        {
            this.bytes = bytes;
            Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) => stream.WriteAsync(bytes, 0, bytes.Length);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
