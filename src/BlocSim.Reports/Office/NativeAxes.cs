using System.Xml.Linq;
using static BlocSim.Reports.ChartXml;

namespace BlocSim.Reports;

/// <summary>Axes of charts of office programs.</summary>
internal static class NativeAxes
{
    private static readonly XNamespace C = OfficeXml.Chart;

    /// <summary>The axis of values.</summary>
    public static XElement UpAxis(
        RoundTicks ticks,
        Theme theme,
        string between,
        string side = "l",
        bool high = false
    ) =>
        new(
            C + "valAx",
            Value("axId", UpId),
            Scaling(ticks.Low, ticks.High),
            Value("delete", 0),
            new XElement(C + "axPos", new XAttribute("val", side)),
            new XElement(C + "majorGridlines", new XElement(C + "spPr", Thin(theme.Rule))),
            Format(ticks),
            new XElement(C + "majorTickMark", new XAttribute("val", "none")),
            new XElement(C + "minorTickMark", new XAttribute("val", "none")),
            new XElement(C + "tickLblPos", new XAttribute("val", high ? "high" : "low")),
            new XElement(C + "spPr", new XElement(OfficeXml.Drawing + "ln", NoFill())),
            Value("crossAx", AcrossId),
            new XElement(C + "crosses", new XAttribute("val", "autoZero")),
            new XElement(C + "crossBetween", new XAttribute("val", between)),
            Number("majorUnit", ticks.Step)
        );

    /// <summary>Numbers across.</summary>
    public static XElement AcrossAxis(RoundTicks ticks, Theme theme, string title) =>
        new(
            C + "valAx",
            Value("axId", AcrossId),
            Scaling(ticks.Low, ticks.High),
            Value("delete", 0),
            new XElement(C + "axPos", new XAttribute("val", "b")),
            Title(title, theme, null),
            Format(ticks),
            Below(theme),
            new XElement(C + "crosses", new XAttribute("val", "autoZero")),
            new XElement(C + "crossBetween", new XAttribute("val", "midCat")),
            Number("majorUnit", ticks.Step)
        );

    private static XElement Format(RoundTicks ticks) =>
        new(
            C + "numFmt",
            new XAttribute(
                "formatCode",
                "#,##0" + (ticks.Decimals > 0 ? "." + new string('0', ticks.Decimals) : string.Empty)
            ),
            new XAttribute("sourceLinked", 0)
        );

    /// <summary>Months across, of which years are named.</summary>
    public static XElement DateAxis(int months, Theme theme, int labels)
    {
        int years = Math.Max(1, (int)Math.Ceiling(months / 12.0 / labels));
        return new XElement(
            C + "dateAx",
            Value("axId", AcrossId),
            Scaling(null, null),
            Value("delete", 0),
            new XElement(C + "axPos", new XAttribute("val", "b")),
            new XElement(C + "numFmt", new XAttribute("formatCode", "yyyy"), new XAttribute("sourceLinked", 0)),
            Below(theme),
            new XElement(C + "crosses", new XAttribute("val", "autoZero")),
            Value("auto", 0),
            Value("lblOffset", 100),
            new XElement(C + "baseTimeUnit", new XAttribute("val", "months")),
            Value("majorUnit", years),
            new XElement(C + "majorTimeUnit", new XAttribute("val", "years"))
        );
    }

    /// <summary>Names across.</summary>
    public static XElement Names(
        string side,
        Theme theme,
        int count,
        int labels = 12,
        bool reversed = false,
        double? crosses = null,
        string? title = null
    ) =>
        new(
            C + "catAx",
            Value("axId", AcrossId),
            Scaling(null, null, reversed),
            Value("delete", 0),
            new XElement(C + "axPos", new XAttribute("val", side)),
            title is null ? null : Title(title, theme, null),
            new XElement(C + "numFmt", new XAttribute("formatCode", "General"), new XAttribute("sourceLinked", 0)),
            Below(theme),
            crosses is { } at
                ? Number("crossesAt", at)
                : new XElement(C + "crosses", new XAttribute("val", "autoZero")),
            Value("auto", 0),
            new XElement(C + "lblAlgn", new XAttribute("val", "ctr")),
            Value("lblOffset", 100),
            side == "b" ? Value("tickLblSkip", Math.Max(1, (int)Math.Ceiling(count / (double)labels))) : null,
            Value("noMultiLvlLbl", 0)
        );

    /// <summary>What axes across have in common: a line with ticks outside, labels below, crossed by the axis of values.</summary>
    private static XElement[] Below(Theme theme) =>
        [
            new(C + "majorTickMark", new XAttribute("val", "out")),
            new(C + "minorTickMark", new XAttribute("val", "none")),
            new(C + "tickLblPos", new XAttribute("val", "low")),
            new(C + "spPr", Thin(theme.Zero)),
            Value("crossAx", UpId),
        ];

    private static XElement Thin(string color) =>
        new(OfficeXml.Drawing + "ln", new XAttribute("w", OfficeXml.Units(0.75)), Fill(color));

    private static XElement Scaling(double? low, double? high, bool reversed = false) =>
        new(
            C + "scaling",
            new XElement(C + "orientation", new XAttribute("val", reversed ? "maxMin" : "minMax")),
            high is { } h ? Number("max", h) : null,
            low is { } l ? Number("min", l) : null
        );
}
