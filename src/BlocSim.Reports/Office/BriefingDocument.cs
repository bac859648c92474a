using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace BlocSim.Reports;

/// <summary>Results as a briefing of about two pages: question, answer, charts that can be edited, who gains and who loses, what happened, where it comes from.</summary>
public static class BriefingDocument
{
    /// <summary>Width of the text on A4 in points.</summary>
    private const double TextWidthOfPage = 482;

    private const double HeightOfChart = 165;
    private const double LowChart = 140;
    private const int Sentences = 6;
    private const int Figures = 3;
    private const int Rows = 20;
    private const int Panels = 4;
    private const int Bullets = 10;
    private static readonly XNamespace W = OfficeXml.Word;
    private static readonly XNamespace A = OfficeXml.Drawing;

    /// <summary>The file's bytes.</summary>
    /// <param name="content">The results.</param>
    /// <param name="theme">Colours of the charts; paper is white.</param>
    /// <exception cref="FontException">A chart that goes in as a picture has letters that no installed font has.</exception>
    public static byte[] Write(ReportContent content, Theme theme) =>
        OfficeFile.Of(
            s => WordprocessingDocument.Create(s, DocumentFormat.OpenXml.WordprocessingDocumentType.Document),
            document => Fill(document, content, theme.Name == Theme.Dark.Name ? Theme.Screen : theme),
            content.Manifest.Scenario
        );

    private static void Fill(WordprocessingDocument document, ReportContent content, Theme theme)
    {
        MainDocumentPart main = document.AddMainDocumentPart();
        document.ChangeIdOfPart(main, OfficeFile.MainId);
        main.AddNewPart<StyleDefinitionsPart>("styles").Put(BriefingStyles.Of(theme), ("w", W));
        main.AddNewPart<NumberingDefinitionsPart>("numbering").Put(BriefingStyles.Bullets(), ("w", W));
        FooterPart footer = main.AddNewPart<FooterPart>("footer");
        footer.Put(
            new XElement(
                W + "ftr",
                new XElement(
                    W + "p",
                    Style("Small"),
                    Run($"{content.Receipt}. Page "),
                    new XElement(W + "fldSimple", new XAttribute(W + "instr", " PAGE "), Run("1"))
                )
            ),
            ("w", W)
        );
        SummaryPage page = SummaryPage.Parse(content.Told);
        List<XElement> body = [Paragraph("Title", page.Title)];
        if (page.Question.Length > 0)
        {
            body.Add(Paragraph("Question", page.Question));
        }

        IEnumerable<string> answer =
            page.Answer.Length > 0
                ? SummaryPage.Sentences(page.Answer)
                : page.Lead.SelectMany(SummaryPage.Sentences).Take(Sentences);
        body.Add(Paragraph(null, string.Join(' ', answer)));
        int drawn = 0;
        void Chart(int index)
        {
            if (index < Math.Min(Figures, content.Figures.Length))
            {
                body.AddRange(Draw(main, content.Figures[index].Figure, theme, content.Numerals, ref drawn));
            }
        }

        Chart(0);
        if (page.Section("Decisions") is { Bullets.IsEmpty: false } decisions)
        {
            body.Add(Paragraph("Heading1", decisions.Heading));
            body.AddRange(decisions.Bullets.Select(b => Bullet(string.Join(' ', SummaryPage.Sentences(b)))));
        }

        if (page.MainTable is { } table)
        {
            body.Add(Paragraph("Heading1", table.Heading));
            body.AddRange(table.Paragraphs.Take(1).Select(p => Paragraph("Small", p)));
            body.Add(Table(table));
        }

        Chart(1);
        Chart(2);
        if (page.Section("What happened") is { Bullets.IsEmpty: false } story)
        {
            body.Add(Paragraph("Heading1", story.Heading));
            body.AddRange(story.Bullets.Take(Bullets).Select(b => Bullet(string.Join(' ', SummaryPage.Sentences(b)))));
        }

        if (content.Source.Length > 0)
        {
            body.Add(Paragraph("Small", $"Source: {content.Source}."));
        }

        main.Put(
            new XElement(W + "document", new XElement(W + "body", body, Page())),
            ("w", W),
            ("r", OfficeXml.Link),
            ("wp", OfficeXml.WordDrawing),
            ("a", A),
            ("c", OfficeXml.Chart),
            ("pic", OfficeXml.Picture)
        );
    }

    private static XElement Page() =>
        new(
            W + "sectPr",
            new XElement(
                W + "footerReference",
                new XAttribute(W + "type", "default"),
                new XAttribute(OfficeXml.Link + "id", "footer")
            ),
            new XElement(W + "pgSz", new XAttribute(W + "w", 11906), new XAttribute(W + "h", 16838)),
            new XElement(
                W + "pgMar",
                new XAttribute(W + "top", 1000),
                new XAttribute(W + "right", 1134),
                new XAttribute(W + "bottom", 1000),
                new XAttribute(W + "left", 1134),
                new XAttribute(W + "header", 500),
                new XAttribute(W + "footer", 500),
                new XAttribute(W + "gutter", 0)
            )
        );

    private static XElement Paragraph(string? style, string text) =>
        new(W + "p", style is null ? null : Style(style), Run(text));

    private static XElement Bullet(string text) => new(W + "p", Style("ListBullet"), Run(text));

    private static XElement Style(string name) =>
        new(W + "pPr", new XElement(W + "pStyle", new XAttribute(W + "val", name)));

    private static XElement Run(string text) =>
        new(
            W + "r",
            new XElement(W + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), OfficeXml.Clean(text))
        );

    private static XElement Table(SummarySection section)
    {
        int columns = section.Table[0].Length;
        int wide = 20 * (int)TextWidthOfPage;
        int first = Math.Max(wide / 4, wide / (columns + 1));
        int other = (wide - first) / Math.Max(1, columns - 1);
        XElement Cell(string text, int column, bool head) =>
            new(
                W + "tc",
                new XElement(
                    W + "tcPr",
                    new XElement(
                        W + "tcW",
                        new XAttribute(W + "w", column == 0 ? first : other),
                        new XAttribute(W + "type", "dxa")
                    )
                ),
                new XElement(
                    W + "p",
                    new XElement(
                        W + "pPr",
                        new XElement(W + "pStyle", new XAttribute(W + "val", head ? "TableHead" : "TableText")),
                        new XElement(W + "jc", new XAttribute(W + "val", column == 0 ? "left" : "right"))
                    ),
                    Run(text)
                )
            );
        return new XElement(
            W + "tbl",
            new XElement(
                W + "tblPr",
                new XElement(W + "tblW", new XAttribute(W + "w", wide), new XAttribute(W + "type", "dxa")),
                new XElement(
                    W + "tblBorders",
                    new[] { "top", "bottom", "insideH" }.Select(side => new XElement(
                        W + side,
                        new XAttribute(W + "val", "single"),
                        new XAttribute(W + "sz", 4),
                        new XAttribute(W + "color", "BFBFBF")
                    ))
                ),
                new XElement(W + "tblLayout", new XAttribute(W + "type", "fixed"))
            ),
            new XElement(
                W + "tblGrid",
                Enumerable
                    .Range(0, columns)
                    .Select(c => new XElement(W + "gridCol", new XAttribute(W + "w", c == 0 ? first : other)))
            ),
            section
                .Table.Take(Rows + 1)
                .Select(
                    (row, r) =>
                        new XElement(
                            W + "tr",
                            r == 0 ? new XElement(W + "trPr", new XElement(W + "tblHeader")) : null,
                            row.Select((text, c) => Cell(text, c, r == 0))
                        )
                )
        );
    }

    /// <summary>A figure: its title, its panels side by side, its finding.</summary>
    private static IEnumerable<XElement> Draw(
        MainDocumentPart main,
        Figure figure,
        Theme theme,
        Numerals numerals,
        ref int drawn
    )
    {
        List<XElement> found = [Paragraph("Heading1", numerals.In(figure.Title))];
        if (figure.Subtitle.Length > 0)
        {
            found.Add(Paragraph("Finding", numerals.In(figure.Subtitle)));
        }

        Panel[] panels = [.. figure.Panels.Take(Panels)];
        bool native = panels.All(NativeChart.Has);
        int columns = panels.Length == 4 ? 2 : panels.Length;
        double width = (TextWidthOfPage - 4) / columns;
        double height = panels.Length > 2 ? LowChart : HeightOfChart;
        List<XElement> row = [];
        for (int i = 0; native && i < panels.Length; i++)
        {
            string id = $"chart{++drawn}";
            ChartParts.AddChart(main, id, figure, panels[i], theme, width, letters: 8);
            row.Add(Inline(drawn, figure, width, height, NativeChart.Graphic(id)));
        }

        if (!native)
        {
            row.Add(Picture(main, figure, theme, numerals, ++drawn));
        }

        foreach (XElement[] line in row.Chunk(columns))
        {
            found.Add(new XElement(W + "p", Style("Chart"), line.Select(d => new XElement(W + "r", d))));
        }

        return found;
    }

    private static XElement Picture(MainDocumentPart main, Figure figure, Theme theme, Numerals numerals, int number)
    {
        double height = HeightOfChart + 40;
        var style = new PageStyle
        {
            Width = TextWidthOfPage * 1.5,
            Height = height * 1.5,
            Theme = theme,
            Numerals = numerals,
        };
        XNamespace p = OfficeXml.Picture;
        return Inline(
            number,
            figure,
            TextWidthOfPage,
            height,
            new XElement(
                A + "graphic",
                new XElement(
                    A + "graphicData",
                    new XAttribute("uri", p.NamespaceName),
                    new XElement(
                        p + "pic",
                        new XElement(
                            p + "nvPicPr",
                            new XElement(p + "cNvPr", new XAttribute("id", number), new XAttribute("name", "Chart")),
                            new XElement(p + "cNvPicPr")
                        ),
                        new XElement(p + "blipFill", ChartParts.AddPicture(main, figure, style, number)),
                        new XElement(
                            p + "spPr",
                            new XElement(A + "xfrm", SlideText.Frame((0, 0, TextWidthOfPage, height))),
                            new XElement(A + "prstGeom", new XAttribute("prst", "rect"), new XElement(A + "avLst"))
                        )
                    )
                )
            )
        );
    }

    private static XElement Inline(int number, Figure figure, double width, double height, XElement graphic) =>
        new(
            W + "drawing",
            new XElement(
                OfficeXml.WordDrawing + "inline",
                new XElement(
                    OfficeXml.WordDrawing + "extent",
                    new XAttribute("cx", OfficeXml.Units(width)),
                    new XAttribute("cy", OfficeXml.Units(height))
                ),
                new XElement(
                    OfficeXml.WordDrawing + "docPr",
                    new XAttribute("id", number),
                    new XAttribute("name", $"Chart {number}"),
                    new XAttribute("descr", OfficeXml.Clean(figure.Description))
                ),
                new XElement(OfficeXml.WordDrawing + "cNvGraphicFramePr"),
                graphic
            )
        );
}
