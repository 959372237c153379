using System.Globalization;
using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Validation;

namespace YouthPrograms.OData.Tests.Http;

/// <summary>Reads answers with Microsoft's library, which knows nothing of ours, as one line per resource, inner ones first.</summary>
internal static class ForeignReader
{
    public static IEdmModel Model(string xml)
    {
        using var reader = System.Xml.XmlReader.Create(new StringReader(xml));
        Assert.True(CsdlReader.TryParse(reader, out var model, out var errors), string.Join("; ", errors.Select(e => e.ErrorMessage)));
        Assert.True(model.Validate(out errors), string.Join("; ", errors.Select(e => e.ErrorMessage)));
        return model;
    }

    public static async Task<List<string>> ResourcesAsync(HttpResponseMessage response, IEdmModel model, bool single)
    {
        using var messages = new ODataMessageReader((IODataResponseMessage)new Message(response), Settings(), model);
        var reader = single ? await messages.CreateODataResourceReaderAsync() : await messages.CreateODataResourceSetReaderAsync();
        List<string> lines = [];
        while (await reader.ReadAsync())
        {
            if (reader.State == ODataReaderState.ResourceEnd && reader.Item is ODataResource resource)
                lines.Add(resource.TypeName + " " + string.Join(' ', resource.Properties.OfType<ODataProperty>().Select(p => p.Name + "=" + Text(p.Value))));
        }
        return lines;
    }

    public static async Task<ODataError> ErrorAsync(HttpResponseMessage response, IEdmModel model)
    {
        using var messages = new ODataMessageReader((IODataResponseMessage)new Message(response), Settings(), model);
        return await messages.ReadErrorAsync();
    }

    // What was computed is not in the metadata.
    private static ODataMessageReaderSettings Settings() => new()
    {
        MaxProtocolVersion = ODataVersion.V401,
        BaseUri = new("http://localhost/odata/"),
        Validations = ValidationKinds.All & ~ValidationKinds.ThrowOnUndeclaredPropertyForNonOpenType,
    };

    private static string Text(object? value) => value switch
    {
        null => "null",
        byte[] bytes => Convert.ToHexString(bytes),
        ODataUntypedValue untyped => untyped.RawValue,
        ODataEnumValue member => member.Value,
        ODataCollectionValue items => "[" + string.Join(',', items.Items.Select(Text)) + "]",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private sealed class Message(HttpResponseMessage response) : IODataResponseMessageAsync
    {
        public IEnumerable<KeyValuePair<string, string>> Headers
            => response.Headers.Concat(response.Content.Headers).Select(h => KeyValuePair.Create(h.Key, string.Join(',', h.Value)));

        public int StatusCode
        {
            get => (int)response.StatusCode;
            set => throw new NotSupportedException();
        }

        public string GetHeader(string headerName)
            => Headers.FirstOrDefault(h => h.Key.Equals(headerName, StringComparison.OrdinalIgnoreCase)).Value;

        public void SetHeader(string headerName, string headerValue) => throw new NotSupportedException();

        public Stream GetStream() => response.Content.ReadAsStream();

        public Task<Stream> GetStreamAsync() => response.Content.ReadAsStreamAsync();
    }
}
