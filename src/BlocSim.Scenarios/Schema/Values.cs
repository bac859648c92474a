using System.Globalization;
using System.Text.RegularExpressions;

namespace BlocSim.Scenarios;

/// <summary>Reads single values: a number with the units of its kind.</summary>
internal static partial class Values
{
    /// <summary>Dates lie between these years, both included.</summary>
    public const int FirstYear = 1800;

    public const int LastYear = 2500;

    private static readonly Dictionary<string, double> PriceUnits = new(StringComparer.Ordinal)
    {
        ["USD/t"] = 1,
        ["USD/kg"] = 1000,
        ["USD/lb"] = 1 / 0.00045359237,
    };

    private static readonly Dictionary<string, double> FlowUnits = new(StringComparer.Ordinal)
    {
        ["t/yr"] = 1,
        ["kt/yr"] = 1e3,
        ["Mt/yr"] = 1e6,
        ["kg/yr"] = 1e-3,
        ["t/month"] = 12,
        ["kt/month"] = 12e3,
    };

    private static readonly Dictionary<string, double> MassUnits = new(StringComparer.Ordinal)
    {
        ["t"] = 1,
        ["kt"] = 1e3,
        ["Mt"] = 1e6,
        ["kg"] = 1e-3,
    };

    private static readonly Dictionary<string, double> MoneyUnits = new(StringComparer.Ordinal)
    {
        ["USD"] = 1,
        ["m USD"] = 1e6,
        ["bn USD"] = 1e9,
    };

    private static readonly Dictionary<string, double> DurationUnits = new(StringComparer.Ordinal)
    {
        ["month"] = 1,
        ["months"] = 1,
        ["year"] = 12,
        ["years"] = 12,
        ["week"] = 12.0 / 52,
        ["weeks"] = 12.0 / 52,
        ["day"] = 12.0 / 365,
        ["days"] = 12.0 / 365,
    };

    private static readonly Dictionary<string, double> PerYearUnits = new(StringComparer.Ordinal)
    {
        ["per year"] = 1,
        ["per month"] = 12,
    };

    private static readonly Dictionary<string, double> MultipleUnits = new(StringComparer.Ordinal)
    {
        ["x duty"] = 1,
        ["x"] = 1,
    };

    private static readonly Dictionary<string, double> ShareUnits = new(StringComparer.Ordinal)
    {
        ["%"] = 0.01,
        ["%/yr"] = 0.01,
    };

    /// <summary>What a kind expects, with an example, for messages and the reference page.</summary>
    public static string Expected(ValueKind kind) =>
        kind switch
        {
            ValueKind.Price => "a price per mass, for example \"110 USD/kg\"",
            ValueKind.Flow => "tonnes per time, for example \"6 kt/yr\"",
            ValueKind.Money => "an amount of money, for example \"10 bn USD\"",
            ValueKind.Mass => "a mass, for example \"20 t\"",
            ValueKind.Share => "a share, for example \"25 %\" or 0.25",
            ValueKind.Duration => "a time, for example \"18 months\"",
            ValueKind.Date => "a date such as 2026-07 (year and month, 1800 to 2500)",
            ValueKind.Integer => "a whole number, for example 42",
            ValueKind.Number => "a number, for example 8",
            ValueKind.YesNo => "true or false",
            ValueKind.PerYear => "a number per time, for example \"200 per year\"",
            ValueKind.Multiple => "a multiple, for example \"3 x duty\"",
            ValueKind.NationCode => "a nation's code, for example JPN",
            ValueKind.GoodName => "the name of a good",
            ValueKind.ProcessName => "the name of a process",
            _ => "text",
        };

    /// <summary>Units a kind may be written in, smallest set first; empty where it takes none.</summary>
    public static IReadOnlyCollection<string> Units(ValueKind kind) => UnitsOf(kind)?.Keys.ToArray() ?? [];

    /// <summary>Reads a number of a kind in its base unit: USD per tonne, tonnes per year, tonnes, shares of one, months.</summary>
    /// <param name="text">The value as written.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="value">The number.</param>
    /// <param name="problem">What is wrong with it, for the user.</param>
    public static bool TryNumber(string text, ValueKind kind, out double value, out string problem)
    {
        problem = string.Empty;
        value = 0;
        Match match = NumberWithUnit().Match(text);
        string expected = Expected(kind);
        if (!match.Success)
        {
            problem = $"found \"{text}\"; expected {expected}{WritingHint(text)}";
            return false;
        }

        string digits = match.Groups["number"].Value;
        bool parsed = double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out double number);
        if (!parsed || !double.IsFinite(number))
        {
            problem = $"found \"{text}\"; expected a finite number, {expected}";
            return false;
        }

        string unit = match.Groups["unit"].Value.Trim();
        Dictionary<string, double>? units = UnitsOf(kind);
        if (units is null)
        {
            problem = unit.Length > 0 ? $"found \"{text}\"; expected {expected}, without a unit" : string.Empty;
            value = number;
            return unit.Length == 0;
        }

        double factor = 1;
        bool bare = unit.Length == 0 && kind is ValueKind.Share or ValueKind.Multiple;
        if (!bare && !units.TryGetValue(unit, out factor))
        {
            if (kind == ValueKind.Price && unit is "USD" or "$" or "dollars")
            {
                problem =
                    $"found \"{text}\"; expected {expected}; per which mass: \"{digits} USD/kg\" or \"{digits} USD/t\"?";
                return false;
            }

            string near =
                kind == ValueKind.Multiple && unit == "%"
                    ? string.Create(CultureInfo.InvariantCulture, $"; did you mean \"{number / 100:0.####} x\"?")
                : Suggestions.Nearest(unit, units.Keys) is { } best && unit.Length > 0
                    ? $"; did you mean \"{digits} {best}\"?"
                : string.Empty;
            string hint = WritingHint(text);
            problem = $"found \"{text}\"; expected {expected}{(hint.Length > 0 ? hint : near)}";
            return false;
        }

        value = number * factor;
        if (!double.IsFinite(value))
        {
            problem = $"found \"{text}\"; expected a smaller number, {expected}";
            return false;
        }

        if (unit.Length == 0 && kind == ValueKind.Share && Math.Abs(number) > 5)
        {
            problem = $"found \"{text}\", a share of {number * 100:0} %; did you mean \"{digits} %\"?";
            return false;
        }

        return true;
    }

    /// <summary>What is amiss with a date that was nearly one.</summary>
    public static string DateHint(string text)
    {
        Match match = NearlyDate().Match(text);
        if (!match.Success)
        {
            return string.Empty;
        }

        int month = int.Parse(match.Groups["month"].Value, CultureInfo.InvariantCulture);
        int year = int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture);
        string day = match.Groups["day"].Value;
        bool noSuchDay =
            day.Length > 0
            && month is >= 1 and <= 12
            && year is >= FirstYear and <= LastYear
            && int.Parse(day, CultureInfo.InvariantCulture) is var d
            && (d < 1 || d > DateTime.DaysInMonth(year, month));
        return year is < FirstYear or > LastYear ? string.Empty
            : noSuchDay
                ? $"; there is no day {day} in {year:0000}-{month:00}, it has {DateTime.DaysInMonth(year, month)} days"
            : month is < 1 or > 12 ? $"; there is no month {month}, they are 01 to 12"
            : $"; did you mean {year:0000}-{month:00}?";
    }

    /// <summary>What is amiss with how a number is written: other money, which is not converted, a decimal comma, a sign of money before it.</summary>
    private static string WritingHint(string text) =>
        OtherCurrency().Match(text) is { Success: true } other
            ? $"; money is in US dollars here, turn {other.Value} into USD first"
        : DecimalComma().IsMatch(text) ? "; decimals take a point, as in 80.5"
        : text.StartsWith('$') ? "; write USD behind the number instead of $"
        : string.Empty;

    /// <summary>Whether a kind is a number that may lie anywhere in a range.</summary>
    public static bool IsMeasured(ValueKind kind) => kind == ValueKind.Number || UnitsOf(kind) is not null;

    /// <summary>The unit that a value is written in, and what it is worth in the kind's base unit; a bare number counts once.</summary>
    public static (double Factor, string Unit) UnitOf(string text, ValueKind kind)
    {
        string unit = NumberWithUnit().Match(text).Groups["unit"].Value.Trim();
        return UnitsOf(kind) is { } units && units.TryGetValue(unit, out double factor) ? (factor, unit) : (1, unit);
    }

    private static Dictionary<string, double>? UnitsOf(ValueKind kind) =>
        kind switch
        {
            ValueKind.Price => PriceUnits,
            ValueKind.Flow => FlowUnits,
            ValueKind.Mass => MassUnits,
            ValueKind.Money => MoneyUnits,
            ValueKind.Duration => DurationUnits,
            ValueKind.PerYear => PerYearUnits,
            ValueKind.Multiple => MultipleUnits,
            ValueKind.Share => ShareUnits,
            _ => null,
        };

    [GeneratedRegex(
        @"^\s*(?<year>\d{4})[-/. ](?<month>\d{1,2})([-/. ](?<day>\d{1,2}))?\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex NearlyDate();

    [GeneratedRegex(@"\d,\d", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DecimalComma();

    [GeneratedRegex(
        @"\b(AUD|CAD|CHF|CNY|EUR|GBP|INR|JPY|KRW|RMB)\b|[€£¥]",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex OtherCurrency();

    [GeneratedRegex(
        @"^\s*(?<number>[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,4})?)\s*(?<unit>[A-Za-z%/ ]*)\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex NumberWithUnit();
}
