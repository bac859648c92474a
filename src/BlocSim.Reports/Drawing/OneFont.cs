using OxyPlot;

namespace BlocSim.Reports;

/// <summary>Draws with one font, and tells widths by the table that pages are laid out with: the same layout in every format.</summary>
internal sealed class OneFont(IRenderContext inner, string family, Numerals numerals) : ClippingRenderContext
{
    public override void DrawText(
        ScreenPoint p,
        string text,
        OxyColor fill,
        string fontFamily,
        double fontSize,
        double fontWeight,
        double rotation,
        HorizontalAlignment horizontalAlignment,
        VerticalAlignment verticalAlignment,
        OxySize? maxSize
    ) =>
        inner.DrawText(
            p,
            numerals.In(text),
            fill,
            family,
            fontSize,
            fontWeight,
            rotation,
            horizontalAlignment,
            verticalAlignment,
            maxSize
        );

    public override OxySize MeasureText(string text, string fontFamily, double fontSize, double fontWeight) =>
        TextWidth.Box(text, fontSize);

    public override void DrawLine(
        IList<ScreenPoint> points,
        OxyColor stroke,
        double thickness,
        EdgeRenderingMode edgeRenderingMode,
        double[] dashArray,
        LineJoin lineJoin
    ) => inner.DrawLine(points, stroke, thickness, edgeRenderingMode, dashArray, lineJoin);

    public override void DrawPolygon(
        IList<ScreenPoint> points,
        OxyColor fill,
        OxyColor stroke,
        double thickness,
        EdgeRenderingMode edgeRenderingMode,
        double[] dashArray,
        LineJoin lineJoin
    ) => inner.DrawPolygon(points, fill, stroke, thickness, edgeRenderingMode, dashArray, lineJoin);

    protected override void SetClip(OxyRect clippingRectangle) => inner.PushClip(clippingRectangle);

    protected override void ResetClip() => inner.PopClip();
}
