using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace BlocSim.Reports;

/// <summary>
/// Results as slides: the answer, a slide a chart with native charts that can be edited, who gains and who loses, where it comes from. What a slide has no room for is
/// in its notes.
/// </summary>
public static class SlideDeck
{
    private static readonly XNamespace P = OfficeXml.Slide;
    private static readonly XNamespace A = OfficeXml.Drawing;

    /// <summary>The file's bytes.</summary>
    /// <param name="content">The results.</param>
    /// <param name="theme">Its colours.</param>
    /// <param name="cancel">Ends writing.</param>
    /// <exception cref="FontException">A chart that goes in as a picture has letters that no installed font has.</exception>
    public static byte[] Write(ReportContent content, Theme theme, CancellationToken cancel = default) =>
        OfficeFile.Of(
            s => PresentationDocument.Create(s, DocumentFormat.OpenXml.PresentationDocumentType.Presentation),
            document => Fill(document, content, theme, cancel),
            content.Manifest.Scenario
        );

    private static void Fill(
        PresentationDocument document,
        ReportContent content,
        Theme theme,
        CancellationToken cancel
    )
    {
        PresentationPart presentation = document.AddPresentationPart();
        document.ChangeIdOfPart(presentation, OfficeFile.MainId);
        (SlideLayoutPart layout, NotesMasterPart notes) = SlideMaster.Add(presentation, theme);
        SummaryPage page = SummaryPage.Parse(content.Told);
        List<string> ids = [];
        SlidePage Next()
        {
            cancel.ThrowIfCancellationRequested();
            ids.Add($"slide{ids.Count + 1}");
            return new SlidePage(presentation.AddNewPart<SlidePart>(ids[^1]), layout, notes, theme, content, ids.Count);
        }

        SummarySection? table = page.MainTable;
        bool first = page.Answer.Length == 0 && table is not null;
        if (first)
        {
            Next().Table(page.Title, page.Question, table!);
        }
        else
        {
            Answer(Next, page);
        }

        foreach ((string _, Figure figure) in content.Figures)
        {
            Next().Chart(figure);
        }

        if (!first && table is not null)
        {
            Next().Table(table.Heading, table.Paragraphs.FirstOrDefault() ?? string.Empty, table);
        }

        if (page.Section("What happened") is { Bullets.IsEmpty: false } story)
        {
            Lists(Next, story.Heading, [.. story.Bullets]);
        }

        presentation.Put(
            new XElement(
                P + "presentation",
                new XElement(
                    P + "sldMasterIdLst",
                    new XElement(
                        P + "sldMasterId",
                        new XAttribute("id", 2147483648),
                        new XAttribute(OfficeXml.Link + "id", "master")
                    )
                ),
                new XElement(
                    P + "notesMasterIdLst",
                    new XElement(P + "notesMasterId", new XAttribute(OfficeXml.Link + "id", "notes"))
                ),
                new XElement(
                    P + "sldIdLst",
                    ids.Select(
                        (id, i) =>
                            new XElement(
                                P + "sldId",
                                new XAttribute("id", 256 + i),
                                new XAttribute(OfficeXml.Link + "id", id)
                            )
                    )
                ),
                new XElement(
                    P + "sldSz",
                    new XAttribute("cx", OfficeXml.Units(SlidePage.Width)),
                    new XAttribute("cy", OfficeXml.Units(SlidePage.Height))
                ),
                new XElement(
                    P + "notesSz",
                    new XAttribute("cx", OfficeXml.Units(SlidePage.Height)),
                    new XAttribute("cy", OfficeXml.Units(720))
                )
            ),
            ("p", P),
            ("a", A),
            ("r", OfficeXml.Link)
        );
    }

    private static void Answer(Func<SlidePage> next, SummaryPage page) =>
        Lists(
            next,
            page.Title,
            [.. page.Answer.Length > 0 ? [page.Answer] : page.Lead, .. page.Section("Decisions")?.Bullets ?? []],
            page.Question
        );

    /// <summary>Items on as many slides as they need at a size that can be read from the last row.</summary>
    private static void Lists(Func<SlidePage> next, string title, IReadOnlyList<string> items, string question = "")
    {
        List<string> texts = [.. items.SelectMany(t => SummaryPage.Sentences(t))];
        for (int part = 1; texts.Count > 0 || part == 1; part++)
        {
            int taken = next()
                .List(part == 1 ? title : $"{title} (continued)", part == 1 ? question : string.Empty, texts);
            texts.RemoveRange(0, taken);
        }
    }
}
