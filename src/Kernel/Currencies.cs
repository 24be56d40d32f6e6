using System.Collections.Frozen;
using System.ComponentModel.DataAnnotations;

namespace WorkforceOS.Kernel;

/// <summary>
/// The currencies that amounts can be in: those of ISO 4217, list one, as it is in 2026, that have a minor unit. Metals, bond
/// units, the codes for tests and for no currency have none.
/// </summary>
public static class Currencies
{
    private const int Usually = 2;

    private static readonly FrozenDictionary<string, int> MinorUnits = Of(
        (0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
        (2, """
            AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK
            DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD
            LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR
            SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG
            """),
        (3, "BHD IQD JOD KWD LYD OMR TND"),
        (4, "CLF UYW"));

    public static bool IsOne(string code) => MinorUnits.ContainsKey(code);

    /// <summary>How many decimals amounts in it have: 2 of EUR, 3 of KWD, none of JPY. Of a currency that was withdrawn since it was chosen, 2.</summary>
    public static int Digits(string code) => MinorUnits.GetValueOrDefault(code, Usually);

    private static FrozenDictionary<string, int> Of(params IEnumerable<(int Digits, string Codes)> groups) =>
        groups.SelectMany(g => g.Codes.Split((char[])[' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(code => (code, g.Digits))).ToFrozenDictionary(c => c.code, c => c.Digits);
}

/// <summary>The text is the code of a currency that amounts can be in.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class CurrencyAttribute() : ValidationAttribute("A currency of ISO 4217 that has a minor unit, in capitals, such as EUR or KWD.")
{
    public override bool IsValid(object? value) => value is not string code || Currencies.IsOne(code);
}
