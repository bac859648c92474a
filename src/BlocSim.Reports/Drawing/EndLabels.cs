using OxyPlot;
using OxyPlot.Annotations;

namespace BlocSim.Reports;

/// <summary>Names of lines and areas at the right edge, moved apart, with a thin leader to where each belongs.</summary>
/// <param name="names">Name, colour and the value that it stands for.</param>
/// <param name="room">Space for the longest.</param>
/// <param name="theme">The colours.</param>
internal sealed class EndLabels(IReadOnlyList<(string Name, int Color, double At)> names, double room, Theme theme)
    : Annotation
{
    /// <inheritdoc />
    public override OxyRect GetClippingRect() => Board.Everywhere;

    /// <inheritdoc />
    public override void Render(IRenderContext rc)
    {
        OxyRect plot = PlotModel.PlotArea;
        double[] wanted = [.. names.Select(n => YAxis!.Transform(n.At))];
        double[] position = Labels.Apart(wanted, 15, plot.Top + 4, plot.Bottom - 2);
        for (int i = 0; i < names.Count; i++)
        {
            OxyColor color = theme.TextColor(names[i].Color);
            rc.Line(plot.Right + 2, wanted[i], plot.Right + 10, position[i], color, 0.8);
            string name = TextWidth.Shorten(names[i].Name, Board.Label, room - 13);
            rc.Text(plot.Right + 13, position[i] + 4, name, Board.Label, color);
        }
    }
}
