namespace WorkforceOS.Bench;

/// <summary>The bench cannot go on; the message is a sentence for whoever started it.</summary>
internal sealed class BenchException(string sentence) : Exception(sentence);
