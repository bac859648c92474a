using System.Text.Encodings.Web;
using System.Text.Json;

namespace BlocSim.Reports;

/// <summary>How JSON is printed.</summary>
public static class JsonText
{
    /// <summary>Indented, with letters as they are.</summary>
    public static JsonSerializerOptions Format { get; } =
        new()
        {
            WriteIndented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
}
