using System.Collections.Concurrent;
using System.Globalization;

namespace YouthPrograms.OData.Model;

/// <summary>The documents that describe the service, in each language it is described in, written when first asked for.</summary>
internal sealed class ModelDocuments(IReadOnlyList<CultureInfo> languages, Func<CultureInfo, LanguageDocuments> write)
{
    private readonly ConcurrentDictionary<string, Lazy<LanguageDocuments>> written = [];

    /// <summary>Those in the caller's language, or else in the first one.</summary>
    public LanguageDocuments For(CultureInfo asked)
    {
        var language = languages.FirstOrDefault(l => l.TwoLetterISOLanguageName == asked.TwoLetterISOLanguageName) ?? languages[0];
        return written.GetOrAdd(language.Name, _ => new(() => write(language))).Value;
    }
}

/// <summary>The documents in one language.</summary>
internal sealed class LanguageDocuments(CultureInfo language, byte[] xml, Lazy<byte[]> json, Lazy<byte[]> openApi)
{
    public CultureInfo Language => language;
    public byte[] Xml => xml;
    public byte[] Json => json.Value;
    public byte[] OpenApi => openApi.Value;
}
