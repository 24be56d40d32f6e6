using WorkforceOS.Contracts.Files;
using WorkforceOS.Files.Pictures;
using WorkforceOS.Files.Uploads;
using WorkforceOS.Kernel;

namespace WorkforceOS.Files;

/// <summary>What uploads refuse.</summary>
internal static class FilesProblems
{
    public static readonly Problem InvalidFileType = Problem.Rule("INVALID_FILE_TYPE", $"What can be uploaded is {FileType.Allowed}, undamaged.", status: 415);
    public static readonly Problem FileTooLarge = Problem.Rule("FILE_TOO_LARGE", $"A file has at most {WantedUpload.UsualMost / (1024 * 1024)} MB, and a picture {PictureDrawing.MostMegapixels} million pixels.", new { maxBytes = WantedUpload.UsualMost }, status: 413);
    public static readonly Problem Empty = Problem.WrongType("file", "A file has at least one byte.");
    public static readonly Problem VisibilityNotValid = Problem.NotAnEnumValue("visibility", ["public", "private"]);

    public static Problem Of(UploadRefusal? refusal) => refusal switch
    {
        UploadRefusal.Empty => Empty,
        UploadRefusal.TooLarge => FileTooLarge,
        _ => InvalidFileType,
    };
}
