namespace BlocSim.Reports;

/// <summary>Two linear axes with grid lines in a rectangle, for plots that are not over time.</summary>
internal sealed class Frame
{
    private const double Size = 12;
    private readonly Svg svg;

    public Frame(Svg svg, Cell plot, Axis across, Axis up)
    {
        this.svg = svg;
        Plot = plot;
        Across = across;
        Up = up;
    }

    public Cell Plot { get; }

    public Axis Across { get; }

    public Axis Up { get; }

    public double X(double value) => Plot.X + (Plot.Width * (value - Across.Low) / (Across.High - Across.Low));

    public double Y(double value) => Plot.Y + Plot.Height - (Plot.Height * (value - Up.Low) / (Up.High - Up.Low));

    /// <summary>Vertical grid lines with their labels below.</summary>
    public void DrawAcross(string title)
    {
        foreach (double tick in Across.Ticks)
        {
            double x = X(tick);
            svg.Line(x, Plot.Y, x, Plot.Y + Plot.Height, tick == 0 ? "#8c8c8c" : Palette.Rule, 1);
            svg.Text(x, Plot.Y + Plot.Height + 17, Across.Label(tick), Size, Palette.Soft, "middle");
        }

        svg.Text(
            Plot.X + (Plot.Width / 2),
            Plot.Y + Plot.Height + 36,
            TextWidth.Shorten(title, Size, Plot.Width),
            Size,
            Palette.Soft,
            "middle"
        );
    }

    /// <summary>Horizontal grid lines with their labels at the left; the title stands above.</summary>
    public void DrawUp()
    {
        foreach (double tick in Up.Ticks)
        {
            double y = Y(tick);
            svg.Line(Plot.X, y, Plot.X + Plot.Width, y, tick == 0 ? "#8c8c8c" : Palette.Rule, 1);
            svg.Text(Plot.X - 6, y + 4, Up.Label(tick), Size, Palette.Soft, "end");
        }
    }
}
