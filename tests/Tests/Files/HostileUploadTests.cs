using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Files;

/// <summary>Whatever is uploaded is refused or harms nobody.</summary>
public sealed class HostileUploadTests(FilesHost host) : IClassFixture<FilesHost>
{
    private const int Megabyte = 1024 * 1024;

    public static TheoryData<string, byte[], int, string?> Files => new()
    {
        { "an SVG with a script", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray(), 415, "INVALID_FILE_TYPE" },
        { "a page that is called a picture", "<!DOCTYPE html><script>alert(1)</script>"u8.ToArray(), 415, "INVALID_FILE_TYPE" },
        { "a program", [.. "MZ"u8, .. new byte[500]], 415, "INVALID_FILE_TYPE" },
        { "an archive", [.. "PK\x03\x04"u8, .. new byte[500]], 415, "INVALID_FILE_TYPE" },
        { "the beginning of a JPEG and a page", [0xFF, 0xD8, 0xFF, 0xE0, .. "<script>alert(1)</script>"u8], 415, "INVALID_FILE_TYPE" },
        { "the beginning of a PNG and a page", [0x89, .. "PNG\r\n"u8, 0x1A, .. "\n<script>alert(1)</script>"u8], 415, "INVALID_FILE_TYPE" },
        { "nine hundred million pixels in 200 bytes", Pictures.Png(30_000, 30_000), 413, "FILE_TOO_LARGE" },
        { "more pixels than a number has room for", Pictures.Png(2_000_000, 2_000_000), 413, "FILE_TOO_LARGE" },
        { "a picture without pixels", Pictures.Png(0, 0), 415, "INVALID_FILE_TYPE" },
        { "a text of a gigabyte in a picture", Pictures.Png(40, 30, ("zTXt", [.. "Comment\0\0"u8, .. Pictures.Deflated(new byte[200 * Megabyte])])), 200, null },
        { "a colour profile of a gigabyte", Pictures.Png(40, 30, ("iCCP", [.. "icc\0\0"u8, .. Pictures.Deflated(new byte[200 * Megabyte])])), 200, null },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task What_it_is_decides(string what, byte[] bytes, int status, string? code)
    {
        var worker = await Worker();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var reply = await worker.Upload("/upload-file", bytes, "photo.png", "image/png");
        (what, reply.Status, reply.Status == 200 ? null : reply.Body.Str("code")).ShouldBe((what, status, code));
        if (status == 200) (await Read(reply.Body.Str("signedUrl")!)).Length.ShouldBeLessThan(10_000);
        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(30 * Megabyte);
        (await worker.Upload("/upload-file", Pictures.Png())).Should(200);
    }

    [Fact]
    public async Task What_could_run_in_a_browser_is_saved_and_not_shown()
    {
        var worker = await Worker();
        byte[] both = [.. "%PDF-1.7\n"u8, .. "<html><script>alert(1)</script></html>"u8];
        var stored = (await worker.Upload("/upload-file", both, "a.html", "text/html")).Should(200).Body;
        using var shown = await host.Http.GetAsync(new Uri(host.Http.BaseAddress!, stored.Str("signedUrl")));

        shown.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        shown.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        shown.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        shown.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("sandbox");
    }

    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("..\\..\\windows\\win.ini")]
    [InlineData("/etc/cron.d/x")]
    [InlineData(".htaccess")]
    [InlineData("...")]
    [InlineData("a%2e%2e%2fb")]
    [InlineData("\u202Egnp.exe")]
    [InlineData("'; DROP TABLE stored_files;--.pdf")]
    public async Task A_name_leads_nowhere(string name)
    {
        var worker = await Worker();
        foreach (var reply in new[] { await worker.Upload("/upload-file", Pictures.Pdf, name), await worker.Post("/upload-file", new { fileName = name, contentType = "application/pdf", size = 5 }) })
        {
            if (reply.Status == 400) continue;
            var path = reply.Should(200).Body.Str("path")!;
            path.ShouldMatch($"^uploads/{worker.UserId}/[0-9]+_[A-Za-z0-9._-]+$");
            path.ShouldNotContain("..%");
        }
        await host.Move();
        Directory.EnumerateFiles(Path.Combine(host.DataFolder, "files"), "*", SearchOption.AllDirectories).Select(Path.GetFileName).ShouldAllBe(f => f!.All(char.IsAsciiHexDigit));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_a_hundred_megabytes_no_more_is_read_than_a_file_may_have(bool saysHowMuch)
    {
        var worker = await Worker();
        foreach (var path in new[] { "/upload-file", "/staff/profile/photo" })
        {
            var endless = new CountedStream(100L * Megabyte);
            var content = new StreamContent(endless);
            if (saysHowMuch) content.Headers.ContentLength = 100L * Megabyte;
            var form = new MultipartFormDataContent { { content, "file", "a.pdf" } };
            try
            {
                (await worker.Send(HttpMethod.Post, path, form, ("Idempotency-Key", Guid.NewGuid().ToString()))).Status.ShouldBe(413);
            }
            catch (HttpRequestException)
            {
                // Whoever goes on sending is hung up on.
            }
            endless.Sent.ShouldBeLessThan(40L * Megabyte);
        }
        (await worker.Upload("/upload-file", Pictures.Pdf)).Should(200);
    }

    [Fact]
    public async Task Who_sends_a_byte_now_and_then_is_hung_up_on()
    {
        var worker = await Worker();
        using var line = new TcpClient();
        await line.ConnectAsync(host.Http.BaseAddress!.Host, host.Http.BaseAddress.Port);
        var stream = line.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /upload-file HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {worker.Token}\r\nmbx-company-codename: {worker.Company}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000000\r\n\r\n--b\r\n"));
        var answer = stream.ReadAsync(new byte[2000]).AsTask();
        for (var wait = 0; !answer.IsCompleted; wait++)
        {
            wait.ShouldBeLessThan(80, "Nobody hung up.");
            await Task.WhenAny(answer, Task.Delay(250));
            if (answer.IsCompleted) break;
            try
            {
                await stream.WriteAsync("x"u8.ToArray());
            }
            catch (IOException)
            {
                break;
            }
        }
    }

    private async Task<Client> Worker() => (await (await Marketplace.Open(host)).Worker()).Client;

    private Task<byte[]> Read(string url) => host.Http.GetByteArrayAsync(new Uri(host.Http.BaseAddress!, url));

    /// <summary>So many bytes, none of which is in memory.</summary>
    private sealed class CountedStream(long length) : Stream
    {
        public long Sent { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Sent; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var most = (int)Math.Min(count, length - Sent);
            Sent += most;
            return most;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
