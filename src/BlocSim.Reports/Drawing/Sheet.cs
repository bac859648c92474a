using OxyPlot;

namespace BlocSim.Reports;

/// <summary>Lays a figure out on a page: title and finding above, panels side by side or below each other, source and origin at the foot.</summary>
internal sealed class Sheet
{
    private const double Margin = 28;

    /// <summary>A panel is not drawn narrower while it can have a row of its own.</summary>
    private const double Narrowest = 300;

    /// <summary>A panel lower than this shows nothing.</summary>
    private const double Lowest = 130;

    private readonly Figure figure;
    private readonly Theme theme;
    private readonly int columns;
    private readonly int rows;
    private readonly IReadOnlyList<string> title;
    private readonly IReadOnlyList<string> subtitle;
    private readonly IReadOnlyList<string> source;
    private readonly List<OxyRect> places = [];

    public Sheet(Figure figure, PageStyle style)
    {
        this.figure = figure;
        theme = style.Theme;
        int panels = figure.Panels.Length;

        // Everything is in proportion to the labels, so that a page is laid out for labels of one size and drawn larger or smaller.
        Scale = style.FontSize / Board.Label;
        Width = (style.Width ?? (panels <= 2 ? 960 : 1200)) / Scale;
        double inner = Width - (2 * Margin);
        int wanted =
            panels <= 3 ? Math.Max(1, panels)
            : panels == 4 ? 2
            : 3;
        columns = Math.Clamp((int)(inner / Narrowest), 1, wanted);
        rows = (panels + columns - 1) / columns;

        // Bold letters are wider.
        title = [.. TextWidth.Wrap(figure.Title, 25.5, inner, Width < 600 ? 4 : 2).Where(l => l.Length > 0)];
        subtitle = [.. TextWidth.Wrap(figure.Subtitle, 15, inner, Width < 600 ? 5 : 3).Where(l => l.Length > 0)];
        source =
            figure.Source.Length > 0 ? TextWidth.Wrap("Source: " + figure.Source, 11, inner, Width < 600 ? 4 : 2) : [];
        double needed = Head + Foot + (rows * 210);
        Height = style.Height is { } height ? height / Scale : Math.Max(Width * 9 / 16, needed);
        double least = Head + Foot + (rows * Lowest);
        if (Height < least || Width < Narrowest)
        {
            throw new ResultsException(
                $"a page of {Width * Scale:0} x {Height * Scale:0} points is too small for this chart with labels of {style.FontSize:0.#}; it needs {Math.Ceiling(Math.Max(Width, Narrowest) * Scale):0} x {Math.Ceiling(least * Scale):0} at least, smaller labels, fewer panels or shorter texts"
            );
        }
    }

    /// <summary>Where the axes of panels over time are, in the page's own units, once it is drawn.</summary>
    public IReadOnlyList<OxyRect> Places => places;

    /// <summary>Width in the page's own units, of which labels are twelve high.</summary>
    public double Width { get; }

    /// <summary>Height in them.</summary>
    public double Height { get; }

    /// <summary>Units of the medium that are one of the page.</summary>
    public double Scale { get; }

    /// <summary>All letters on it.</summary>
    public string Letters =>
        string.Concat([
            "0123456789.,-–…% ",
            figure.Title,
            figure.Subtitle,
            figure.Source,
            figure.Footer,
            .. figure.Marks.Select(m => m.Text),
            .. figure.Panels.SelectMany(p => (string[])[p.Title, p.Unit, .. p.Layers.Select(l => l.Name)]),
        ]);

    private double Head => Start + (28 * title.Count) + (20 * subtitle.Count);

    /// <summary>The base line of the first row of text; a figure without one is part of a page that has it.</summary>
    private double Start => title.Count + subtitle.Count > 0 ? 40 : 4;

    private double Foot => 18 + 18 + (15 * source.Count);

    /// <summary>Draws it.</summary>
    public void Draw(IRenderContext rc)
    {
        OxyColor soft = Theme.Parse(theme.Soft);
        rc.DrawRectangle(
            new OxyRect(0, 0, Width, Height),
            Theme.Parse(theme.Paper),
            OxyColors.Undefined,
            0,
            EdgeRenderingMode.Automatic
        );
        double y = Start;
        foreach (string line in title)
        {
            rc.Text(Margin, y, line, 24, Theme.Parse(theme.Ink), bold: true);
            y += 28;
        }

        foreach (string line in subtitle)
        {
            rc.Text(Margin, y, line, 15, soft);
            y += 20;
        }

        double foot = Height - Foot + 18;
        double width = (Width - (2 * Margin) + 16) / columns;
        double height = (foot - 18 - y) / rows;
        double room = figure.Panels.Max(p => TimePlot.Room(p, width));
        for (int i = 0; i < figure.Panels.Length; i++)
        {
            double left = Margin + (i % columns * width);
            Draw(rc, figure.Panels[i], new OxyRect(left, y + (i / columns * height), width - 16, height - 6), room);
        }

        foreach (string line in source)
        {
            rc.Text(Margin, foot, line, 11, soft);
            foot += 15;
        }

        rc.Text(Margin, Height - 14, Origin(figure.Footer, Width - (2 * Margin)), 11, soft);
    }

    /// <summary>The foot on one line: a long title gives way, what repeats the run (hash and seed) does not.</summary>
    private static string Origin(string footer, double width)
    {
        int tail = footer.LastIndexOf(Provenance.ScenarioMark, StringComparison.Ordinal);
        return tail < 0
            ? TextWidth.Shorten(footer, 11, width)
            : TextWidth.Shorten(footer[..tail], 11, width - TextWidth.Of(footer[tail..], 11)) + footer[tail..];
    }

    private void Draw(IRenderContext rc, Panel panel, OxyRect cell, double room)
    {
        string heading = TextWidth.Shorten(panel.Title, 15, cell.Width);
        rc.Text(cell.Left, cell.Top + 14, heading, 15, Theme.Parse(theme.Ink), bold: true);
        double head = heading.Length > 0 ? 20 : 0;
        var below = new OxyRect(cell.Left, cell.Top + head, cell.Width, cell.Height - head);
        if (panel.Grid is { } grid)
        {
            HeatMapPlot.Draw(rc, grid, below, theme);
        }
        else if (panel.Scatter is { } scatter)
        {
            ScatterPlot.Draw(rc, scatter, below, theme);
        }
        else if (panel.Curves is { } curves)
        {
            CurvesPlot.Draw(rc, curves, below, theme);
        }
        else if (panel.Bars is { } bars)
        {
            TornadoPlot.Draw(rc, bars, below, theme);
        }
        else if (panel.MeritOrder is { } order)
        {
            MeritOrderPlot.Draw(rc, order, below, theme);
        }
        else if (panel.Waterfall is { } fall)
        {
            WaterfallPlot.Draw(rc, fall, below, theme);
        }
        else if (panel.Routes is { } routes)
        {
            RoutesPlot.Draw(rc, routes, below, theme);
        }
        else if (panel.Timetable is { } table)
        {
            TimetablePlot.Draw(rc, figure, table, below, theme);
        }
        else if (panel.Map is { } map)
        {
            TileMapPlot.Draw(rc, map, below, theme);
        }
        else
        {
            places.Add(TimePlot.Draw(rc, figure, panel, cell, room, theme));
        }
    }
}
