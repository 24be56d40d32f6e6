using WorkforceOS.Files.Uploads;
using WorkforceOS.Kernel;

namespace WorkforceOS.Files;

/// <summary>What uploads refuse.</summary>
internal static class FilesProblems
{
    public static readonly Problem InvalidFileType = Problem.Rule("INVALID_FILE_TYPE", $"What can be uploaded is {FileType.Allowed}.", status: 415);
    public static readonly Problem FileTooLarge = Problem.Rule("FILE_TOO_LARGE", $"A file has at most {UploadFile.Most / (1024 * 1024)} MB.", new { maxBytes = UploadFile.Most }, status: 413);
    public static readonly Problem VisibilityNotValid = Problem.NotAnEnumValue("visibility", ["public", "private"]);
}
