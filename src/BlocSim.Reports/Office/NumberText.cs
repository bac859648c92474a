namespace BlocSim.Reports;

/// <summary>A finite number as it stands in a table: it goes into a cell digit by digit.</summary>
/// <param name="Digits">Its digits, with a point and an exponent if any.</param>
internal readonly record struct NumberText(string Digits);
