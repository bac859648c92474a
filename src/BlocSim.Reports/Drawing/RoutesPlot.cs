using OxyPlot;

namespace BlocSim.Reports;

/// <summary>Trade as bands from origins at the left to destinations at the right, through third nations in the middle; as wide as what is sent.</summary>
internal static class RoutesPlot
{
    private const double Node = 12;
    private const double Gap = 7;

    private static readonly (RouteKind Kind, string Name, int Color)[] Kinds =
    [
        (RouteKind.Members, "from member to member", 2),
        (RouteKind.Declared, "into the bloc, declared", 0),
        (RouteKind.Evading, "into the bloc, past its levy or duty", 4),
        (RouteKind.Outside, "to buyers outside the bloc", Theme.Context),
    ];

    /// <summary>Draws a panel.</summary>
    public static void Draw(IRenderContext rc, Routes routes, OxyRect cell, Theme theme)
    {
        OxyColor soft = Theme.Parse(theme.Soft);
        KeyRow.Draw(
            rc,
            cell.Left,
            cell.Top + 4,
            cell.Width,
            [.. Kinds.Where(k => routes.Links.Any(l => l.Kind == k.Kind)).Select(k => (k.Name, theme.Color(k.Color)))],
            theme
        );
        string[][] columns = [Names(routes, l => l.From), Names(routes, l => l.Via), Names(routes, l => l.To)];
        double side = Math.Min(
            cell.Width * 0.24,
            columns[0].Concat(columns[2]).Max(n => TextWidth.Of(n, Board.Label)) + 70
        );
        double top = cell.Top + 40;
        double height = cell.Bottom - top - 6;
        double total = routes.Links.Sum(l => l.Amount);
        double unit = (height - (Gap * (columns.Max(c => c.Length) - 1))) / total;
        double[] x = [cell.Left + side, cell.Left + (cell.Width / 2) - (Node / 2), cell.Right - side - Node];
        var places = new Dictionary<(int Column, string Name), (double Top, double Height)>();
        for (int c = 0; c < 3; c++)
        {
            double used = columns[c].Sum(n => unit * Amount(routes, c, n)) + (Gap * Math.Max(0, columns[c].Length - 1));
            double y = top + ((height - used) / 2);
            foreach (string name in columns[c])
            {
                double tall = unit * Amount(routes, c, name);
                places[(c, name)] = (y, tall);
                y += tall + Gap;
            }
        }

        Dictionary<(int Column, string Name, bool Leaves), double> filled = [];
        double Take((int Column, string Name, bool Leaves) end, double width)
        {
            double before = filled.GetValueOrDefault(end);
            filled[end] = before + width;
            return places[(end.Column, end.Name)].Top + before;
        }

        // In the order of places at either end no band crosses another needlessly.
        foreach (
            RouteLink link in routes
                .Links.OrderBy(l => places[(0, l.From)].Top)
                .ThenBy(l => places[(2, l.To)].Top)
                .ThenBy(l => l.Via, StringComparer.Ordinal)
        )
        {
            OxyColor color = OxyColor.FromAColor(150, theme.Color(Kinds.First(k => k.Kind == link.Kind).Color));
            double width = unit * link.Amount;
            int[] stops = link.Via.Length > 0 ? [0, 1, 2] : [0, 2];
            string[] names = link.Via.Length > 0 ? [link.From, link.Via, link.To] : [link.From, link.To];
            for (int i = 0; i + 1 < stops.Length; i++)
            {
                double from = Take((stops[i], names[i], true), width);
                double to = Take((stops[i + 1], names[i + 1], false), width);
                Band(rc, x[stops[i]] + Node, from, x[stops[i + 1]], to, width, color);
            }
        }

        foreach (((int column, string name), (double y, double tall)) in places)
        {
            rc.DrawRectangle(
                new OxyRect(x[column], y, Node, Math.Max(0.5, tall)),
                soft,
                OxyColors.Undefined,
                0,
                EdgeRenderingMode.Automatic
            );
        }

        for (int c = 0; c < 3; c++)
        {
            string[] names = columns[c];
            double[] wanted = [.. names.Select(n => places[(c, n)].Top + (places[(c, n)].Height / 2))];
            double[] at = Labels.Apart(wanted, 14, top, cell.Bottom - 4);
            for (int i = 0; i < names.Length; i++)
            {
                string text =
                    $"{(c == 1 ? "papers of " : string.Empty)}{names[i]} {RunView.Number(Amount(routes, c, names[i]))}";
                if (c == 1)
                {
                    double left = x[1] + Node + 4;
                    rc.Labelled(left, at[i] + 4, text, 11, Theme.Parse(theme.Ink), Theme.Parse(theme.Paper));
                    continue;
                }

                string shown = TextWidth.Shorten(text, Board.Label, side - 8);
                rc.Text(
                    c == 0 ? x[0] - 6 : x[2] + Node + 6,
                    at[i] + 4,
                    shown,
                    Board.Label,
                    Theme.Parse(theme.Ink),
                    c == 0 ? HorizontalAlignment.Right : HorizontalAlignment.Left
                );
            }
        }

        rc.Text(cell.Right, cell.Top + 14, routes.Unit, Board.Label, soft, HorizontalAlignment.Right);
    }

    private static string[] Names(Routes routes, Func<RouteLink, string> of) =>
        [
            .. routes
                .Links.Where(l => of(l).Length > 0)
                .GroupBy(of)
                .OrderByDescending(g => g.Sum(l => l.Amount))
                .ThenBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => g.Key),
        ];

    private static double Amount(Routes routes, int column, string name) =>
        routes
            .Links.Where(l =>
                (
                    column == 0 ? l.From
                    : column == 1 ? l.Via
                    : l.To
                ) == name
            )
            .Sum(l => l.Amount);

    /// <summary>A band that leaves and arrives level.</summary>
    private static void Band(
        IRenderContext rc,
        double x1,
        double y1,
        double x2,
        double y2,
        double width,
        OxyColor color
    )
    {
        const int Steps = 20;
        ScreenPoint At(int i, double down)
        {
            double t = (double)i / Steps;

            // The cubic that has no slope at either end.
            double s = t * t * (3 - (2 * t));
            return new ScreenPoint(x1 + ((x2 - x1) * t), y1 + ((y2 - y1) * s) + down);
        }

        rc.DrawPolygon(
            [
                .. Enumerable.Range(0, Steps + 1).Select(i => At(i, 0)),
                .. Enumerable.Range(0, Steps + 1).Reverse().Select(i => At(i, width)),
            ],
            color,
            OxyColors.Undefined,
            0,
            EdgeRenderingMode.Automatic
        );
    }
}
