using System.Globalization;

namespace BlocSim.Reports;

/// <summary>Numbers as tables hold them: twelve significant digits, invariant, nothing for a missing value.</summary>
internal static class Cells
{
    public static string Of(double value) =>
        double.IsNaN(value) ? string.Empty : (value + 0.0).ToString("G12", CultureInfo.InvariantCulture);
}
