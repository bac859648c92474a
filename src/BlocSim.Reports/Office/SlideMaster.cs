using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace BlocSim.Reports;

/// <summary>What every deck has behind its slides: a theme, a master, one layout, and the same for notes.</summary>
internal static class SlideMaster
{
    private static readonly XNamespace P = OfficeXml.Slide;
    private static readonly XNamespace A = OfficeXml.Drawing;

    private static readonly (string, XNamespace)[] Spaces = [("p", P), ("a", A), ("r", OfficeXml.Link)];

    /// <summary>Writes them.</summary>
    /// <param name="presentation">The deck.</param>
    /// <param name="look">Its colours.</param>
    /// <returns>The layout for slides and the master for their notes.</returns>
    public static (SlideLayoutPart Layout, NotesMasterPart Notes) Add(PresentationPart presentation, Theme look)
    {
        SlideMasterPart master = presentation.AddNewPart<SlideMasterPart>("master");
        SlideLayoutPart layout = master.AddNewPart<SlideLayoutPart>("layout");
        ThemePart theme = master.AddNewPart<ThemePart>("theme");
        theme.Put(Theme(look), ("a", A));
        layout.AddPart(master, "master");
        layout.Put(
            new XElement(
                P + "sldLayout",
                new XAttribute("type", "titleOnly"),
                new XElement(P + "cSld", new XAttribute("name", "Title only"), Tree(Title())),
                Colors()
            ),
            Spaces
        );
        master.Put(
            new XElement(
                P + "sldMaster",
                new XElement(
                    P + "cSld",
                    new XElement(P + "bg", new XElement(P + "bgPr", Scheme("bg1"), new XElement(A + "effectLst"))),
                    Tree(Title())
                ),
                Map(),
                new XElement(
                    P + "sldLayoutIdLst",
                    new XElement(
                        P + "sldLayoutId",
                        new XAttribute("id", 2147483649),
                        new XAttribute(OfficeXml.Link + "id", "layout")
                    )
                ),
                new XElement(
                    P + "txStyles",
                    new XElement(P + "titleStyle", Level("lvl1pPr", 2600, bold: true)),
                    new XElement(P + "bodyStyle", Level("lvl1pPr", 1600)),
                    new XElement(P + "otherStyle", Level("lvl1pPr", 1400))
                )
            ),
            Spaces
        );
        NotesMasterPart notes = presentation.AddNewPart<NotesMasterPart>("notes");
        notes.AddNewPart<ThemePart>("theme").Put(Theme(BlocSim.Reports.Theme.Screen), ("a", A));
        notes.Put(
            new XElement(
                P + "notesMaster",
                new XElement(
                    P + "cSld",
                    new XElement(P + "bg", new XElement(P + "bgPr", Scheme("bg1"), new XElement(A + "effectLst"))),
                    Tree()
                ),
                Map()
            ),
            Spaces
        );
        return (layout, notes);
    }

    /// <summary>A tree of shapes.</summary>
    /// <param name="shapes">What is in it.</param>
    public static XElement Tree(params object[] shapes) =>
        new(
            P + "spTree",
            new XElement(
                P + "nvGrpSpPr",
                new XElement(P + "cNvPr", new XAttribute("id", 1), new XAttribute("name", string.Empty)),
                new XElement(P + "cNvGrpSpPr"),
                new XElement(P + "nvPr")
            ),
            new XElement(P + "grpSpPr"),
            shapes
        );

    /// <summary>That a slide takes its colours from its master.</summary>
    public static XElement Colors() => new(P + "clrMapOvr", new XElement(A + "masterClrMapping"));

    private static XElement Title() =>
        SlideText.Box(2, "Title", SlidePage.TitlePlace, ["Title"], 26, "#000000", "title", bold: true);

    private static XElement Map() =>
        new(
            P + "clrMap",
            new[] { ("bg1", "lt1"), ("tx1", "dk1"), ("bg2", "lt2"), ("tx2", "dk2") }
                .Concat(Enumerable.Range(1, 6).Select(i => ($"accent{i}", $"accent{i}")))
                .Concat([("hlink", "hlink"), ("folHlink", "folHlink")])
                .Select(m => new XAttribute(m.Item1, m.Item2))
        );

    private static XElement Scheme(string color) =>
        new(A + "solidFill", new XElement(A + "schemeClr", new XAttribute("val", color)));

    private static XElement Level(string name, int size, bool bold = false) =>
        new(
            A + name,
            new XAttribute("algn", "l"),
            new XElement(A + "buNone"),
            new XElement(
                A + "defRPr",
                new XAttribute("sz", size),
                new XAttribute("b", bold ? 1 : 0),
                Scheme("tx1"),
                new XElement(A + "latin", new XAttribute("typeface", bold ? "+mj-lt" : "+mn-lt"))
            )
        );

    /// <summary>Colours and fonts by name; the first six series are the accents that programs offer for what is added.</summary>
    private static XElement Theme(Theme look)
    {
        XElement Color(string name, string value) =>
            new(A + name, new XElement(A + "srgbClr", new XAttribute("val", OfficeXml.Color(value))));
        XElement Font(string name) =>
            new(
                A + name,
                new XElement(A + "latin", new XAttribute("typeface", OfficeXml.Font)),
                new XElement(A + "ea", new XAttribute("typeface", string.Empty)),
                new XElement(A + "cs", new XAttribute("typeface", string.Empty))
            );
        XElement Plain() => new(A + "solidFill", new XElement(A + "schemeClr", new XAttribute("val", "phClr")));
        XElement Line() => new(A + "ln", new XAttribute("w", OfficeXml.Units(0.75)), Plain());
        return new XElement(
            A + "theme",
            new XAttribute("name", "BlocSim"),
            new XElement(
                A + "themeElements",
                new XElement(
                    A + "clrScheme",
                    new XAttribute("name", "BlocSim"),
                    Color("dk1", look.Ink),
                    Color("lt1", look.Paper),
                    Color("dk2", look.Soft),
                    Color("lt2", look.Rule),
                    Enumerable.Range(0, 6).Select(i => Color($"accent{i + 1}", look.Hex(i))),
                    Color("hlink", look.Colors[0]),
                    Color("folHlink", look.Soft)
                ),
                new XElement(A + "fontScheme", new XAttribute("name", "BlocSim"), Font("majorFont"), Font("minorFont")),
                new XElement(
                    A + "fmtScheme",
                    new XAttribute("name", "BlocSim"),
                    new XElement(A + "fillStyleLst", Plain(), Plain(), Plain()),
                    new XElement(A + "lnStyleLst", Line(), Line(), Line()),
                    new XElement(
                        A + "effectStyleLst",
                        Enumerable
                            .Range(0, 3)
                            .Select(_ => new XElement(A + "effectStyle", new XElement(A + "effectLst")))
                    ),
                    new XElement(A + "bgFillStyleLst", Plain(), Plain(), Plain())
                )
            )
        );
    }
}
