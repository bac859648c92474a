using System.Globalization;

namespace BlocSim.Reports;

/// <summary>Values of levers as people read them.</summary>
public static class SettingText
{
    /// <summary>A value with its unit, its number in at most five digits; words stay as they stand.</summary>
    public static string Short(string value) => With(value, SummaryText.Precise);

    /// <summary>The same in three digits, for charts.</summary>
    public static string Brief(string value) => With(value, SummaryText.Number);

    private static string With(string value, Func<double, string> write)
    {
        string digits = value.Split(' ')[0];
        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? write(number) + value[digits.Length..]
            : value;
    }
}
