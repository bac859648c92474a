using System.Reflection;

namespace BlocSim.Reports;

/// <summary>The version in receipts and manifests.</summary>
public static class ProductVersion
{
    /// <summary>Version without commit.</summary>
    public static string Text { get; } =
        typeof(ProductVersion)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion
        ?? "0";

    /// <summary>Tells builds of one version apart: of the model and of what reads scenarios.</summary>
    public static string Build { get; } =
        $"{typeof(Run).Module.ModuleVersionId:N}{typeof(Scenarios.ScenarioLoader).Module.ModuleVersionId:N}";

    /// <summary>The commit of the checkout this runs in, when there is one; only manifests hold it.</summary>
    public static string? Commit()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string head = Path.Combine(folder.FullName, ".git", "HEAD");
            if (!File.Exists(head))
            {
                continue;
            }

            string text = File.ReadAllText(head).Trim();
            if (!text.StartsWith("ref: ", StringComparison.Ordinal))
            {
                return text;
            }

            string reference = Path.Combine(folder.FullName, ".git", text[5..]);
            return File.Exists(reference) ? File.ReadAllText(reference).Trim() : null;
        }

        return null;
    }
}
