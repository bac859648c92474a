using System.Text;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace BlocSim.Reports;

/// <summary>Names of the vocabularies of office files, and how a part of a file is written.</summary>
internal static class OfficeXml
{
    public static readonly XNamespace Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public static readonly XNamespace Slide = "http://schemas.openxmlformats.org/presentationml/2006/main";
    public static readonly XNamespace Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public static readonly XNamespace Drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
    public static readonly XNamespace Chart = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    public static readonly XNamespace SheetDrawing =
        "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";
    public static readonly XNamespace WordDrawing =
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    public static readonly XNamespace Picture = "http://schemas.openxmlformats.org/drawingml/2006/picture";
    public static readonly XNamespace Link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public static readonly XNamespace Vector = "http://schemas.microsoft.com/office/drawing/2016/SVG/main";

    /// <summary>Media type of a workbook.</summary>
    public const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>A font that every office program has, or has one of the same widths for.</summary>
    public const string Font = "Arial";

    /// <summary>English Metric Units in a point of 1/72 inch.</summary>
    private const long UnitsAPoint = 12700;

    /// <summary>A length in the unit of office drawings.</summary>
    /// <param name="points">In points of 1/72 inch.</param>
    public static long Units(double points) => (long)Math.Round(points * UnitsAPoint);

    /// <summary>A colour as office files have it: without the hash.</summary>
    public static string Color(string color) => color.TrimStart('#').ToUpperInvariant();

    /// <summary>Text without what no XML may hold.</summary>
    public static string Clean(string text) =>
        text.All(c => XmlConvert.IsXmlChar(c))
            ? text
            : string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));

    /// <summary>Writes a part's content.</summary>
    /// <param name="part">The part.</param>
    /// <param name="content">Its root.</param>
    /// <param name="spaces">Prefixes of vocabularies, declared at the root.</param>
    public static void Put(this OpenXmlPart part, XElement content, params (string Prefix, XNamespace Space)[] spaces)
    {
        foreach ((string prefix, XNamespace space) in spaces)
        {
            content.SetAttributeValue(XNamespace.Xmlns + prefix, space.NamespaceName);
        }

        using Stream stream = part.GetStream(FileMode.Create, FileAccess.Write);
        using var writer = XmlWriter.Create(
            stream,
            new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.None }
        );
        new XDocument(new XDeclaration("1.0", "UTF-8", "yes"), content).Save(writer);
    }
}
