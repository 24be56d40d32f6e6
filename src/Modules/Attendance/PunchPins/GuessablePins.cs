namespace WorkforceOS.Attendance.PunchPins;

/// <summary>PINs that whoever stands at a kiosk tries first: <c>4444</c>, and digits that follow one another up or down, past nine and naught too: <c>2345</c>, <c>8901</c>, <c>1098</c>.</summary>
internal static class GuessablePins
{
    private static readonly int[] Steps = [0, 1, 9];

    public static bool Hold(string pin) => Array.Exists(Steps, step => pin.Zip(pin.Skip(1), (digit, next) => (next - digit + 10) % 10).All(difference => difference == step));
}
