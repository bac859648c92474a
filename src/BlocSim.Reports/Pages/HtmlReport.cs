using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Markdig;

namespace BlocSim.Reports;

/// <summary>
/// A run or an experiment as one page that needs nothing else: its summary with its charts inside, for a screen of any width, in light and dark, and on paper.
/// </summary>
public static partial class HtmlReport
{
    /// <summary>Tells a page of ours from others.</summary>
    public const string Mark = "<meta name=\"generator\" content=\"BlocSim ";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoIdentifiers()
        .DisableHtml()
        .Build();

    private const string Style = """
        :root { color-scheme: light dark; --paper: #fff; --ink: #1a1a1a; --soft: #555; --rule: #d9d9d9; --link: #0b5394; --card: #f6f7f9; }
        @media (prefers-color-scheme: dark) { :root { --paper: #14181f; --ink: #f2f2f2; --soft: #c4c9d1; --rule: #39414d; --link: #7fbdf5; --card: #1d232d; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif; }
        main, header, footer { max-width: 64rem; margin: 0 auto; padding: 0 1.25rem; }
        h1 { font-size: 1.9rem; line-height: 1.2; margin: 2rem 0 .5rem; }
        h2 { font-size: 1.3rem; margin: 2.2rem 0 .6rem; border-top: 1px solid var(--rule); padding-top: 1.2rem; }
        p, li { max-width: 46rem; }
        a { color: var(--link); }
        figure { margin: 1.5rem 0 .4rem; padding: 0; position: relative; border: 1px solid var(--rule); border-radius: .4rem; overflow: hidden; }
        figure svg { display: block; width: 100%; height: auto; }
        details { margin: 0 0 1.5rem; } summary { cursor: pointer; color: var(--link); } details .wide { max-height: 24rem; overflow: auto; }
        #readout { position: fixed; max-width: 22rem; padding: .5rem .7rem; background: var(--ink); color: var(--paper); font-size: .85rem; border-radius: .3rem; pointer-events: none; white-space: pre-line; z-index: 2; }
        .wide { overflow-x: auto; }
        .wide:focus-visible, figure:focus-visible, a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
        table { border-collapse: collapse; font-size: .92rem; font-variant-numeric: tabular-nums; margin: .5rem 0; }
        th, td { padding: .3rem .7rem; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; }
        th { color: var(--soft); font-weight: 600; }
        code { background: var(--card); padding: .1em .3em; border-radius: .2rem; overflow-wrap: anywhere; }
        pre { background: var(--card); padding: .8rem; overflow-x: auto; }
        footer { color: var(--soft); font-size: .85rem; margin: 3rem auto 2rem; overflow-wrap: anywhere; }
        @media (max-width: 44rem) { figure { overflow-x: auto; } figure svg { width: 46rem; } }
        @media print { body { font-size: 10pt; } figure { break-inside: avoid; } h2 { break-after: avoid; } a { color: inherit; } .wide { overflow: visible; } }
        """;

    [GeneratedRegex("<table>", RegexOptions.None, 1000)]
    private static partial Regex Tables();

    /// <summary>The page.</summary>
    /// <param name="content">The results.</param>
    /// <param name="theme">Colours of the charts.</param>
    public static string Of(ReportContent content, Theme theme)
    {
        string summary = content.Told;
        RunManifest manifest = content.Manifest;
        // Answer first, then the charts, then everything else.
        int rest = summary.IndexOf("\n## ", StringComparison.Ordinal);
        string first = rest < 0 ? summary : summary[..rest];
        string second = rest < 0 ? string.Empty : summary[rest..];
        var page = new StringBuilder();
        page.Append(
            $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            {Mark}{Text(manifest.Version)}">
            <title>{Text(manifest.Scenario)}</title>
            <style>
            {Style}
            </style>
            </head>
            <body>
            <main>

            """
        );
        page.Append(Html(first));
        var style = PageStyle.Slide with { Theme = theme, Numerals = content.Numerals };
        foreach ((string _, Figure figure) in content.Figures)
        {
            page.Append(HtmlFigure.Of(figure, style));
        }

        page.Append(Html(second));
        page.Append(
            $"""
            </main>
            <div id="readout" role="status" aria-live="polite" hidden></div>
            <script>
            {HtmlFigure.Script}
            </script>
            <footer><p>Scenario {Text(manifest.Scenario)}, SHA-256 <code>{Text(
                manifest.Sha256
            )}</code>, seed {manifest.Seed}, BlocSim {Text(manifest.Version)}.</p></footer>
            </body>
            </html>

            """
        );
        return page.ToString().ReplaceLineEndings("\n");
    }

    private static string Text(string s) => WebUtility.HtmlEncode(s);

    /// <summary>Markdown as HTML; tables scroll sideways by themselves, also by keyboard.</summary>
    private static string Html(string markdown)
    {
        int count = 0;
        string html = Markdown.ToHtml(markdown, Pipeline);
        return Tables()
            .Replace(
                html,
                _ => $"<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"Table {++count}\"><table>"
            )
            .Replace("</table>", "</table></div>", StringComparison.Ordinal)
            .Replace("<th></th>", "<td></td>", StringComparison.Ordinal)
            .Replace("<pre>", "<pre tabindex=\"0\">", StringComparison.Ordinal);
    }
}
