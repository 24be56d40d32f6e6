using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace WorkforceOS.Files.Storage;

/// <summary>Objects in one bucket of a service that speaks S3.</summary>
internal sealed class S3Storage : IObjectStorage, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly AmazonS3Client s3;
    private readonly string bucket;
    private readonly bool isPlain;

    public S3Storage(S3Options options)
    {
        bucket = options.Bucket!;
        isPlain = options.Endpoint?.StartsWith("http://", StringComparison.OrdinalIgnoreCase) is true;
        var settings = new AmazonS3Config
        {
            ForcePathStyle = options.PathStyle,
            Timeout = Patience,
            MaxErrorRetry = 2,
            // Not every service of this kind knows the checksums that Amazon's own would take.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (options.Endpoint is { } endpoint) (settings.ServiceURL, settings.AuthenticationRegion) = (endpoint, options.Region);
        else settings.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(options.Region);
        s3 = new AmazonS3Client(new BasicAWSCredentials(options.AccessKey, options.SecretKey), settings);
    }

    public async Task Put(ObjectKey key, ReadOnlyMemory<byte> bytes, string contentType, CancellationToken cancel)
    {
        using var content = new MemoryStream(bytes.ToArray(), writable: false);
        await s3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = key.ToString(), InputStream = content, ContentType = contentType, AutoCloseStream = false, UseChunkEncoding = false }, cancel);
    }

    public async Task<byte[]?> Read(ObjectKey key, CancellationToken cancel)
    {
        try
        {
            using var found = await s3.GetObjectAsync(bucket, key.ToString(), cancel);
            using var bytes = new MemoryStream();
            await found.ResponseStream.CopyToAsync(bytes, cancel);
            return bytes.ToArray();
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode is HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public async Task<bool> Exists(ObjectKey key, CancellationToken cancel)
    {
        try
        {
            await s3.GetObjectMetadataAsync(bucket, key.ToString(), cancel);
            return true;
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode is HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    public Task Delete(ObjectKey key, CancellationToken cancel) => s3.DeleteObjectAsync(bucket, key.ToString(), cancel);

    public async Task<string?> Presign(ObjectKey key, string contentType, string disposition, TimeSpan goodFor) => await s3.GetPreSignedURLAsync(new GetPreSignedUrlRequest
    {
        // Signed by the SDK's own clock.
        BucketName = bucket, Key = key.ToString(), Verb = HttpVerb.GET, Expires = (TimeProvider.System.GetUtcNow() + goodFor).UtcDateTime, Protocol = isPlain ? Protocol.HTTP : Protocol.HTTPS,
        ResponseHeaderOverrides = new ResponseHeaderOverrides { ContentType = contentType, ContentDisposition = disposition },
    });

    public void Dispose() => s3.Dispose();
}
