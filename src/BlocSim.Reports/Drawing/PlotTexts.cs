using OxyPlot;
using OxyPlot.Annotations;

namespace BlocSim.Reports;

/// <summary>Texts that are placed when the axes are known.</summary>
/// <param name="draw">Is given the plot and where a point of it lies.</param>
internal sealed class PlotTexts(Action<IRenderContext, OxyRect, Func<double, double, ScreenPoint>> draw) : Annotation
{
    /// <inheritdoc />
    public override OxyRect GetClippingRect() => Board.Everywhere;

    /// <inheritdoc />
    public override void Render(IRenderContext rc) =>
        draw(rc, PlotModel.PlotArea, (x, y) => new ScreenPoint(XAxis!.Transform(x), YAxis!.Transform(y)));
}
