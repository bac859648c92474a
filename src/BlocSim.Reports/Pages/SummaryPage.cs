using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BlocSim.Reports;

/// <summary>A run's summary taken apart: what slides and documents are made of.</summary>
/// <param name="Title">The scenario's title.</param>
/// <param name="Question">What it asks; may be empty.</param>
/// <param name="Answer">The answer, without the word; may be empty.</param>
/// <param name="Lead">Other paragraphs above the first heading.</param>
/// <param name="Sections">What stands below headings, in order.</param>
internal sealed partial record SummaryPage(
    string Title,
    string Question,
    string Answer,
    ImmutableArray<string> Lead,
    ImmutableArray<SummarySection> Sections
)
{
    /// <summary>The heading of the table of gains.</summary>
    public const string Gains = "Who gains, who loses";

    /// <summary>The heading given to a table that stands above the first one.</summary>
    public const string Results = "Results";

    private const string AnswerMark = "Answer.";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    /// <summary>Names of metrics behind a sentence, which pages for readers in a hurry leave out.</summary>
    [GeneratedRegex(@" \[[a-z0-9, -]+\]", RegexOptions.None, 1000)]
    private static partial Regex MetricNames();

    /// <summary>Takes a summary apart.</summary>
    /// <param name="markdown">summary.md.</param>
    public static SummaryPage Parse(string markdown)
    {
        string title = string.Empty;
        List<string> lead = [];
        List<SummarySection> sections = [];
        SummarySection? table = null;
        foreach (Block block in Markdown.Parse(markdown, Pipeline))
        {
            if (block is HeadingBlock heading)
            {
                string text = Text(heading.Inline);
                if (heading.Level == 1)
                {
                    title = text;
                }
                else
                {
                    sections.Add(new SummarySection(text, [], [], []));
                }
            }
            else if (sections.Count == 0)
            {
                lead.AddRange(block is ParagraphBlock p ? [Text(p.Inline)] : []);
                table = block is Table ? With(new SummarySection(Results, [], [], []), block) : table;
            }
            else
            {
                sections[^1] = With(sections[^1], block);
            }
        }

        // Where it comes from has a place of its own on every page.
        lead.RemoveAll(p =>
            p.StartsWith("Source: ", StringComparison.Ordinal)
            || p.Contains(Provenance.ScenarioMark, StringComparison.Ordinal)
        );
        string answer = lead.Find(p => p.StartsWith(AnswerMark, StringComparison.Ordinal)) ?? string.Empty;
        string question = lead.Count > 0 && lead[0] != answer ? lead[0] : string.Empty;
        return new SummaryPage(
            title,
            question,
            answer.Length > 0 ? answer[AnswerMark.Length..].Trim() : string.Empty,
            [.. lead.Where(p => p != answer && p != question)],
            [.. table is null ? [] : new[] { table }, .. sections]
        );
    }

    /// <summary>The table that a reader in a hurry wants: who gains and who loses, what an experiment found, or what many runs say of the good in focus; null where there is none.</summary>
    public SummarySection? MainTable =>
        Sections.FirstOrDefault(s => s.Heading is Gains or Results && !s.Table.IsEmpty)
        ?? (Answer.Length == 0 ? Sections.FirstOrDefault(s => !s.Table.IsEmpty) : null);

    /// <summary>A section; null where there is none of that heading.</summary>
    public SummarySection? Section(string heading) => Sections.FirstOrDefault(s => s.Heading == heading);

    /// <summary>A text as sentences without the names of metrics.</summary>
    public static IReadOnlyList<string> Sentences(string text)
    {
        string plain = MetricNames().Replace(text, string.Empty);
        List<string> found = [];
        int from = 0;
        for (int i = 0; i + 2 < plain.Length; i++)
        {
            if (plain[i] is '.' && plain[i + 1] == ' ' && char.IsUpper(plain[i + 2]))
            {
                found.Add(plain[from..(i + 1)]);
                from = i + 2;
            }
        }

        found.Add(plain[from..]);
        return [.. found.Where(s => s.Length > 0)];
    }

    private static SummarySection With(SummarySection section, Block block) =>
        block switch
        {
            ParagraphBlock p => section with { Paragraphs = section.Paragraphs.Add(Text(p.Inline)) },
            ListBlock list => section with
            {
                Bullets =
                [
                    .. section.Bullets,
                    .. list.OfType<ListItemBlock>()
                        .Select(i => string.Join(' ', i.OfType<ParagraphBlock>().Select(p => Text(p.Inline)))),
                ],
            },
            Table table when section.Table.IsEmpty => section with
            {
                Table =
                [
                    .. table
                        .OfType<TableRow>()
                        .Select(r =>
                            r.OfType<TableCell>()
                                .Select(c => string.Join(' ', c.OfType<ParagraphBlock>().Select(p => Text(p.Inline))))
                                .ToImmutableArray()
                        ),
                ],
            },
            FencedCodeBlock code => section with { Paragraphs = section.Paragraphs.Add(code.Lines.ToString()) },
            _ => section,
        };

    private static string Text(ContainerInline? inline)
    {
        var text = new StringBuilder();
        foreach (Inline part in inline ?? [])
        {
            _ = part switch
            {
                LiteralInline literal => text.Append(literal.Content),
                CodeInline code => text.Append(code.Content),
                LineBreakInline => text.Append(' '),
                HtmlEntityInline entity => text.Append(entity.Transcoded),
                AutolinkInline link => text.Append(link.Url),
                HtmlInline html => text.Append(html.Tag),
                ContainerInline container => text.Append(Text(container)),
                _ => text,
            };
        }

        return text.ToString();
    }
}
