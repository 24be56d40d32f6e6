using WorkforceOS.Contracts.Files;
using WorkforceOS.Kernel;

namespace WorkforceOS.Staffing.Credentials;

/// <summary>What is refused of documents, certificates and their verification.</summary>
internal static class CredentialProblems
{
    public static readonly Problem VerificationRequired = Problem.Rule("VERIFICATION_REQUIRED", "Name the verification that this rests on: upload the file, have it verified, and come back with verificationId.", status: 422);
    public static readonly Problem Mismatch = Problem.Rule("VERIFICATION_MISMATCH", "This verification is not one of yours, is of another kind, or is used for something else already.", status: 422);
    public static readonly Problem RetriesUsedUp = Problem.Rule("RETRIES_USED_UP", $"It was tried again {Verification.MostRetries} times. Please upload it anew.", status: 409);
    public static readonly Problem NotVerifiable = Problem.WrongType("fileUri", "A picture or a PDF.");
    public static readonly Problem InvalidFileType = Problem.Rule("INVALID_FILE_TYPE", "What can be handed in is a JPEG, a PNG, or, as a document, a PDF, undamaged.", status: 415);
    public static readonly Problem NoFile = Problem.WrongType("file", "A file has at least one byte.");
    public static readonly Problem ExpiredAlready = Problem.WrongType("expiresAt", "It must be in the future.");

    /// <param name="mostBytes">That were taken here.</param>
    public static Problem Of(UploadRefusal? refusal, int mostBytes) => refusal switch
    {
        UploadRefusal.Empty => NoFile,
        UploadRefusal.TooLarge => Problem.Rule("FILE_TOO_LARGE", $"A file has at most {mostBytes / (1024 * 1024)} MB here, and a picture not too many pixels.", new { maxBytes = mostBytes }, 413),
        UploadRefusal.NotTheOwner => Problem.NotTheOwner,
        UploadRefusal.NotFound => Problem.NotFound,
        _ => InvalidFileType,
    };
}
