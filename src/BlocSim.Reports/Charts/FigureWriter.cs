namespace BlocSim.Reports;

/// <summary>Draws a figure as SVG at slide size.</summary>
public static class FigureWriter
{
    private const double Margin = 28;

    /// <summary>The figure as an SVG document.</summary>
    public static string Write(Figure figure)
    {
        int panels = figure.Panels.Length;
        int columns = panels <= 3 ? Math.Max(1, panels) : 2;
        int rows = (panels + columns - 1) / columns;
        double width = panels <= 2 ? 960 : 1200;
        double height = width * 9 / 16;
        var svg = new Svg();
        svg.Raw(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Svg.N(width)} {Svg.N(height)}\" width=\"{Svg.N(width)}\" height=\"{Svg.N(height)}\" role=\"img\" aria-labelledby=\"title desc\" font-family=\"{Svg.Fonts}\">"
        );
        svg.Raw($"<title id=\"title\">{Svg.Escape(figure.Title)}</title>");
        svg.Raw($"<desc id=\"desc\">{Svg.Escape(figure.Description)}</desc>");
        svg.Raw($"<metadata>{Svg.Escape(figure.Provenance)}</metadata>");
        svg.Rect(0, 0, width, height, "#ffffff");

        double y = 40;
        foreach (string line in TextWidth.Wrap(figure.Title, 24, width - (2 * Margin), 2))
        {
            svg.Text(Margin, y, line, 24, Palette.Ink, bold: true);
            y += 28;
        }

        foreach (string line in TextWidth.Wrap(figure.Subtitle, 15, width - (2 * Margin), 2).Where(l => l.Length > 0))
        {
            svg.Text(Margin, y, line, 15, Palette.Soft);
            y += 20;
        }

        IReadOnlyList<string> source = TextWidth.Wrap("Source: " + figure.Source, 11, width - (2 * Margin), 2);
        double foot = height - 14 - (15 * (figure.Source.Length > 0 ? source.Count : 0)) - 4;
        double cellWidth = (width - (2 * Margin) + 16) / columns;
        double cellHeight = (foot - 18 - y) / rows;
        double right = figure.Panels.Max(p => PanelWriter.RightMargin(p, cellWidth));
        for (int i = 0; i < panels; i++)
        {
            var cell = new Cell(
                Margin + (i % columns * cellWidth),
                y + (i / columns * cellHeight),
                cellWidth - 16,
                cellHeight - 6
            );
            Draw(svg, figure, figure.Panels[i], cell, right);
        }

        double at = foot;
        if (figure.Source.Length > 0)
        {
            foreach (string line in source)
            {
                svg.Text(Margin, at, line, 11, Palette.Soft);
                at += 15;
            }
        }

        svg.Text(Margin, height - 14, Foot(figure.Footer, width - (2 * Margin)), 11, Palette.Soft);
        svg.Raw("</svg>");
        return svg.ToString();
    }

    /// <summary>The foot on one line: a long title gives way, what repeats the run (hash and seed) does not.</summary>
    private static string Foot(string footer, double width)
    {
        int tail = footer.LastIndexOf(Provenance.ScenarioMark, StringComparison.Ordinal);
        return tail < 0
            ? TextWidth.Shorten(footer, 11, width)
            : TextWidth.Shorten(footer[..tail], 11, width - TextWidth.Of(footer[tail..], 11)) + footer[tail..];
    }

    private static void Draw(Svg svg, Figure figure, Panel panel, Cell cell, double right)
    {
        bool plot =
            panel.Grid is not null || panel.Scatter is not null || panel.Bars is not null || panel.Curves is not null;
        if (!plot)
        {
            PanelWriter.Draw(svg, figure, panel, cell, right);
            return;
        }

        double head = 0;
        if (panel.Title.Length > 0)
        {
            svg.Text(cell.X, cell.Y + 14, TextWidth.Shorten(panel.Title, 15, cell.Width), 15, Palette.Ink, bold: true);
            head = 20;
        }

        var below = new Cell(cell.X, cell.Y + head, cell.Width, cell.Height - head);
        if (panel.Grid is { } grid)
        {
            GridWriter.Draw(svg, grid, below);
        }
        else if (panel.Scatter is { } scatter)
        {
            ScatterWriter.Draw(svg, scatter, below);
        }
        else if (panel.Curves is { } curves)
        {
            CurvesWriter.Draw(svg, curves, below);
        }
        else
        {
            BarsWriter.Draw(svg, panel.Bars!, below);
        }
    }
}
