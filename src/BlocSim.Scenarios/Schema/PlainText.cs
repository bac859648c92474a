using System.Globalization;
using System.Text;

namespace BlocSim.Scenarios;

/// <summary>Text that shows what it is: no control or direction characters, no half characters, nothing that is no character at all.</summary>
public static class PlainText
{
    /// <summary>Whether a text is plain and stands on one line.</summary>
    public static bool Is(string text) => FirstBad(text) is null;

    /// <summary>The text with everything that is not plain written as its number, so that printing it does nothing but show it.</summary>
    public static string Show(string text)
    {
        if (Is(text))
        {
            return text;
        }

        var shown = new StringBuilder();
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool plain = rune.Value == '\n' || (IsPlain(rune) && rune != Rune.ReplacementChar);
            shown.Append(plain ? rune.ToString() : Number(rune));
        }

        return shown.ToString();
    }

    /// <summary>What is not plain in a text, for a message; empty when all is.</summary>
    public static string Found(string text) => FirstBad(text) is { } bad ? $" (found {bad})" : string.Empty;

    private static string? FirstBad(string text)
    {
        for (int i = 0; i < text.Length; )
        {
            if (!Rune.TryGetRuneAt(text, i, out Rune rune))
            {
                return Invariant($"half a character, U+{(int)text[i]:X4}");
            }

            if (!IsPlain(rune))
            {
                return Invariant($"U+{rune.Value:X4}");
            }

            i += rune.Utf16SequenceLength;
        }

        return null;
    }

    private static bool IsPlain(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.Surrogate
            )
        && (rune.Value & 0xFFFE) != 0xFFFE
        && rune.Value is < 0xFDD0 or > 0xFDEF;

    private static string Number(Rune rune) => Invariant($"\\u{{{rune.Value:X}}}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
