using WorkforceOS.Kernel;

namespace WorkforceOS.Attendance.Places;

/// <summary>What places, kiosks and PINs refuse, and punches for where they are made.</summary>
internal static class PlaceProblems
{
    public static readonly Problem HalfAPosition = Problem.Rule("PlaceHasNoPosition", "A position is a latitude and a longitude.");
    public static readonly Problem PlaceWithoutPosition = Problem.Rule("PlaceHasNoPosition", "A place that requires a geofence needs a latitude and a longitude.");
    public static readonly Problem PlaceWithoutTags = Problem.Rule("PlaceHasNoTags", "A place that requires a tag needs one.");
    public static readonly Problem UnknownPlace = Problem.Rule("UnknownPlace", "There is no such place in this company.");
    public static readonly Problem OutsideFence = Problem.Rule("OutsideFence", "You are not at the place of this shift, or your device does not say where you are.");
    public static readonly Problem KioskOnly = Problem.Rule("KioskOnly", "At this place people punch at the kiosk.");
    public static readonly Problem TagUnknown = Problem.Rule("TagUnknown", "At this place people punch at its tag, and this is none of its tags.");
    public static readonly Problem PositionInexact = Problem.Rule("PositionInexact", "The position is too inexact to say whether it is at the place.");
    public static readonly Problem ClientIdUsed = Problem.Rule("ClientIdUsed", "This device has used this id for another punch.");
    public static readonly Problem NoShiftNow = Problem.Rule("NoShiftNow", "This person has no shift now that they could check in to.");
    public static readonly Problem OfflinePunchesOff = Problem.Rule("OfflinePunchesOff", "This company takes no punches that were made out of reach; a manager can enter them.");
    public static readonly Problem PunchTooOld = Problem.Rule("PunchTooOld", "This punch was made more than 72 hours ago; a manager can enter it.");
    public static readonly Problem KioskTokenNotValid = Problem.Rule("KioskTokenNotValid", "This kiosk's token is unknown, or was replaced.", status: 401);
    public static readonly Problem PinUnknown = Problem.Rule("PinUnknown", "Nobody here has this PIN or badge.");
    public static readonly Problem PinTaken = Problem.Rule("PinTaken", "This PIN cannot be had; choose another one.");
    public static readonly Problem PinGuessable = Problem.Rule("PinGuessable", "This PIN is guessed at once: digits that are all the same, or follow one another. Choose another one.");
    public static readonly Problem BadgeTaken = Problem.Rule("BadgeTaken", "Somebody else has this badge.");
    public static readonly Problem NoSuchTag = Problem.Rule("TagUnknown", "A tag is given as the place shows one, and the place has none like it.");

    public static Problem KioskLocked(TimeSpan wait) =>
        Problem.Rule("KioskLocked", "Too many wrong tries at this kiosk. It is locked for a quarter of an hour.", status: 429) with { RetryAfter = wait };
}
