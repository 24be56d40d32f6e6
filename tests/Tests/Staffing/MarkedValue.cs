namespace WorkforceOS.Tests.Staffing;

/// <summary>Something that is sent in, and where it may be seen again. Nothing of it is ever in a log, in telemetry, or in what is told to others.</summary>
/// <param name="Value">As it would be found in a text.</param>
internal sealed record MarkedValue(string What, string Value)
{
    /// <summary>Whose answers may show it: <c>client</c> for the members of the client in whatever role, <c>worker</c> for the one whose shift it is.</summary>
    public string[] Shown { get; init; } = [];

    /// <summary>What is sent may say it, for that is what it is for.</summary>
    public string[] Sent { get; init; } = [];

    /// <summary>In which tables it lies as it is.</summary>
    public string[] Kept { get; init; } = [];
}

/// <summary>What is marked in the walk, by what it is. What comes later gets its line here and is sent in by the walk.</summary>
internal static class Marks
{
    public const string Password = "Marked-Password-77";
    public const string ClientToken = "marked-client-push-token";
    public const string StaffToken = "marked-staff-push-token";
    public const string Tag = "MARKED-TAG-OF-HUB";
    public const string OtherTag = "MARKED-TAG-TAPPED";
    public const string AccessNotes = "marked access notes";
    public const string OrderNotes = "marked order notes";
    public const string ApplicationNote = "marked application note";
    public const string DeclineReason = "marked decline reason";
    public const string ClockNotes = "marked clock notes";
    public const string OutNotes = "marked application notes";
    public const string Override = "marked override reason";
    public const string Swap = "marked swap reason";
    public const string Feedback = "marked review feedback";
    public const string TeamNotes = "marked team notes";
    public const string Attestation = "marked-attestation-token";
    public const string Metadata = "marked metadata";
    public const string FileContent = "marked content of a file";
    public const string CertificateNumber = "MARKED-CERTIFICATE-4711";
    public const string ReviewNote = "marked note of a review";
    public const string DocumentMetadata = "marked words beside a document";
    public const string VerificationRules = "marked rules of a verification";
    public const string VerificationMetadata = "marked words beside a file";
    public const string Sentence = "marked words of an order in a sentence";
    public const string Prompt = "marked words to a model";
    public const string ModelKey = "sk-marked-key-of-the-operator";
    public const string AccountNumber = "60221407699047";
    public const string Ssn = "524714471";
    public const string TaxName = "Markedname-Of-A-Taxpayer";
    public const string Passport = "MARKEDPP4711";
    public const string Signature = "marked signature of a form";
    public const string ContactName = "Marked Contact Person";
    public const string Street = "4711 Marked Street";
    public const string RoutingNumber = "122105155";
    public const double InLatitude = 37.42211739, InLongitude = -122.08412913;
    public const double RefusedLatitude = 37.61377391, RefusedLongitude = -122.19137719;
    public const double StreamLatitude = 37.42217193, StreamLongitude = -122.08417317;
    public const double OutLatitude = 37.42213171, OutLongitude = -122.08419379;

    public static readonly IReadOnlyList<MarkedValue> All =
    [
        new("a password", Password),
        new("an order in a sentence", Sentence),
        new("what a model is asked", Prompt),
        new("the key of a model", ModelKey),
        new("a push token of a client", ClientToken),
        new("a push token of a worker", StaffToken),
        new("the tag of the hub", Tag) { Shown = ["client", "worker"], Kept = ["staffing.hubs", "kernel.changes"] },
        new("a tag that was tapped", OtherTag),
        new("what a device proves itself by", Attestation),
        new("what a device says beside its points", Metadata),
        new("what stands in a file", FileContent),
        new("the number of a certificate", CertificateNumber) { Shown = ["worker", "house"], Kept = ["staffing.certificates", "kernel.changes"] },
        new("why a document was not accepted", ReviewNote) { Shown = ["worker"], Kept = ["staffing.verifications", "staffing.staff_documents", "kernel.changes"] },
        new("what a worker says beside a document", DocumentMetadata) { Kept = ["staffing.staff_documents"] },
        new("what to look for in a file", VerificationRules) { Kept = ["staffing.verifications"] },
        new("what a worker says beside a file", VerificationMetadata) { Kept = ["staffing.verifications"] },
        new("the number of an account", AccountNumber),
        new("the routing number of an account", RoutingNumber),
        new("a social security number", Ssn),
        new("the name on a tax form", TaxName) { Shown = ["worker"] },
        new("the number of a passport", Passport),
        new("a signature", Signature),
        new("somebody to call", ContactName) { Shown = ["worker"], Kept = ["staffing.emergency_contacts", "kernel.changes"] },
        new("where somebody lives", Street) { Shown = ["worker"], Kept = ["staffing.staff_personal"] },
        .. Coordinates("of a clock-in", InLatitude, InLongitude, "staffing.attendance_events"),
        .. Coordinates("of an attempt that was refused", RefusedLatitude, RefusedLongitude, "staffing.attendance_events"),
        .. Coordinates("of a clock-out", OutLatitude, OutLongitude, "staffing.attendance_events"),
        // Of these there are only sums; the points are in private storage.
        .. Coordinates("of a stream", StreamLatitude, StreamLongitude),
        new("how to get in", AccessNotes) { Shown = ["client", "worker"], Kept = ["staffing.hubs", "kernel.changes"] },
        new("notes to an order", OrderNotes) { Shown = ["client", "worker"], Kept = ["staffing.orders", "kernel.changes"] },
        new("a note to an application", ApplicationNote) { Kept = ["staffing.applications", "kernel.changes"] },
        new("why a shift was declined", DeclineReason) { Shown = ["worker"], Kept = ["staffing.assignments", "kernel.changes"] },
        new("notes to a clock-in", ClockNotes) { Kept = ["staffing.attendance_events"] },
        new("notes to a clock-out", OutNotes) { Kept = ["staffing.attendance_events", "staffing.timesheets", "kernel.changes"] },
        new("why somebody is not where they should be", Override) { Shown = ["client"], Kept = ["staffing.attendance_events", "staffing.incidents", "kernel.changes"] },
        new("why somebody wants to be replaced", Swap) { Shown = ["client"], Kept = ["staffing.swap_requests", "staffing.assignments", "kernel.changes"] },
        // Whoever is blocked is so for this reason.
        new("what a client thinks of somebody's work", Feedback) { Shown = ["client"], Kept = ["staffing.reviews", "staffing.staff_blocks", "kernel.changes"] },
        new("what a client notes of somebody in a team", TeamNotes) { Shown = ["client"], Kept = ["staffing.dispatch_memberships", "kernel.changes"] },
    ];

    private static IEnumerable<MarkedValue> Coordinates(string what, double latitude, double longitude, params string[] kept) =>
        new[] { ("the latitude", latitude), ("the longitude", longitude) }.Select(c => new MarkedValue($"{c.Item1} {what}", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Math.Abs(c.Item2)}")) { Kept = kept });
}
