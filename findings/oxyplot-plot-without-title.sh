#!/usr/bin/env bash
# OxyPlot.Core 2.2.0, .NET 10.
#
# Believed: a PlotModel whose Title and Subtitle are not set has no title area, so that a render context of one's own is asked for text that is drawn, and a plot with
# fixed margins lies where the margins say.
#
# Seen: every render asks MeasureText for the title and the subtitle all the same, with null as the text. Whatever height is answered is reserved above the plot,
# PlotMargins or not: a context that answers a line's height for any text (as one does that computes it from the font size alone) gets its plot moved down by both,
# with nothing drawn there; one that reads the text throws, and the library draws the exception as the picture. The context has to answer nothing for nothing.
#
# Exits 0 while this is so, 1 once it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > finding.csproj <<'X'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
  <ItemGroup><PackageReference Include="OxyPlot.Core" Version="2.2.0" /></ItemGroup>
</Project>
X
cat > Program.cs <<'X'
using OxyPlot;
using OxyPlot.Axes;

double Top(double heightOfNothing, out int asked)
{
    var model = new PlotModel
    {
        Padding = new OxyThickness(0),
        PlotMargins = new OxyThickness(40, 10, 10, 30),
    };
    model.Axes.Add(new LinearAxis { Position = AxisPosition.Bottom, Minimum = 0, Maximum = 1 });
    model.Axes.Add(new LinearAxis { Position = AxisPosition.Left, Minimum = 0, Maximum = 1 });
    var context = new Context(heightOfNothing);
    ((IPlotModel)model).Update(true);
    ((IPlotModel)model).Render(context, new OxyRect(0, 0, 400, 300));
    if (model.GetLastPlotException() is { } e)
    {
        throw e;
    }

    asked = context.Nothing;
    return model.PlotArea.Top;
}

double without = Top(0, out int first);
double with = Top(20, out int second);
Console.WriteLine($"asked for the size of null {first} and {second} times; the plot begins at {without} and at {with}, its margin is 10");
bool same = first >= 2 && without == 10 && with >= 50;
Console.WriteLine(same ? "as described" : "changed");
return same ? 0 : 1;

sealed class Context(double heightOfNothing) : ClippingRenderContext
{
    public int Nothing { get; private set; }

    public override OxySize MeasureText(string text, string fontFamily, double fontSize, double fontWeight)
    {
        if (text is null)
        {
            Nothing++;
            return new OxySize(0, heightOfNothing);
        }

        return new OxySize(6 * text.Length, 12);
    }

    public override void DrawText(ScreenPoint p, string text, OxyColor fill, string fontFamily, double fontSize, double fontWeight, double rotation, HorizontalAlignment horizontalAlignment, VerticalAlignment verticalAlignment, OxySize? maxSize) { }

    public override void DrawLine(IList<ScreenPoint> points, OxyColor stroke, double thickness, EdgeRenderingMode edgeRenderingMode, double[] dashArray, LineJoin lineJoin) { }

    public override void DrawPolygon(IList<ScreenPoint> points, OxyColor fill, OxyColor stroke, double thickness, EdgeRenderingMode edgeRenderingMode, double[] dashArray, LineJoin lineJoin) { }

    protected override void SetClip(OxyRect clippingRectangle) { }

    protected override void ResetClip() { }
}
X
dotnet run -c Release --verbosity quiet 2>&1
