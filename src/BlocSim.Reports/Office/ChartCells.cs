using System.Globalization;

namespace BlocSim.Reports;

/// <summary>Where on a sheet the numbers behind a chart stand: a row of headings, then a row a point.</summary>
/// <param name="Table">The numbers.</param>
/// <param name="Sheet">The sheet's name.</param>
/// <param name="Left">The first column, from 0.</param>
internal sealed record ChartCells(PanelTable Table, string Sheet, int Left = 0)
{
    /// <summary>The cell with a column's heading.</summary>
    /// <param name="column">A column of the table, from 0.</param>
    public string Head(int column) => At(column, 1);

    /// <summary>The cells below it.</summary>
    /// <param name="column">A column of the table, from 0.</param>
    public string Column(int column) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{At(column, 2)}:${Workbook.ColumnName(Left + column)}${Table.Rows.Length + 1}"
        );

    private string At(int column, int row) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"'{Sheet.Replace("'", "''", StringComparison.Ordinal)}'!${Workbook.ColumnName(Left + column)}${row}"
        );
}
