using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using OxyPlot;

namespace BlocSim.Reports;

/// <summary>A chart on a page: the drawing, the numbers behind it in a table that opens, and a readout of them at the pointer or by arrow keys.</summary>
internal static class HtmlFigure
{
    /// <summary>
    /// Shows the row of the table that the pointer or the arrow keys are at. Where the axes are stands on the figure; the numbers are those of the table.
    /// </summary>
    public const string Script = """
        const readout = document.getElementById("readout");
        for (const figure of document.querySelectorAll("figure[data-plots]")) {
          const svg = figure.querySelector("svg");
          const plots = JSON.parse(figure.dataset.plots);
          const tables = [...figure.nextElementSibling.querySelectorAll("table")];
          const line = document.createElementNS("http://www.w3.org/2000/svg", "line");
          line.setAttribute("stroke", "#8c8c8c");
          line.setAttribute("visibility", "hidden");
          svg.append(line);
          let panel = 0, row = -1;
          const show = (left, top) => {
            const rows = tables[panel].tBodies[0].rows;
            row = Math.max(0, Math.min(rows.length - 1, row));
            const heads = tables[panel].tHead.rows[0].cells, cells = rows[row].cells;
            const parts = [cells[0].textContent];
            for (let c = 1; c < cells.length; c++)
              if (cells[c].textContent) parts.push(`${heads[c].textContent}: ${cells[c].textContent}`);
            readout.textContent = parts.join("\n");
            readout.hidden = false;
            const [x, y, w, h] = plots[panel], at = x + w * (row + 0.5) / rows.length;
            line.setAttribute("x1", at); line.setAttribute("x2", at);
            line.setAttribute("y1", y); line.setAttribute("y2", y + h);
            line.setAttribute("visibility", "visible");
            const box = svg.getBoundingClientRect(), scale = box.width / svg.viewBox.baseVal.width;
            left ??= box.left + at * scale; top ??= box.top + (y + 12) * scale;
            readout.style.left = `${Math.max(8, Math.min(left + 16, innerWidth - readout.offsetWidth - 8))}px`;
            readout.style.top = `${Math.max(8, Math.min(top + 16, innerHeight - readout.offsetHeight - 8))}px`;
          };
          const hide = () => { readout.hidden = true; line.setAttribute("visibility", "hidden"); };
          figure.addEventListener("pointermove", e => {
            const box = svg.getBoundingClientRect(), scale = box.width / svg.viewBox.baseVal.width;
            const px = (e.clientX - box.left) / scale, py = (e.clientY - box.top) / scale;
            const hit = plots.findIndex(([x, y, w, h]) => px >= x && px <= x + w && py >= y && py <= y + h);
            if (hit < 0) return hide();
            panel = hit;
            const [x, , w] = plots[hit];
            row = Math.floor((px - x) / w * tables[hit].tBodies[0].rows.length);
            show(e.clientX, e.clientY);
          });
          figure.addEventListener("pointerleave", hide);
          figure.addEventListener("blur", hide);
          figure.addEventListener("keydown", e => {
            const step = { ArrowRight: 1, ArrowLeft: -1, PageDown: 12, PageUp: -12 }[e.key];
            if (e.key === "Escape") return hide();
            if (e.key === "ArrowDown" || e.key === "ArrowUp") panel = (panel + (e.key === "ArrowDown" ? 1 : plots.length - 1)) % plots.length;
            else if (step === undefined) return;
            else row += step;
            e.preventDefault();
            show();
          });
        }
        """;

    /// <summary>The figure.</summary>
    /// <param name="figure">What it shows.</param>
    /// <param name="style">Its size and look.</param>
    public static string Of(Figure figure, PageStyle style)
    {
        (string svg, IReadOnlyList<OxyRect> places) = FigureWriter.Placed(figure, style);
        bool read = places.Count > 0 && places.Count == figure.Panels.Length;
        string plots = string.Join(
            ",",
            places.Select(p =>
                string.Create(CultureInfo.InvariantCulture, $"[{p.Left:0.#},{p.Top:0.#},{p.Width:0.#},{p.Height:0.#}]")
            )
        );
        var page = new StringBuilder();
        string keys = read ? "; left and right read its numbers, up and down go to another panel" : string.Empty;
        page.Append(
            CultureInfo.InvariantCulture,
            $"<figure tabindex=\"0\" role=\"group\" aria-label=\"{Text("Chart: " + figure.Title + keys)}\" style=\"background:{Text(style.Theme.Paper)}\"{(read ? $" data-plots=\"[{plots}]\"" : string.Empty)}>\n{svg.TrimEnd()}\n</figure>\n<details><summary>Numbers of this chart</summary>\n"
        );
        foreach (Panel panel in figure.Panels)
        {
            Append(page, PanelTable.Of(figure, panel), style.Numerals);
        }

        return page.Append("</details>\n").ToString();
    }

    private static void Append(StringBuilder page, PanelTable table, Numerals numerals)
    {
        page.Append(
            CultureInfo.InvariantCulture,
            $"<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"{Text("Numbers: " + table.Name)}\"><table><caption>{Text(table.Name)}</caption><thead><tr>"
        );
        foreach (string head in table.Heads)
        {
            page.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{Text(head)}</th>");
        }

        page.Append("</tr></thead><tbody>\n");
        foreach (ImmutableArray<object> row in table.Rows)
        {
            page.Append("<tr>");
            for (int c = 0; c < row.Length; c++)
            {
                // What stands across is a name, not an amount: 2026, not 2,026.
                string cell = row[c] switch
                {
                    double year when c == 0 => year.ToString("0.####", CultureInfo.InvariantCulture),
                    double number => double.IsNaN(number) ? string.Empty : numerals.In(RunView.Number(number)),
                    object other => other.ToString()!,
                };
                page.Append(c == 0 ? "<th scope=\"row\">" : "<td>")
                    .Append(Text(cell))
                    .Append(c == 0 ? "</th>" : "</td>");
            }

            page.Append("</tr>\n");
        }

        page.Append("</tbody></table></div>\n");
    }

    private static string Text(string s) => WebUtility.HtmlEncode(s);
}
