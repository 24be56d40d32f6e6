using PhoneNumbers;

namespace WorkforceOS.Identity;

/// <summary>Phone numbers: one spelling for each, E.164.</summary>
internal static class PhoneNumbers
{
    private const int Longest = 40;

    /// <summary>Null for what no number can be, and for one that does not say its country. Whether it is given to anybody only a code shows.</summary>
    public static string? Normal(string phone)
    {
        if (phone.Length > Longest || phone.TrimStart() is not ['+' or '\uFF0B', ..]) return null;
        var numbers = PhoneNumberUtil.GetInstance();
        try
        {
            var number = numbers.Parse(phone, null);
            return number.HasExtension || !numbers.IsPossibleNumber(number) ? null : numbers.Format(number, PhoneNumberFormat.E164);
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}
