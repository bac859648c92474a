using OxyPlot;

namespace BlocSim.Reports;

/// <summary>A map of tiles: colour by sign and size, code and number in each, a frame around some.</summary>
internal static class TileMapPlot
{
    private const int Positive = 2;
    private const int Negative = 4;

    /// <summary>Draws a panel.</summary>
    public static void Draw(IRenderContext rc, TileMap map, OxyRect cell, Theme theme)
    {
        OxyColor soft = Theme.Parse(theme.Soft);
        (string, OxyColor)[] key = [("above zero", theme.Color(Positive)), ("below zero", theme.Color(Negative))];
        KeyRow.Draw(rc, cell.Left, cell.Top + 4, cell.Width, key, theme);
        double x = cell.Left + 240;
        if (map.Frame.Length > 0)
        {
            rc.DrawRectangle(
                new OxyRect(x, cell.Top + 4, 12, 12),
                OxyColors.Undefined,
                Theme.Parse(theme.Ink),
                2,
                EdgeRenderingMode.Automatic
            );
            rc.Text(x + 18, cell.Top + 14, map.Frame, Board.Label, soft);
        }

        rc.Text(cell.Left, cell.Top + 36, map.Meaning, Board.Label, soft);
        int firstRow = map.Tiles.Min(t => t.Row);
        int firstColumn = map.Tiles.Min(t => t.Column);
        int rows = map.Tiles.Max(t => t.Row) - firstRow + 1;
        int columns = map.Tiles.Max(t => t.Column) - firstColumn + 1;
        double top = cell.Top + 46;
        double wide = Math.Min(cell.Width / columns, 1.5 * (cell.Bottom - top) / rows);
        double tall = Math.Min((cell.Bottom - top) / rows, wide);
        double left = cell.Left + ((cell.Width - (wide * columns)) / 2);
        double most = map.Tiles.Max(t => Math.Abs(t.Value));
        foreach ((string code, string _, int row, int column, double value, bool framed) in map.Tiles)
        {
            var place = new OxyRect(
                left + ((column - firstColumn) * wide) + 1.5,
                top + ((row - firstRow) * tall) + 1.5,
                wide - 3,
                tall - 3
            );
            double share = most > 0 ? Math.Abs(value) / most : 0;

            // The square root lets small nations be seen beside large ones.
            OxyColor fill = OxyColor.Interpolate(
                Theme.Parse(theme.Missing),
                theme.Color(value < 0 ? Negative : Positive),
                Math.Sqrt(share)
            );
            rc.DrawRectangle(
                place,
                fill,
                framed ? Theme.Parse(theme.Ink) : OxyColors.Undefined,
                framed ? 1.6 : 0,
                EdgeRenderingMode.Automatic
            );
            double middle = place.Left + (place.Width / 2);
            OxyColor ink = Ink(fill);
            bool two = tall >= 28;
            double size = Math.Clamp(wide / 3.4, 7, 12);
            rc.Text(
                middle,
                place.Top + (place.Height / 2) + (two ? -1 : 4),
                code,
                size,
                ink,
                HorizontalAlignment.Center,
                bold: true
            );
            string number = RunView.Number(value);
            if (two && TextWidth.Of(number, size - 1) < wide - 4)
            {
                rc.Text(
                    middle,
                    place.Top + (place.Height / 2) + size,
                    number,
                    size - 1,
                    ink,
                    HorizontalAlignment.Center
                );
            }
        }
    }

    /// <summary>Black or white, whichever stands out more against a colour (contrast ratio of WCAG 2.2).</summary>
    private static OxyColor Ink(OxyColor fill)
    {
        static double Linear(byte part) =>
            part / 255.0 <= 0.04045 ? part / 255.0 / 12.92 : PortableMath.Pow(((part / 255.0) + 0.055) / 1.055, 2.4);
        double light = (0.2126 * Linear(fill.R)) + (0.7152 * Linear(fill.G)) + (0.0722 * Linear(fill.B));
        return 1.05 / (light + 0.05) > (light + 0.05) / 0.06 ? OxyColors.White : Theme.Parse("#1a1a1a");
    }
}
