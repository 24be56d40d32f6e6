using System.Text.Json.Nodes;

namespace WorkforceOS.StripeStandIn;

/// <summary>Keeps all objects in a file, so that a database which knows their ids finds them again after the next start.</summary>
/// <param name="path">Null: nothing is kept.</param>
internal sealed class Memory(string? path)
{
    /// <returns>Null where there is none yet.</returns>
    public JsonObject? Read() => path is not null && File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path)) as JsonObject : null;

    public void Write(Func<JsonObject> all)
    {
        if (path is null) return;
        // Whole or not at all, whenever the process ends.
        var next = path + ".next";
        File.WriteAllText(next, all().ToJsonString());
        File.Move(next, path, overwrite: true);
    }
}
