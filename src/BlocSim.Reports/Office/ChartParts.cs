using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace BlocSim.Reports;

/// <summary>Charts as parts of slides and documents: native with their numbers behind them, or as a drawing with a picture for programs that do not draw.</summary>
internal static class ChartParts
{
    /// <summary>What office programs look for to draw a picture's SVG in place of its pixels.</summary>
    private const string DrawsSvg = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}";

    /// <summary>Adds a native chart, with the workbook that programs edit its numbers in.</summary>
    /// <param name="owner">The slide or document.</param>
    /// <param name="id">How it refers to the chart.</param>
    /// <param name="figure">The figure.</param>
    /// <param name="panel">One of its panels that has a native form.</param>
    /// <param name="theme">Its colours.</param>
    /// <param name="width">Its width in points.</param>
    /// <param name="letters">Height of its letters in points.</param>
    public static void AddChart(
        OpenXmlPart owner,
        string id,
        Figure figure,
        Panel panel,
        Theme theme,
        double width,
        double letters
    )
    {
        const string Data = "data";
        ChartPart part = owner.AddNewPart<ChartPart>(id);
        var cells = new ChartCells(PanelTable.Of(figure, panel), "Data");
        part.Put(
            NativeChart.Of(panel, cells, theme, Data, width, letters),
            ("c", OfficeXml.Chart),
            ("a", OfficeXml.Drawing),
            ("r", OfficeXml.Link)
        );
        EmbeddedPackagePart book = part.AddNewPart<EmbeddedPackagePart>(OfficeXml.WorkbookType, Data);
        using var bytes = new MemoryStream(
            Workbook.Of(b =>
                b.Add(b.NameOf(cells.Sheet), cells.Table.Heads, cells.Table.Rows.Select(r => (object?[])[.. r]))
            )
        );
        book.FeedData(bytes);
    }

    /// <summary>Adds a figure as a drawing and a picture of it, without the texts that the page around it has.</summary>
    /// <param name="owner">The slide or document.</param>
    /// <param name="figure">The figure.</param>
    /// <param name="style">Size and look.</param>
    /// <param name="number">The number of the picture among those of its owner.</param>
    /// <returns>What fills a shape with it.</returns>
    /// <exception cref="FontException">No installed font has its letters.</exception>
    public static XElement[] AddPicture(OpenXmlPart owner, Figure figure, PageStyle style, int number)
    {
        var bare = figure with
        {
            Title = string.Empty,
            Subtitle = string.Empty,
            Source = string.Empty,
            Footer = string.Empty,
        };
        ImagePart picture = owner.AddNewPart<ImagePart>("image/png", $"picture{number}");
        ImagePart drawing = owner.AddNewPart<ImagePart>("image/svg+xml", $"drawing{number}");
        using var png = new MemoryStream(FigureWriter.Png(bare, style));
        picture.FeedData(png);
        using var svg = new MemoryStream(Encoding.UTF8.GetBytes(FigureWriter.Write(bare, style)));
        drawing.FeedData(svg);
        return
        [
            Blip($"picture{number}", $"drawing{number}"),
            new XElement(OfficeXml.Drawing + "stretch", new XElement(OfficeXml.Drawing + "fillRect")),
        ];
    }

    /// <summary>A reference to a picture, and to the drawing it was made from.</summary>
    /// <param name="picture">How the part refers to the PNG.</param>
    /// <param name="drawing">How it refers to the SVG.</param>
    private static XElement Blip(string picture, string drawing) =>
        new(
            OfficeXml.Drawing + "blip",
            new XAttribute(OfficeXml.Link + "embed", picture),
            new XElement(
                OfficeXml.Drawing + "extLst",
                new XElement(
                    OfficeXml.Drawing + "ext",
                    new XAttribute("uri", DrawsSvg),
                    new XElement(
                        OfficeXml.Vector + "svgBlip",
                        new XAttribute(XNamespace.Xmlns + "asvg", OfficeXml.Vector.NamespaceName),
                        new XAttribute(OfficeXml.Link + "embed", drawing)
                    )
                )
            )
        );
}
