namespace BlocSim.Reports;

/// <summary>The size and look of a page with a figure.</summary>
public sealed record PageStyle
{
    /// <summary>Width in points of 1/72 inch, or pixels of a screen; null for that of a slide, wider from three panels on.</summary>
    public double? Width { get; init; }

    /// <summary>Height; null for nine sixteenths of the width, or more where panels lie below each other.</summary>
    public double? Height { get; init; }

    /// <summary>Size of the labels, in the same unit; titles are in proportion.</summary>
    public double FontSize { get; init; } = 12;

    /// <summary>The colours.</summary>
    public Theme Theme { get; init; } = Theme.Screen;

    /// <summary>How numbers are written.</summary>
    public Numerals Numerals { get; init; } = Numerals.English;

    /// <summary>Slides at their whole width.</summary>
    public static PageStyle Slide { get; } = new();
}
